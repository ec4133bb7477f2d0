import type { Word } from './letters';

/** From so many single letters on, set apart in one way, they are read as one word. */
const fewest = 3;
const gapMax = 3;

/** A word made of letters that stood apart, or a word as it stood. */
export interface JoinedWord extends Word {
  readonly isSpelled: boolean;
}

/** Puts letters that were set apart ("s.p.a.m", "s p a m") together again. */
export function joinedWords(words: readonly Word[], text: string): JoinedWord[] {
  const joined: JoinedWord[] = [];
  for (let at = 0; at < words.length;) {
    let end = at;
    while (end < words.length && words[end]?.letters.length === 1 && (end === at || isClose(words, end, text)))
      end += 1;
    if (end - at >= fewest) {
      joined.push({ letters: words.slice(at, end).flatMap(({ letters }) => letters), isSpelled: true });
      at = end;
    } else {
      for (const word of words.slice(at, Math.max(end, at + 1))) joined.push({ ...word, isSpelled: false });
      at = Math.max(end, at + 1);
    }
  }
  return joined;
}

function isClose(words: readonly Word[], index: number, text: string): boolean {
  const [before, after] = [words[index - 1]?.letters.at(-1), words[index]?.letters[0]];
  if (!before || !after || after.start - before.end > gapMax) return false;
  return !text.slice(before.end, after.start).includes('\n');
}
