import type { CandidatePair } from './candidate-pairs';
import type { Claims } from './claims';
import { neighbourSupport } from './neighbourhood';
import type { RevisionPair } from './revision-pair';
import { isComplementary } from './complementary';

/**
 * Shared weight, in nats, at which a likeness is believed by half. Short lines resemble one another by chance; five nats
 * are about one word that stands nowhere else.
 */
const HALF_TRUST_NATS = 5;

/** What neighbours that agree on both sides add: they can carry a rewritten paragraph, never one without likeness. */
const SUPPORT_WORTH = 0.3;

/** Belief below which nothing is anchored. */
export const MIN_BELIEF = 0.42;

/** By how much the belief in a pairing must exceed the belief in its best rival. */
export const MIN_MARGIN = 0.06;

/** Weighs pairings against the bar and against their rivals. */
export class Judge {
  private readonly byOld: Map<number, CandidatePair[]>;
  private readonly byNew: Map<number, CandidatePair[]>;

  constructor(
    private readonly pair: RevisionPair,
    private readonly claims: Claims,
    candidates: readonly CandidatePair[],
  ) {
    this.byOld = Map.groupBy(candidates, (candidate) => candidate.old);
    this.byNew = Map.groupBy(candidates, (candidate) => candidate.new);
  }

  /** How much there is to believe that the new paragraph is the old one: likeness as far as it can be trusted, and neighbours. */
  belief({ old, new: place, similarity }: CandidatePair): number {
    const trust = similarity.shared / (similarity.shared + HALF_TRUST_NATS);
    return similarity.score * trust + SUPPORT_WORTH * neighbourSupport(this.claims, old, place);
  }

  /** Whether another free paragraph on either side is about as good a partner. */
  hasRival(candidate: CandidatePair): boolean {
    const bar = this.belief(candidate) - MIN_MARGIN;
    const { old, new: place } = candidate;
    const profile = (side: 'old' | 'new', at: number) => this.pair.profile(side, at);
    const rivalPlaces = this.byOld.get(old) ?? [];
    const rivalOlds = this.byNew.get(place) ?? [];
    return (
      rivalPlaces.some(
        (rival) =>
          rival.new !== place &&
          this.claims.isNewFree(rival.new) &&
          this.belief(rival) > bar &&
          !isComplementary(profile('old', old), profile('new', place), profile('new', rival.new)),
      ) ||
      rivalOlds.some(
        (rival) =>
          rival.old !== old &&
          this.claims.isOldFree(rival.old) &&
          this.belief(rival) > bar &&
          !isComplementary(profile('new', place), profile('old', old), profile('old', rival.old)),
      )
    );
  }
}
