import type { CandidatePair } from './candidate-pairs';
import type { Claims } from './claims';
import type { RevisionPair } from './revision-pair';
import { isComplementary } from './split-and-merged';
import { neighbourSupport } from './neighbourhood';

export const GAP_BAR = 0.36;
export const SUPPORT_WORTH = 0.2;
export const MARGIN = 0.05;

export function dropUncertainPairs(
  pair: RevisionPair,
  claims: Claims,
  candidates: readonly CandidatePair[],
  fixed: ReadonlySet<number>,
): void {
  const drops: number[] = [];
  for (const c of candidates) {
    if (claims.newOf[c.old] !== c.new || fixed.has(c.old)) continue;
    const support = neighbourSupport(claims, c.old, c.new);
    const belief = c.similarity.score + SUPPORT_WORTH * support;
    if (belief < GAP_BAR + SUPPORT_WORTH / 2) drops.push(c.old);
    else {
      const rival = candidates.some((r) => {
        if (r === c) return false;
        if (r.old === c.old ? !claims.isNewFree(r.new) : r.new !== c.new || !claims.isOldFree(r.old)) return false;
        if (
          r.old === c.old
            ? isComplementary(pair.profile('old', c.old), pair.profile('new', c.new), pair.profile('new', r.new))
            : isComplementary(pair.profile('new', c.new), pair.profile('old', c.old), pair.profile('old', r.old))
        )
          return false;
        return r.similarity.score + SUPPORT_WORTH * neighbourSupport(claims, r.old, r.new) > belief - MARGIN;
      });
      if (rival) drops.push(c.old);
    }
  }
  for (const old of drops) claims.release(old);
}
