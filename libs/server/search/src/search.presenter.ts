import type { ExcerptPart, SearchResult } from '@lectern/contracts';
import { parseProse, plainText } from '@lectern/prose';
import { matchBegins, matchEnds, type FoundPlace, type SearchedReading } from './search.repository';

const excerptSourceCharacters = 20_000;

/** The words an excerpt is made of: a comment without its Markdown, a block as it is. */
export function plainExcerpt(place: FoundPlace | undefined): string {
  if (!place) return '';
  return place.comment ? plainText(parseProse(place.text), excerptSourceCharacters) : place.text;
}

/** An excerpt as PostgreSQL marks it, as stretches that match and others that do not. */
export function excerptParts(headline: string): ExcerptPart[] {
  const stretches = headline.split(new RegExp(`${matchBegins}([^${matchEnds}]*)${matchEnds}`));
  // what stands between the marks comes at every second place
  return stretches.flatMap((text, index) => (text === '' ? [] : [{ text, isMatch: index % 2 === 1 }]));
}

/** A place as the caller sees it. */
export function presentResult(place: FoundPlace, reading: SearchedReading, headline: string): SearchResult {
  const { comment } = place;
  return {
    group: reading.group,
    reading: { id: reading.id, title: reading.title, language: reading.language },
    blockId: place.blockId,
    number: place.number,
    comment: comment && {
      id: comment.id,
      threadId: comment.threadId,
      author: comment.author,
      createdAt: comment.createdAt.toISOString(),
      isAnswer: comment.id !== comment.threadId,
    },
    excerpt: excerptParts(headline),
  };
}
