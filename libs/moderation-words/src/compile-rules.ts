import { RE2JS } from 're2js';
import { lettersOfRule, WordKeys } from './word-keys';
import type { WordRule } from './word-rule';

/** Rules that are ready to be held against texts. */
export interface CompiledRules {
  readonly byLetter: WordKeys;
  readonly byLook: WordKeys;
  readonly expressions: readonly { readonly rule: WordRule; readonly expression: RE2JS }[];
}

/** Why a pattern cannot be a rule. */
export type PatternProblem =
  'empty' | 'too-short' | 'star-inside' | 'not-an-expression' | 'finds-everything' | 'too-large';

/** With a star a rule needs this many letters, or it would find half of the language. */
const lettersWithStar = 3;
/** Instructions of an expression: with a hundred repetitions of a hundred one letter costs as much as a page. */
const programMax = 500;
const expressionFlags = RE2JS.CASE_INSENSITIVE | RE2JS.DOTALL;

/** What keeps a pattern from being a rule; null when nothing does. */
export function patternProblem(kind: WordRule['kind'], pattern: string): PatternProblem | null {
  if (kind === 'expression') return expressionProblem(pattern);
  const { letters } = lettersOfRule(pattern);
  if (letters.length === 0) return 'empty';
  const inside = pattern.trim().replace(/^\*|\*$/g, '');
  if (inside.includes('*')) return 'star-inside';
  return inside !== pattern.trim() && letters.length < lettersWithStar ? 'too-short' : null;
}

/** Makes rules ready. Those that cannot be rules are refused when they are made, and left out here. */
export function compileRules(rules: readonly WordRule[]): CompiledRules {
  const fit = rules.filter(({ kind, pattern }) => patternProblem(kind, pattern) === null);
  const words = fit.filter(({ kind }) => kind === 'words');
  return {
    byLetter: new WordKeys(words, 'letter'),
    byLook: new WordKeys(words, 'look'),
    expressions: fit
      .filter(({ kind }) => kind === 'expression')
      .map((rule) => ({ rule, expression: RE2JS.compile(rule.pattern, expressionFlags) })),
  };
}

function expressionProblem(pattern: string): PatternProblem | null {
  if (pattern.trim() === '') return 'empty';
  try {
    const expression = RE2JS.compile(pattern, expressionFlags);
    if (expression.programSize() > programMax) return 'too-large';
    return expression.matcher('').find() ? 'finds-everything' : null;
  } catch {
    return 'not-an-expression';
  }
}
