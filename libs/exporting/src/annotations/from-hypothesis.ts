import { limits } from '@lectern/contracts';
import { type ForeignAnnotation, plainThread } from './foreign-annotation';
import { listOf, momentOf, nameOf, objectOf, textOf } from './read-json';
import { quoteOf } from './selectors';

/** Reads what Hypothesis exports as JSON, or what its API answers to a search. What it cannot understand is left out. */
export function fromHypothesis(document: unknown): ForeignAnnotation[] {
  const root = objectOf(document);
  const rows = Array.isArray(document) ? document : listOf(root['annotations'] ?? root['rows']);
  return rows.map(objectOf).flatMap((row): ForeignAnnotation[] => {
    const id = textOf(row['id']) ?? '';
    if (id === '') return [];
    const answers = textOf(listOf(row['references']).at(-1));
    const quote = quoteOf(objectOf(listOf(row['target'])[0])['selector']);
    const tags = listOf(row['tags']).flatMap((tag) => textOf(tag) ?? []);
    return [
      {
        id,
        author: authorOf(row['user_info'], row['user']),
        createdAt: momentOf(row['created']),
        // it is said of every annotation, changed or not
        editedAt: null,
        reactions: [],
        body: withTags(textOf(row['text']) ?? '', tags),
        answers,
        answersThread: false,
        // a position counts over the web page, not over this text
        targets:
          answers === null
            ? [{ quote: quote && { ...quote, position: null }, unit: 'words', certainty: 'exact', standing: null }]
            : [],
        thread: plainThread,
      },
    ];
  });
}

function authorOf(info: unknown, user: unknown): string | null {
  const account = /^acct:([^@]+)@/.exec(textOf(user) ?? '')?.[1];
  return (
    nameOf(objectOf(info)['display_name'], limits.displayNameCharacters) ??
    nameOf(account, limits.displayNameCharacters)
  );
}

/** Tags are words of the author's as well; a highlight without either says nothing. */
function withTags(text: string, tags: readonly string[]): string | null {
  const line = tags.map((tag) => `#${tag.trim().replace(/\s+/g, '-')}`).join(' ');
  const body = [text.trim(), line].filter((part) => part !== '').join('\n\n');
  return body === '' ? null : body;
}
