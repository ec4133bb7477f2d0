import { idSchema, searchKindSchema, searchWordsSchema, type SearchKind } from '@lectern/contracts';

/** What is looked for and where, as the page's address says it. */
export interface SearchQuestion {
  readonly words: string;
  readonly kind: SearchKind;
  readonly groupId: string | null;
  readonly readingId: string | null;
  readonly page: number;
}

type Addressed = Readonly<Record<'q' | 'kind' | 'group' | 'reading' | 'page', string | undefined>>;

/** The question an address asks; what is no question is left out. */
export function questionOf({ q, kind, group, reading, page }: Addressed): SearchQuestion {
  const readingId = idSchema.safeParse(reading).data ?? null;
  return {
    words: searchWordsSchema.safeParse(q).data ?? '',
    kind: searchKindSchema.safeParse(kind).data ?? 'all',
    groupId: readingId === null ? (idSchema.safeParse(group).data ?? null) : null,
    readingId,
    page: /^[1-9]\d?$/.test(page ?? '') ? Number(page) : 1,
  };
}

/** The address of a question; what goes without saying is left out. */
export function addressedAs({ words, kind, groupId, readingId, page }: SearchQuestion) {
  return {
    ...(words ? { q: words } : {}),
    ...(kind === 'all' ? {} : { kind }),
    ...(groupId ? { group: groupId } : {}),
    ...(readingId ? { reading: readingId } : {}),
    ...(page === 1 ? {} : { page: String(page) }),
  };
}
