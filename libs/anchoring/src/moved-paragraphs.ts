import type { Judge } from './judge';
import type { CandidatePair } from './candidate-pairs';
import type { Claims } from './claims';

/** A moved block is placed from its surest paragraph outwards; each round extends it by what the last one made sure. */
const MAX_ROUNDS = 12;

/** Places what was moved: the surest free pairing first, as long as one is credible and has no rival. */
export function placeMovedParagraphs(claims: Claims, judge: Judge, candidates: readonly CandidatePair[]): void {
  const isOpen = ({ old, new: place }: CandidatePair): boolean => claims.isOldFree(old) && claims.isNewFree(place);
  for (let round = 0; round < MAX_ROUNDS; round++) {
    let placed = 0;
    const ranked = candidates
      .filter((candidate) => isOpen(candidate) && judge.isCredible(candidate))
      .map((candidate) => ({ ...candidate, candidate, belief: judge.belief(candidate) }))
      .sort((a, b) => b.belief - a.belief || a.old - b.old || a.new - b.new);
    for (const { candidate } of ranked) {
      if (!isOpen(candidate) || judge.hasRival(candidate)) continue;
      claims.claim(candidate.old, candidate.new);
      placed++;
    }
    if (placed === 0) return;
  }
}
