import type { Word } from './letters';

/** A text as it is searched: each letter once however often it is repeated, words apart by one space. */
export interface LetterRuns {
  readonly letters: string[];
  /** how often each stands there one after the other */
  readonly counts: number[];
  readonly starts: number[];
  readonly ends: number[];
  /** whether the word it is in was written to be read as another */
  readonly isSuspicious: boolean[];
  /** in letters that were set apart words begin and end anywhere */
  readonly isSpelled: boolean[];
}

/** A word with what is known of it. */
export interface KnownWord extends Word {
  readonly isSuspicious: boolean;
  readonly isSpelled: boolean;
}

/** Lines words up, by their letters or by what those look like. */
export function letterRuns(words: readonly KnownWord[], by: 'letter' | 'look'): LetterRuns {
  const runs: LetterRuns = { letters: [], counts: [], starts: [], ends: [], isSuspicious: [], isSpelled: [] };
  for (const word of words) {
    const first = word.letters[0];
    if (!first) continue;
    if (runs.letters.length > 0) push(runs, ' ', first.start, first.start, word);
    for (const { facts, start, end } of word.letters) {
      const shown = by === 'letter' ? facts.plain : facts.look;
      if (shown.length === 1) push(runs, shown, start, end, word);
      else for (const letter of shown) push(runs, letter, start, end, word);
    }
  }
  return runs;
}

function push(runs: LetterRuns, letter: string, start: number, end: number, word: KnownWord): void {
  const last = runs.letters.length - 1;
  if (runs.letters[last] === letter) {
    runs.counts[last] = (runs.counts[last] ?? 0) + 1;
    runs.ends[last] = end;
    return;
  }
  runs.letters.push(letter);
  runs.counts.push(1);
  runs.starts.push(start);
  runs.ends.push(end);
  runs.isSuspicious.push(word.isSuspicious);
  runs.isSpelled.push(word.isSpelled);
}
