import { Automaton } from './automaton';
import { letterRuns, type LetterRuns } from './letter-runs';
import { wordsOf } from './letters';
import type { WordRule } from './word-rule';

interface WordKey {
  readonly rule: WordRule;
  readonly letters: readonly string[];
  readonly counts: readonly number[];
  readonly isOpenBefore: boolean;
  readonly isOpenAfter: boolean;
}

/** From this length on a word is told from its neighbours even when one of its letters is doubled. */
const longFrom = 5;

/** Rules of words, ready to be looked for all at once, by letter or by look. */
export class WordKeys {
  private readonly keys: readonly WordKey[];
  private readonly automaton: Automaton;

  constructor(
    rules: readonly WordRule[],
    private readonly by: 'letter' | 'look',
  ) {
    this.keys = rules.map((rule) => keyOf(rule, by));
    this.automaton = new Automaton(this.keys.map(({ letters }) => letters));
  }

  find(runs: LetterRuns, found: (rule: WordRule, start: number, end: number) => void): void {
    this.automaton.search(runs.letters, (index, last) => {
      const key = this.keys[index];
      if (!key) return;
      const first = last - key.letters.length + 1;
      if (!isWhole(key, runs, first, last) || !isRepeatedOnPurpose(key, runs, first)) return;
      if (this.by === 'look' && !someBetween(runs.isSuspicious, first, last)) return;
      const from = key.isOpenBefore ? wordStart(runs.letters, first) : first;
      const to = key.isOpenAfter ? wordEnd(runs.letters, last) : last;
      found(key.rule, runs.starts[from] ?? 0, runs.ends[to] ?? 0);
    });
  }
}

/** The letters of a rule, without its stars. */
export function lettersOfRule(pattern: string): LetterRuns {
  return runsOf(pattern, 'letter');
}

function runsOf(pattern: string, by: 'letter' | 'look'): LetterRuns {
  const known = { isSuspicious: false, isSpelled: false };
  return letterRuns(
    wordsOf(pattern).map(({ letters }) => ({ letters, ...known })),
    by,
  );
}

function keyOf(rule: WordRule, by: 'letter' | 'look'): WordKey {
  const pattern = rule.pattern.trim();
  const { letters, counts } = runsOf(pattern, by);
  return { rule, letters, counts, isOpenBefore: pattern.startsWith('*'), isOpenAfter: pattern.endsWith('*') };
}

function isWhole(key: WordKey, { letters, isSpelled }: LetterRuns, first: number, last: number): boolean {
  const isBegun = key.isOpenBefore || isSpelled[first] || first === 0 || letters[first - 1] === ' ';
  const isEnded = key.isOpenAfter || isSpelled[last] || last === letters.length - 1 || letters[last + 1] === ' ';
  return isBegun && isEnded;
}

/**
 * Letters repeated more often than the rule has them: three in a row, two that are doubled, or one in a long word.
 * A single doubled letter of a short word is another word: good is not god.
 */
function isRepeatedOnPurpose(key: WordKey, { counts, isSuspicious }: LetterRuns, first: number): boolean {
  let [doubled, isStretched] = [0, false];
  for (let index = 0; index < key.counts.length; index += 1) {
    const [wanted, there] = [key.counts[index] ?? 1, counts[first + index] ?? 1];
    if (there < wanted) return false;
    // where a rule is open a word may go on with the same letter
    if ((index === 0 && key.isOpenBefore) || (index === key.counts.length - 1 && key.isOpenAfter)) continue;
    if (there > wanted) doubled += 1;
    if (there > wanted && there >= 3) isStretched = true;
  }
  return (
    doubled === 0 || isStretched || doubled >= 2 || key.letters.length >= longFrom || (isSuspicious[first] ?? false)
  );
}

function someBetween(flags: readonly boolean[], first: number, last: number): boolean {
  for (let at = first; at <= last; at += 1) if (flags[at]) return true;
  return false;
}

function wordStart(letters: readonly string[], from: number): number {
  let first = from;
  while (first > 0 && letters[first - 1] !== ' ') first -= 1;
  return first;
}

function wordEnd(letters: readonly string[], from: number): number {
  let last = from;
  while (last < letters.length - 1 && letters[last + 1] !== ' ') last += 1;
  return last;
}
