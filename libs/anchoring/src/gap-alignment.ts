import type { CandidatePair } from './candidate-pairs';
import type { Claims } from './claims';
import { findGaps } from './gap';
import { neighbourSupport } from './neighbourhood';
import type { Twins } from './twins';
import { weightedChain } from './weighted-chain';

/** Below this score a pair takes no part in the order-preserving alignment. */
const MIN_CHAIN_SCORE = 0.12;

/** The neighbourhood changes as pairs are placed; the second round sees the first one's neighbours. */
const ROUNDS = 2;

/**
 * The order-preserving choice among the candidates inside the gaps that is worth most together. A pair is worth the
 * square of its score, so that one good pair is not given up for two poor ones, and up to twice as much where its
 * neighbours agree.
 */
export function alignGaps(claims: Claims, twins: Twins, candidates: readonly CandidatePair[]): CandidatePair[] {
  const gaps = findGaps(claims);
  const gapOfOld = new Map(gaps.flatMap((gap, at) => gap.old.map((old) => [old, at] as const)));
  const gapOfNew = new Map(gaps.flatMap((gap, at) => gap.new.map((place) => [place, at] as const)));
  const inside = candidates.filter(
    (pair) =>
      pair.similarity.score >= MIN_CHAIN_SCORE &&
      gapOfOld.has(pair.old) &&
      !twins.isOldSpokenFor(pair.old, pair.new) &&
      !twins.isNewSpokenFor(pair.old, pair.new) &&
      gapOfOld.get(pair.old) === gapOfNew.get(pair.new),
  );
  let chain: CandidatePair[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const weighted = inside.map((pair) => ({
      ...pair,
      weight: pair.similarity.score ** 2 * (1 + neighbourSupport(claims, pair.old, pair.new)),
    }));
    for (const pair of chain) claims.release(pair.old);
    chain = weightedChain(weighted);
    for (const pair of chain) claims.claim(pair.old, pair.new);
  }
  return chain;
}
