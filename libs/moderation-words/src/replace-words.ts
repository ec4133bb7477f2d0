import type { WordMatch } from './word-rule';

/** The text with the words of `replace` rules taken out: what stands there instead is said by the rule. */
export function replaceWords(
  text: string,
  matches: readonly WordMatch[],
  replacementOf: (ruleId: string) => string,
): string {
  let [replaced, from] = ['', 0];
  for (const { action, start, end, ruleId } of matches) {
    // of two that overlap the first counts
    if (action !== 'replace' || start < from) continue;
    replaced += text.slice(from, start) + replacementOf(ruleId);
    from = end;
  }
  return replaced + text.slice(from);
}
