import type { Judge } from './judge';
import type { CandidatePair } from './candidate-pairs';
import type { Claims } from './claims';
import { gainOf } from './complementary';
import type { RevisionPair } from './revision-pair';

/** A pair taken back may have been what told the copies beside it apart; after a few rounds the rest stands by itself. */
const MAX_ROUNDS = 4;

/** Takes back the pairs of the order-preserving alignment that are not credible or have a rival. */
export function dropUncertainPairs(claims: Claims, judge: Judge, chain: readonly CandidatePair[]): void {
  let uncertain = chain.filter((candidate) => !judge.isCredible(candidate) || judge.hasRival(candidate));
  for (let round = 0; round < MAX_ROUNDS && uncertain.length > 0; round++) {
    for (const { old } of uncertain) claims.release(old);
    uncertain = chain.filter((candidate) => claims.newOf[candidate.old] === candidate.new && judge.hasRival(candidate));
  }
}

/** Below this score a pair rests on its neighbours more than on its words, and gives way to a better explanation. */
const WEAK_SCORE = 0.3;

/** How many times more a better explanation has to explain. */
const BETTER_FACTOR = 2;

/**
 * Takes back weak pairs that are better explained otherwise: the new paragraph as a piece of another old one that was
 * split, or the old one as a piece of another new one it was merged into.
 */
export function dropBetterExplainedPairs(
  pair: RevisionPair,
  claims: Claims,
  candidates: readonly CandidatePair[],
): void {
  const weak = candidates.filter(
    ({ old, new: place, similarity }) => claims.newOf[old] === place && similarity.score < WEAK_SCORE,
  );
  if (weak.length === 0) return;
  const byOld = Map.groupBy(candidates, (candidate) => candidate.old);
  const byNew = Map.groupBy(candidates, (candidate) => candidate.new);
  for (const { old, new: place, similarity } of weak) {
    const bar = BETTER_FACTOR * similarity.shared;
    const isPieceOfOther = byNew.get(place)?.some((other) => {
      const main = claims.newOf[other.old] ?? -1;
      if (other.old === old || main < 0 || other.similarity.shared <= bar) return false;
      return gainOf(pair.profile('old', other.old), pair.profile('new', main), pair.profile('new', place)) > bar;
    });
    const isMergedElsewhere = byOld.get(old)?.some((other) => {
      const owner = claims.oldOf[other.new] ?? -1;
      if (other.new === place || owner < 0 || other.similarity.shared <= bar) return false;
      return gainOf(pair.profile('new', other.new), pair.profile('old', owner), pair.profile('old', old)) > bar;
    });
    if (isPieceOfOther || isMergedElsewhere) claims.release(old);
  }
}
