export type { Alphabet } from './alphabets';
export { compileRules, patternProblem, type CompiledRules, type PatternProblem } from './compile-rules';
export * from './find-words';
export * from './replace-words';
export * from './word-rule';
