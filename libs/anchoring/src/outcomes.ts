import type { ParagraphOutcome } from './alignment';
import type { CandidatePair } from './candidate-pairs';
import type { Claims } from './claims';
import type { Judge } from './judge';
import type { RevisionPair } from './revision-pair';
import type { Pieces } from './split-and-merged';
import { type WeightedPair, weightedChain } from './weighted-chain';

/** Below this likeness a suggestion would only mislead. */
const MIN_SUGGESTION_SCORE = 0.15;

/** Says in words what the alignment has found, one outcome per old paragraph. */
export function describeOutcomes(
  pair: RevisionPair,
  claims: Claims,
  judge: Judge,
  pieces: Pieces,
  candidates: readonly CandidatePair[],
): ParagraphOutcome[] {
  const candidatesOf = Map.groupBy(candidates, (candidate) => candidate.old);
  const inOrder = keepersOfOrder(claims);
  return pair.texts.old.map((_, old): ParagraphOutcome => {
    const main = claims.newOf[old] ?? -1;
    const further = pieces.large.get(old) ?? [];
    const targets = main < 0 ? further : [main, ...further];
    const [target] = targets;
    if (target === undefined) return notAnchored(candidatesOf.get(old) ?? [], claims, judge);
    const isInOrder = main < 0 || inOrder.has(old);
    const isSame = pair.canonical.old[old] === pair.canonical.new[target] && further.length === 0;
    const certainty = !isSame ? 'changed' : isInOrder ? 'exact' : 'moved';
    return { certainty, targets, isInOrder, score: isSame ? 1 : pair.similarity(old, target).score };
  });
}

/** Ambiguous is what would have been anchored but for a rival; of everything else that is not anchored nothing is known. */
function notAnchored(candidates: readonly CandidatePair[], claims: Claims, judge: Judge): ParagraphOutcome {
  const best = candidates
    .filter(({ similarity }) => similarity.score >= MIN_SUGGESTION_SCORE)
    .map((candidate) => ({ candidate, isFree: claims.isNewFree(candidate.new), belief: judge.belief(candidate) }))
    .sort((a, b) => Number(b.isFree) - Number(a.isFree) || b.belief - a.belief || a.candidate.new - b.candidate.new)[0];
  const nothing = { targets: [], isInOrder: false };
  if (!best) return { ...nothing, certainty: 'detached', score: 0 };
  const { candidate, isFree } = best;
  const certainty = isFree && judge.isCredible(candidate) && judge.hasRival(candidate) ? 'ambiguous' : 'detached';
  return { ...nothing, certainty, suggestion: candidate.new, score: candidate.similarity.score };
}

/** The old paragraphs that were not moved: the largest set whose places rise. */
function keepersOfOrder(claims: Claims): Set<number> {
  const placed: WeightedPair[] = [];
  claims.newOf.forEach((place, old) => {
    if (place >= 0) placed.push({ old, new: place, weight: 1 });
  });
  return new Set(weightedChain(placed).map((kept) => kept.old));
}
