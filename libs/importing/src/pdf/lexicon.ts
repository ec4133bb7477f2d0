import type { Line } from './layout';

/** The words of a document as they stand within its lines, where nothing divides them. */
export interface Lexicon {
  /** how often a word occurs, in lower case */
  count(word: string): number;
}

/** Collects the words within lines; the first and last of each line may be parts and are left out. */
export function lexiconOf(lines: Iterable<Line>): Lexicon {
  const counts = new Map<string, number>();
  for (const { text } of lines) {
    const words = text.toLowerCase().match(/[\p{L}\p{M}'’]+(?:[-\u2010\u2011][\p{L}\p{M}'’]+)*/gu) ?? [];
    const endsInHyphen = /[-\u2010\u00AD]$/u.test(text);
    for (const [index, word] of words.entries()) {
      const isPart = (index === 0 && !/^[^\p{L}]/u.test(text)) || (index === words.length - 1 && endsInHyphen);
      if (!isPart) counts.set(word, (counts.get(word) ?? 0) + 1);
    }
  }
  return { count: (word) => counts.get(word.toLowerCase()) ?? 0 };
}
