import type { Alphabet } from './alphabets';
import type { CompiledRules } from './compile-rules';
import { findExpressions } from './find-expressions';
import { letterRuns, type KnownWord } from './letter-runs';
import { wordsOf } from './letters';
import { joinedWords } from './spelled-words';
import { suspicious } from './suspicion';
import type { WordMatch, WordMatches, WordRule } from './word-rule';

/** How a text is looked through. */
export interface FindOptions {
  /** a clock in milliseconds, for the time limit */
  readonly now: () => number;
  /** what regular expressions may take together */
  readonly budgetMs: number;
  /** the alphabets the text is expected in, whatever its words look like */
  readonly expected?: readonly Alphabet[];
}

/** Everything that rules find in a text, in the order it stands there. */
export function findWords(
  text: string,
  rules: CompiledRules,
  { now, budgetMs, expected = [] }: FindOptions,
): WordMatches {
  const deadline = now() + budgetMs;
  const asWritten = wordsOf(text);
  const words = joinedWords(asWritten, text);
  const flags = suspicious(words, text, expected);
  const known = words.map((word, index): KnownWord => ({
    ...word,
    isSuspicious: word.isSpelled || flags[index] === true,
  }));
  const matches = new Map<string, WordMatch>();
  const disguised = asWritten.flatMap(({ letters }) => letters.filter(({ isDisguised }) => isDisguised));
  const put = (found: WordMatch['form']) => (rule: WordRule, start: number, end: number) => {
    // with what cannot be seen left out it may read plainly, and still was written to be overlooked
    const isDisguised = disguised.some((letter) => letter.start >= start && letter.end <= end);
    const form = isDisguised ? 'folded' : found;
    const key = `${rule.id} ${start} ${end}`;
    if (!matches.has(key))
      matches.set(key, { ruleId: rule.id, action: rule.action, start, end, words: text.slice(start, end), form });
  };
  const apart = asWritten.map((word): KnownWord => ({ ...word, isSuspicious: false, isSpelled: false }));
  rules.byLetter.find(letterRuns(apart, 'letter'), put('plain'));
  if (known.some(({ isSuspicious }) => isSuspicious)) {
    rules.byLetter.find(letterRuns(known, 'letter'), put('folded'));
    rules.byLook.find(letterRuns(known, 'look'), put('folded'));
  }
  const isCutShort = findExpressions(text, known, rules, () => now() > deadline, put);
  return { matches: [...matches.values()].sort((a, b) => a.start - b.start || a.end - b.end), isCutShort };
}
