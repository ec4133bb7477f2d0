import type { CandidatePair } from './candidate-pairs';
import type { Claims } from './claims';
import { neighbourSupport } from './neighbourhood';
import { MARGIN, SUPPORT_WORTH } from './verdicts';

export function placeMovedParagraphs(claims: Claims, candidates: readonly CandidatePair[]): void {
  const byOld = Map.groupBy(candidates, (c) => c.old);
  const byNew = Map.groupBy(candidates, (c) => c.new);
  const belief = (c: CandidatePair): number =>
    c.similarity.score * (c.similarity.shared / (c.similarity.shared + 5)) +
    SUPPORT_WORTH * 2 * neighbourSupport(claims, c.old, c.new);
  for (let round = 0; round < 10; round++) {
    let changed = false;
    const open = candidates
      .filter((c) => claims.isOldFree(c.old) && claims.isNewFree(c.new))
      .map((c) => ({ c, b: belief(c) }))
      .sort((x, y) => y.b - x.b);
    for (const { c, b } of open) {
      if (b < 0.6 || c.similarity.score < 0.3) break;
      if (!claims.isOldFree(c.old) || !claims.isNewFree(c.new)) continue;
      const rivals = [
        ...(byOld.get(c.old) ?? []).filter((r) => claims.isNewFree(r.new)),
        ...(byNew.get(c.new) ?? []).filter((r) => claims.isOldFree(r.old)),
      ];
      if (rivals.some((r) => r !== c && belief(r) > b - 2 * MARGIN)) continue;
      claims.claim(c.old, c.new);
      changed = true;
    }
    if (!changed) break;
  }
}
