/** What becomes of a comment that a rule finds. */
export type WordAction = 'hold' | 'refuse' | 'warn' | 'replace';

/**
 * A rule about words. `words`: a word or several, `*` at an end for whatever else the word has there.
 * `expression`: a regular expression in RE2's syntax.
 */
export interface WordRule {
  readonly id: string;
  readonly kind: 'words' | 'expression';
  readonly pattern: string;
  readonly action: WordAction;
}

/** What a rule found, where in the text; `form` says whether it stood there plainly or was written to be overlooked. */
export interface WordMatch {
  readonly ruleId: string;
  readonly action: WordAction;
  readonly start: number;
  readonly end: number;
  readonly words: string;
  readonly form: 'plain' | 'folded';
}

/** What all rules together found. `isCutShort`: there was no time for all of them. */
export interface WordMatches {
  readonly matches: readonly WordMatch[];
  readonly isCutShort: boolean;
}
