import type { Judge } from './judge';
import type { CandidatePair } from './candidate-pairs';
import type { Claims } from './claims';

/** A moved block is placed from its surest paragraph outwards; each round extends it by what the last one made sure. */
const MAX_ROUNDS = 12;

export function placeMovedParagraphs(claims: Claims, judge: Judge, candidates: readonly CandidatePair[]): void {
  const isOpen = (c: CandidatePair): boolean => claims.isOldFree(c.old) && claims.isNewFree(c.new);
  for (let round = 0; round < MAX_ROUNDS; round++) {
    let placed = 0;
    const ranked = candidates
      .filter((c) => isOpen(c) && judge.isCredible(c))
      .map((c) => ({ c, belief: judge.belief(c) }))
      .sort((a, b) => b.belief - a.belief || a.c.old - b.c.old || a.c.new - b.c.new);
    for (const { c } of ranked) {
      if (!isOpen(c) || judge.hasRival(c)) continue;
      claims.claim(c.old, c.new);
      placed++;
    }
    if (placed === 0) return;
  }
}
