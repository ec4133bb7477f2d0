import type { Alphabet } from './alphabets';
import type { CompiledRules } from './compile-rules';
import { findExpressions } from './find-expressions';
import { letterRuns, type KnownWord } from './letter-runs';
import { readWords } from './letters';
import { joinedWords } from './spelled-words';
import { suspicious } from './suspicion';
import type { WordMatch, WordMatches, WordRule } from './word-rule';

/** How a text is looked through. */
export interface FindOptions {
  /** a clock in milliseconds, for the time limit */
  readonly now: () => number;
  /** from when on nothing more is begun; words that stand there plainly are looked for all the same, as far as was read */
  readonly budgetMs: number;
  /** the alphabets the text is expected in, whatever its words look like */
  readonly expected?: readonly Alphabet[];
}

/** Up to this length a text cannot be made to be slow. */
const shortCharacters = 2_000;

/**
 * Everything that rules find in a text, in the order it stands there. When the time is over the rest is left and said to
 * be left: a text made to be slow is not let pass, it waits for a person.
 */
export function findWords(
  text: string,
  rules: CompiledRules,
  { now, budgetMs, expected = [] }: FindOptions,
): WordMatches {
  const deadline = now() + budgetMs;
  const isOver = () => now() > deadline;
  // a short one is looked through whole, also by a server that has just begun and is slow yet
  const isTooMuch = () => text.length > shortCharacters && isOver();
  const { words: asWritten, isCutShort: isUnread } = readWords(text, isTooMuch);
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
  const searches = known.some(({ isSuspicious }) => isSuspicious)
    ? ([
        () => rules.byLetter.find(letterRuns(known, 'letter'), put('folded')),
        () => rules.byLook.find(letterRuns(known, 'look'), put('folded')),
      ] as const)
    : [];
  const isUnsearched = searches.some((search) => {
    if (isTooMuch()) return true;
    search();
    return false;
  });
  const isUnmatched = findExpressions(text, known, rules, isOver, put);
  return {
    matches: [...matches.values()].sort((a, b) => a.start - b.start || a.end - b.end),
    isCutShort: isUnread || isUnsearched || isUnmatched,
  };
}
