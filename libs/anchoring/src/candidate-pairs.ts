import type { Gap } from './gap';
import type { RevisionPair, Side } from './revision-pair';
import type { Similarity } from './word-profile';

/** An old and a new paragraph that may be the same one, and how alike they are. */
export interface CandidatePair {
  readonly old: number;
  readonly new: number;
  readonly similarity: Similarity;
}

/** How many look-alikes are compared closely per old paragraph: the best, its rivals, and a few for splits. */
const CANDIDATES_PER_PARAGRAPH = 8;

/** A word that stands in more of the open new paragraphs than this finds nothing; it only costs time. */
const MAX_POSTINGS = 150;

/** Hits looked at per old paragraph, rarest words first; the commoner ones add little to the choice. */
const MAX_HITS = 600;

/** Below this score a pair is noise between paragraphs on one topic. */
const MIN_SCORE = 0.05;

/** Gaps up to this many cells are compared in full, so that short lines without a rare word are seen too. */
const MAX_FULL_GAP_CELLS = 64;

/**
 * The pairs worth thinking about among the open paragraphs: through an inverted index of their words the most alike of
 * the whole document, and everything in small gaps.
 */
export function findCandidatePairs(
  pair: RevisionPair,
  openOld: readonly number[],
  openNew: readonly number[],
  gaps: readonly Gap[],
): CandidatePair[] {
  const width = pair.texts.new.length;
  const found = new Map<number, CandidatePair>();
  const consider = (old: number, place: number): void => {
    const key = old * width + place;
    if (found.has(key)) return;
    const similarity = pair.similarity(old, place);
    if (similarity.score >= MIN_SCORE) found.set(key, { old, new: place, similarity });
  };
  const index = new WordIndex(pair, openNew);
  for (const old of openOld) for (const place of index.mostAlike(old)) consider(old, place);
  for (const gap of gaps) {
    if (gap.old.length * gap.new.length > MAX_FULL_GAP_CELLS) continue;
    for (const old of gap.old) for (const place of gap.new) consider(old, place);
  }
  return [...found.values()];
}

/** Which open new paragraphs hold which words. */
class WordIndex {
  private readonly postings = new Map<number, number[]>();
  private readonly totals: Float64Array;
  /** by new paragraph, zero between two questions: the weight of the words shared with the old one asked about */
  private readonly shared: Float64Array;

  constructor(
    private readonly pair: RevisionPair,
    openNew: readonly number[],
  ) {
    const size = pair.texts.new.length;
    this.totals = new Float64Array(size);
    this.shared = new Float64Array(size);
    for (const place of openNew) {
      this.totals[place] = pair.profile('new', place).total;
      for (const stem of this.stems('new', place)) {
        const list = this.postings.get(stem);
        if (list) list.push(place);
        else this.postings.set(stem, [place]);
      }
    }
  }

  /** The open new paragraphs that share most with an old one in proportion to both, best first. */
  mostAlike(old: number): number[] {
    const weights = this.pair.wordWeights();
    const lists = this.stems('old', old)
      .map((stem) => ({ weight: weights[stem] ?? 0, places: this.postings.get(stem) ?? [] }))
      .filter(({ places }) => places.length > 0 && places.length <= MAX_POSTINGS)
      .sort((a, b) => a.places.length - b.places.length);
    const touched: number[] = [];
    let hits = 0;
    for (const { weight, places } of lists) {
      hits += places.length;
      if (hits > MAX_HITS && touched.length > 0) break;
      for (const place of places) {
        if (this.shared[place] === 0) touched.push(place);
        this.shared[place] = (this.shared[place] ?? 0) + weight;
      }
    }
    const total = this.pair.profile('old', old).total;
    const best = this.select(touched, total);
    for (const place of touched) this.shared[place] = 0;
    return best;
  }

  private select(places: readonly number[], oldTotal: number): number[] {
    const best: { place: number; promise: number }[] = [];
    for (const place of places) {
      const promise = (this.shared[place] ?? 0) / (oldTotal + (this.totals[place] ?? 0));
      const isFull = best.length === CANDIDATES_PER_PARAGRAPH;
      if (isFull && promise <= (best.at(-1)?.promise ?? 0)) continue;
      const at = best.findIndex((other) => other.promise < promise);
      best.splice(at < 0 ? best.length : at, 0, { place, promise });
      if (isFull) best.pop();
    }
    return best.map(({ place }) => place);
  }

  private stems(side: Side, index: number): number[] {
    const { vocabulary } = this.pair;
    const stems = new Set<number>();
    for (const id of this.pair.tokens(side, index).ids) if (vocabulary.isWord(id)) stems.add(vocabulary.stemOf(id));
    return [...stems];
  }
}
