import type { CandidatePair } from './candidate-pairs';
import type { Claims } from './claims';
import { blockSupport, neighbourSupport } from './neighbourhood';
import type { WeightedPair } from './weighted-chain';
import type { RevisionPair, Side } from './revision-pair';
import { isComplementary } from './complementary';

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

/** By how much the belief in a pairing must exceed the belief in its best rival. */
const MIN_MARGIN = 0.06;

/** Below this likeness nothing is anchored, whatever the neighbours say: a person would not recognise it either. */
const MIN_SCORE = 0.2;

/** Share of the old paragraph's length the new one must hold; a signature that stayed is not the paragraph. */
const MIN_SHARE_KEPT = 0.15;

/**
 * The margin between places with the very same text. Only the neighbours can tell them apart, and they have to do it
 * clearly: by most of what one side can say.
 */
const MIN_COPY_MARGIN = 0.1;

/** Weighs pairings against the bar and against their rivals. */
export class Judge {
  private readonly byOld: Map<number, CandidatePair[]>;
  private readonly byNew: Map<number, CandidatePair[]>;

  private readonly twinOfOld = new Map<number, number>();
  private readonly twinOfNew = new Map<number, number>();

  constructor(
    private readonly pair: RevisionPair,
    private readonly claims: Claims,
    candidates: readonly CandidatePair[],
    twins: readonly WeightedPair[],
  ) {
    for (const { old, new: place } of twins) {
      this.twinOfOld.set(old, place);
      this.twinOfNew.set(place, old);
    }
    this.byOld = Map.groupBy(candidates, (candidate) => candidate.old);
    this.byNew = Map.groupBy(candidates, (candidate) => candidate.new);
  }

  /** How much there is to believe that the new paragraph is the old one: likeness as far as it can be trusted, and neighbours. */
  belief({ old, new: place, similarity }: CandidatePair): number {
    const isSameText = this.pair.canonical.old[old] === this.pair.canonical.new[place];
    const floor = isSameText ? MIN_SAME_TEXT_TRUST : 0;
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

  /**
   * Whether either paragraph stands, word for word and only once, somewhere else. Then a likeness is not to be had by
   * order alone; a short line is excepted, it may well be written anew.
   */
  isSpokenFor({ old, new: place }: CandidatePair): boolean {
    return this.isNewSpokenFor(old, place) || this.isOldSpokenFor(old, place);
  }

  private isNewSpokenFor(old: number, place: number): boolean {
    const twin = this.twinOfNew.get(place);
    return twin !== undefined && twin !== old && this.isTelling(twin);
  }

  private isOldSpokenFor(old: number, place: number): boolean {
    const twin = this.twinOfOld.get(old);
    return twin !== undefined && twin !== place && this.isTelling(old);
  }

  private isTelling(old: number): boolean {
    return this.pair.profile('old', old).total >= HALF_TRUST_WORDS * this.pair.rareWord;
  }

  /** Whether another free paragraph on either side is about as good a partner. */
  hasRival(candidate: CandidatePair): boolean {
    const bar = this.belief(candidate) - MIN_MARGIN;
    const { old, new: place } = candidate;
    return (
      (this.byOld.get(old) ?? []).some(
        (rival) =>
          rival.new !== place &&
          this.claims.isNewFree(rival.new) &&
          !this.isNewSpokenFor(old, rival.new) &&
          (this.belief(rival) > bar || this.isEqualCopy(candidate, rival.new)) &&
          !this.areComplementary('old', old, place, rival.new),
      ) ||
      (this.byNew.get(place) ?? []).some(
        (rival) =>
          rival.old !== old &&
          this.claims.isOldFree(rival.old) &&
          !this.isOldSpokenFor(rival.old, place) &&
          this.belief(rival) > bar &&
          !this.areComplementary('new', place, old, rival.old),
      )
    );
  }

  private areComplementary(side: Side, whole: number, one: number, other: number): boolean {
    const opposite = side === 'old' ? 'new' : 'old';
    return isComplementary(
      this.pair.profile(side, whole),
      this.pair.profile(opposite, one),
      this.pair.profile(opposite, other),
      this.pair.rareWord,
    );
  }

  /**
   * Whether another place holds a copy of the same text and of the same neighbours, and the surroundings of
   * the whole block do not clearly prefer the one to the other. Without looking at the block, each paragraph of it would
   * take the others, placed by chance, for evidence.
   */
  private isEqualCopy({ old, new: place }: CandidatePair, copy: number): boolean {
    const texts = this.pair.canonical.new;
    if (texts[place] !== texts[copy]) return false;
    const extent = (step: 1 | -1): number => {
      let away = 1;
      while (this.isPartOfBlock(old + step * away, place + step * away, copy + step * away)) away++;
      return away - 1;
    };
    const back = extent(-1);
    const ahead = extent(1);
    const here = blockSupport(this.claims, old, place, back, ahead);
    const there = blockSupport(this.claims, old, copy, back, ahead);
    return SUPPORT_WORTH * (here - there) < MIN_COPY_MARGIN;
  }

  /** Whether the three have one text, and the old paragraph stands at the place or could still stand at either. */
  private isPartOfBlock(old: number, place: number, copy: number): boolean {
    const text = this.pair.canonical.old[old];
    if (text === undefined || text !== this.pair.canonical.new[place] || text !== this.pair.canonical.new[copy])
      return false;
    const isOpen = this.claims.isOldFree(old) && this.claims.isNewFree(place);
    return (isOpen || this.claims.newOf[old] === place) && this.claims.isNewFree(copy);
  }
}
