import type { Notification } from '@lectern/contracts';
import { escaped, letterFooter, type LetterWords } from './letter-frame';

/** What a letter about what one was told is made of. */
export interface LetterParts {
  readonly kind: 'mentions' | 'digest';
  readonly told: readonly Notification[];
  /** how many more there are, which the letter does not show */
  readonly more: number;
  readonly publicUrl: URL;
  /** the page on which one stops these letters */
  readonly unsubscribeUrl: string;
}

/** Writes the letter: by reading, the newest last, each with a link to its place. */
export function letterWords({ kind, told, more, publicUrl, unsubscribeUrl }: LetterParts): LetterWords {
  const readings = byReading(told);
  const page = new URL('/notifications', publicUrl).href;
  const moreLine = more > 0 ? `${more} more on the page` : null;
  const footer = letterFooter(
    'Answers to this letter reach nobody: answer where it was said.',
    publicUrl,
    unsubscribeUrl,
  );
  return {
    subject: subjectOf(kind, told, more),
    text: [
      ...readings.flatMap(({ title, group, items }) => [
        `${title} (${group})`,
        ...items.map((one) => `\n${sentence(one)}\n${indented(one.excerpt)}\n  ${placeUrl(one, publicUrl)}`),
        '',
      ]),
      ...(moreLine ? [`${moreLine}: ${page}`, ''] : []),
      footer.text,
    ].join('\n'),
    html: [
      '<!doctype html><html><head><meta charset="utf-8"></head><body>',
      ...readings.map(
        ({ title, group, items }) =>
          `<h2 style="font-size:1.1em">${escaped(title)} <small>(${escaped(group)})</small></h2>${items
            .map(
              (one) =>
                `<p>${escaped(sentence(one))}<br><a href="${escaped(placeUrl(one, publicUrl))}">${escaped(one.excerpt)}</a></p>`,
            )
            .join('')}`,
      ),
      ...(moreLine ? [`<p><a href="${escaped(page)}">${moreLine}</a></p>`] : []),
      footer.html,
    ].join('\n'),
  };
}

function subjectOf(kind: LetterParts['kind'], told: readonly Notification[], more: number): string {
  const [first] = told;
  const count = told.length + more;
  const who = first?.author?.displayName ?? 'Somebody';
  if (kind === 'mentions')
    return count === 1 ? `${who} mentioned you in “${first?.reading.title}”` : `You were mentioned ${count} times`;
  const titles = new Set(told.map(({ reading }) => reading.title));
  const what = count === 1 ? 'One thing is new' : `${count} things are new`;
  return titles.size === 1 ? `${what} in “${[...titles][0]}”` : `${what} in what you read`;
}

function byReading(told: readonly Notification[]) {
  const readings = new Map<string, { title: string; group: string; items: Notification[] }>();
  for (const one of [...told].reverse()) {
    const known = readings.get(one.reading.id) ?? { title: one.reading.title, group: one.group.name, items: [] };
    known.items.push(one);
    readings.set(one.reading.id, known);
  }
  return [...readings.values()];
}

function sentence({ author, reason, number }: Notification): string {
  const did = { mention: 'mentioned you', answer: 'answered you', comment: 'wrote' }[reason];
  const where = number === null ? '' : ` at paragraph ${number}`;
  return `${author?.displayName ?? 'Somebody who left'} ${did}${where}:`;
}

function placeUrl({ commentId }: Notification, publicUrl: URL): string {
  return new URL(`/comments/${commentId}`, publicUrl).href;
}

function indented(text: string): string {
  return `  ${text}`;
}
