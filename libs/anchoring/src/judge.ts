import type { CandidatePair } from './candidate-pairs';
import type { Claims } from './claims';
import { isComplementary } from './complementary';
import { preferenceOverCopy } from './copies';
import { neighbourSupport } from './neighbourhood';
import type { RevisionPair, Side } from './revision-pair';
import type { Twins } from './twins';

/**
 * Shared weight, in rare words, at which a likeness is believed by half: short lines resemble one another by chance.
 */
const HALF_TRUST_WORDS = 1;

/** How far the very same text is trusted even where it holds no word, such as a row of asterisks; neighbours must do the rest. */
const MIN_SAME_TEXT_TRUST = 0.25;

/** What neighbours that agree on both sides add: they can carry a rewritten paragraph, never one without likeness. */
const SUPPORT_WORTH = 0.3;

/** Belief below which nothing is anchored. */
const MIN_BELIEF = 0.42;

/**
 * By how much the belief in a pairing must exceed the belief in its best rival. Between copies of the same text it means
 * that the neighbours must tell them apart by most of what one side can say.
 */
const MIN_MARGIN = 0.1;

/** Below this likeness nothing is anchored, whatever the neighbours say: a person would not recognise it either. */
const MIN_SCORE = 0.2;

/** Share of the old paragraph's length the new one must hold; a signature that stayed is not the paragraph. */
const MIN_SHARE_KEPT = 0.15;

/**
 * Weighs pairings against the bar and against their rivals. What it says depends on what is claimed at the moment, since
 * neighbours speak only from where they stand.
 */
export class Judge {
  private readonly byOld: Map<number, CandidatePair[]>;
  private readonly byNew: Map<number, CandidatePair[]>;

  constructor(
    private readonly pair: RevisionPair,
    private readonly claims: Claims,
    private readonly twins: Twins,
    candidates: readonly CandidatePair[],
  ) {
    this.byOld = Map.groupBy(candidates, (candidate) => candidate.old);
    this.byNew = Map.groupBy(candidates, (candidate) => candidate.new);
  }

  /** How much speaks for the new paragraph being the old one: likeness, as far as it can be trusted, and neighbours. */
  belief({ old, new: place, similarity }: CandidatePair): number {
    const floor = this.isSameText(old, place) ? MIN_SAME_TEXT_TRUST : 0;
    const trust = Math.max(floor, similarity.shared / (similarity.shared + HALF_TRUST_WORDS * this.pair.rareWord));
    return similarity.score * trust + SUPPORT_WORTH * neighbourSupport(this.claims, old, place);
  }

  /** Whether the pairing is sure enough to anchor to, rivals aside. */
  isCredible(candidate: CandidatePair): boolean {
    const { similarity, old, new: place } = candidate;
    if (similarity.score < MIN_SCORE) return false;
    const kept = similarity.newCovered * (this.pair.texts.new[place] ?? '').length;
    if (kept < MIN_SHARE_KEPT * (this.pair.texts.old[old] ?? '').length) return false;
    return this.belief(candidate) >= MIN_BELIEF;
  }

  /** Whether another free paragraph on either side is about as good a partner. */
  hasRival(candidate: CandidatePair): boolean {
    const bar = this.belief(candidate) - MIN_MARGIN;
    const { old, new: place } = candidate;
    return (
      (this.byOld.get(old) ?? []).some((rival) => this.isRivalPlace(candidate, rival, bar)) ||
      (this.byNew.get(place) ?? []).some((rival) => this.isRivalOld(candidate, rival, bar))
    );
  }

  private isRivalPlace({ old, new: place }: CandidatePair, rival: CandidatePair, bar: number): boolean {
    if (rival.new === place || !this.claims.isNewFree(rival.new)) return false;
    if (this.twins.isNewSpokenFor(old, rival.new)) return false;
    const preference = this.preferenceOverCopy(old, place, rival.new);
    const isEqual =
      preference === null
        ? this.belief(rival) > bar
        : preference < 1 && (this.belief(rival) > bar || SUPPORT_WORTH * preference < MIN_MARGIN);
    return isEqual && !this.areComplementary('old', old, place, rival.new);
  }

  private isRivalOld({ old, new: place }: CandidatePair, rival: CandidatePair, bar: number): boolean {
    if (rival.old === old || !this.claims.isOldFree(rival.old)) return false;
    if (this.twins.isOldSpokenFor(rival.old, place)) return false;
    return this.belief(rival) > bar && !this.areComplementary('new', place, old, rival.old);
  }

  /** Whether two paragraphs hold different pieces of a third: then it was split or merged, and they are no rivals. */
  private areComplementary(side: Side, whole: number, one: number, other: number): boolean {
    const opposite = side === 'old' ? 'new' : 'old';
    return isComplementary(
      this.pair.profile(side, whole),
      this.pair.profile(opposite, one),
      this.pair.profile(opposite, other),
      this.pair.rareWord,
    );
  }

  /** Of two places with the very same text, how clearly it is the first, up to 1; null where the texts differ. */
  private preferenceOverCopy(old: number, place: number, copy: number): number | null {
    if (!this.isSameText(old, place) || !this.isSameText(old, copy)) return null;
    return preferenceOverCopy(this.pair, this.claims, old, place, copy);
  }

  private isSameText(old: number, place: number): boolean {
    return this.pair.canonical.old[old] === this.pair.canonical.new[place];
  }
}
