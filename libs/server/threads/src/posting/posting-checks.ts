import type { HoldReason } from '@lectern/contracts';
import { postingOutcome, type PostingOutcome } from '@lectern/domain';
import { findWords, replaceWords } from '@lectern/moderation-words';
import type { PosterFacts, RulesInForce } from './posting-rules';

/** What regular expressions may take of a server's time, for one comment. */
const budgetMs = 6;

/** What all checks found in a comment, and what it would say with words replaced. */
export interface CheckedWords {
  readonly reasons: readonly HoldReason[];
  readonly body: string;
}

/** Holds a comment against the rules about words. */
export function checkWords(body: string, { wordRules, compiled, expected }: RulesInForce): CheckedWords {
  if (wordRules.size === 0) return { reasons: [], body };
  const { matches, isCutShort } = findWords(body, compiled, { now: () => performance.now(), budgetMs, expected });
  const reasons = matches.map(({ ruleId, action, words }): HoldReason => {
    return { kind: 'words', action, words, explanation: wordRules.get(ruleId)?.explanation ?? '' };
  });
  const replaced = replaceWords(body, matches, (ruleId) => wordRules.get(ruleId)?.replacement ?? '');
  return { reasons: isCutShort ? [...reasons, { kind: 'not-checked' }] : reasons, body: replaced };
}

/** Everything that speaks against simply putting a comment up. */
export function allReasons(
  words: readonly HoldReason[],
  { holds, newcomerComments: needed }: RulesInForce,
  { standing, wasRefusedLately }: PosterFacts,
): HoldReason[] {
  return [
    ...words,
    ...(holds === 'everybody' ? [{ kind: 'everybody' } as const] : []),
    ...(holds === 'newcomers' && standing < needed ? [{ kind: 'newcomer', standing, needed } as const] : []),
    ...(holds !== 'nobody' && wasRefusedLately ? [{ kind: 'refused-lately' } as const] : []),
  ];
}

/** What becomes of it, for who posts it. */
export function outcomeFor(reasons: readonly HoldReason[], isLeader: boolean, hasHeeded: boolean): PostingOutcome {
  return postingOutcome(reasons, { isLeader, hasHeeded });
}
