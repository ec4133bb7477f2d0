import type { CandidatePair } from './candidate-pairs';
import type { Claims } from './claims';
import { neighbourSupport } from './neighbourhood';
import { weightedChain } from './weighted-chain';

/** Open paragraphs of both revisions that stand between the same placed neighbours. */
export interface Gap {
  readonly old: number[];
  readonly new: number[];
}

/** Below this score a pair takes no part in the order-preserving alignment. */
const MIN_CHAIN_SCORE = 0.12;

/** The neighbourhood changes as pairs are placed; the second round sees the first one's neighbours. */
const ROUNDS = 2;

/** The gaps between what is placed in order, those with nothing on one side left out. */
export function findGaps(claims: Claims): Gap[] {
  const gaps: Gap[] = [];
  const { newOf, oldOf } = claims;
  let oldFrom = 0;
  let newFrom = 0;
  const close = (oldTo: number, newTo: number): void => {
    if (oldTo > oldFrom && newTo > newFrom) gaps.push({ old: range(oldFrom, oldTo), new: range(newFrom, newTo) });
    oldFrom = oldTo + 1;
    newFrom = newTo + 1;
  };
  newOf.forEach((place, old) => {
    if (place >= 0) close(old, place);
  });
  close(newOf.length, oldOf.length);
  return gaps;
}

/**
 * The order-preserving choice among the candidates inside the gaps that is worth most together. A pair is worth the
 * square of its score, so that one good pair is not given up for two poor ones, and up to twice as much where its
 * neighbours agree.
 */
export function alignGaps(claims: Claims, gaps: readonly Gap[], candidates: readonly CandidatePair[]): CandidatePair[] {
  const gapOfOld = new Map(gaps.flatMap((gap, at) => gap.old.map((old) => [old, at] as const)));
  const gapOfNew = new Map(gaps.flatMap((gap, at) => gap.new.map((place) => [place, at] as const)));
  const inside = candidates.filter(
    (pair) =>
      pair.similarity.score >= MIN_CHAIN_SCORE &&
      gapOfOld.has(pair.old) &&
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

function range(from: number, to: number): number[] {
  return Array.from({ length: to - from }, (_, at) => from + at);
}
