import type { Alignment, ParagraphOutcome } from './alignment';
import { Judge } from './belief';
import { type CandidatePair, findCandidatePairs } from './candidate-pairs';
import { Claims } from './claims';
import { findGaps } from './gap';
import { alignGaps } from './gap-alignment';
import { chainIdenticalParagraphs } from './identical-paragraphs';
import { placeMovedParagraphs } from './moved-paragraphs';
import { RevisionPair } from './revision-pair';
import { dropBetterExplainedPairs, dropUncertainPairs } from './verdicts';
import { findPieces } from './split-and-merged';
import { identicalPairs } from './repeated-paragraphs';
import { type WeightedPair, weightedChain } from './weighted-chain';

export function alignRevisions(oldParagraphs: readonly string[], newParagraphs: readonly string[]): Alignment {
  const pair = new RevisionPair(oldParagraphs, newParagraphs);
  const claims = new Claims(oldParagraphs.length, newParagraphs.length);
  const identical = chainIdenticalParagraphs(pair);
  for (const { old, new: place } of identical) claims.claim(old, place);

  let candidates: CandidatePair[] = [];
  if (claims.freeOld().length > 0 && claims.freeNew().length > 0) {
    const gaps = findGaps(claims);
    candidates = findCandidatePairs(pair, claims.freeOld(), claims.freeNew(), gaps);
    candidates.push(...identicalPairs(pair, gaps, candidates));
    const judge = new Judge(pair, claims, candidates);
    dropUncertainPairs(claims, judge, alignGaps(claims, gaps, candidates));
    placeMovedParagraphs(claims, judge, candidates);
    dropBetterExplainedPairs(pair, claims, candidates);
  }
  const pieces = findPieces(pair, claims, candidates);
  const candidatesOf = Map.groupBy(candidates, (candidate) => candidate.old);
  const inOrder = orderKeepers(claims);
  const outcomes = oldParagraphs.map((_, old): ParagraphOutcome => {
    const main = claims.newOf[old] ?? -1;
    const further = pieces.large.get(old) ?? [];
    const targets = main < 0 ? further : [main, ...further];
    const [target] = targets;
    if (target === undefined) return notAnchored(candidatesOf.get(old) ?? []);
    const isInOrder = main < 0 || inOrder.has(old);
    const isSame = pair.canonical.old[old] === pair.canonical.new[target] && further.length === 0;
    const certainty = !isSame ? 'changed' : isInOrder ? 'exact' : 'moved';
    return { certainty, targets, isInOrder, score: isSame ? 1 : pair.similarity(old, target).score };
  });
  return { outcomes, pieces, pair };
}

function notAnchored(candidates: readonly CandidatePair[]): ParagraphOutcome {
  const [best] = candidates.toSorted((a, b) => b.similarity.score - a.similarity.score);
  if (!best) return { certainty: 'detached', targets: [], isInOrder: false, score: 0 };
  return { certainty: 'detached', targets: [], isInOrder: false, suggestion: best.new, score: best.similarity.score };
}

/** The old paragraphs that were not moved: the largest set whose places rise. */
function orderKeepers(claims: Claims): Set<number> {
  const placed: WeightedPair[] = [];
  claims.newOf.forEach((place, old) => {
    if (place >= 0) placed.push({ old, new: place, weight: 1 });
  });
  return new Set(weightedChain(placed).map((kept) => kept.old));
}
