import type { RevisionPair } from './revision-pair';
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

/** Below this score a pair is noise between paragraphs on one topic. */
const MIN_SCORE = 0.05;

/** Gaps up to this many cells are compared in full, so that short lines without a rare word are seen too. */
const MAX_FULL_GAP_CELLS = 64;

/**
 * The pairs worth thinking about among the open paragraphs: through an inverted index of their words the most alike of
 * the whole document, and everything in small gaps.
 *
 * @param gaps open old and open new paragraphs that stand between the same placed neighbours
 */
export function findCandidatePairs(
  pair: RevisionPair,
  openOld: readonly number[],
  openNew: readonly number[],
  gaps: readonly { old: readonly number[]; new: readonly number[] }[],
): CandidatePair[] {
  const { vocabulary } = pair;
  const weights = pair.wordWeights();
  const postings = new Map<number, number[]>();
  openNew.forEach((newIndex) => {
    for (const stem of distinctStems(pair, 'new', newIndex)) {
      const list = postings.get(stem);
      if (list) list.push(newIndex);
      else postings.set(stem, [newIndex]);
    }
  });
  const found = new Map<number, CandidatePair>();
  const width = pair.texts.new.length;
  const consider = (old: number, at: number): void => {
    const key = old * width + at;
    if (found.has(key)) return;
    const similarity = pair.similarity(old, at);
    if (similarity.score >= MIN_SCORE) found.set(key, { old, new: at, similarity });
  };

  const sharedWith = new Float64Array(width);
  for (const old of openOld) {
    const touched: number[] = [];
    for (const stem of distinctStems(pair, 'old', old)) {
      const list = postings.get(stem);
      if (!list || list.length > MAX_POSTINGS) continue;
      const weight = weights[stem] ?? 0;
      for (const at of list) {
        if (sharedWith[at] === 0) touched.push(at);
        sharedWith[at] = (sharedWith[at] ?? 0) + weight;
      }
    }
    const oldTotal = pair.profile('old', old).total;
    const promise = new Map(
      touched.map((at) => [at, (sharedWith[at] ?? 0) / (oldTotal + pair.profile('new', at).total)] as const),
    );
    touched
      .sort((a, b) => (promise.get(b) ?? 0) - (promise.get(a) ?? 0) || a - b)
      .slice(0, CANDIDATES_PER_PARAGRAPH)
      .forEach((at) => consider(old, at));
    for (const at of touched) sharedWith[at] = 0;
  }
  for (const gap of gaps) {
    if (gap.old.length * gap.new.length > MAX_FULL_GAP_CELLS) continue;
    for (const old of gap.old) for (const at of gap.new) consider(old, at);
  }
  return [...found.values()];

  function distinctStems(of: RevisionPair, side: 'old' | 'new', index: number): Set<number> {
    const stems = new Set<number>();
    for (const id of of.tokens(side, index).ids) if (vocabulary.isWord(id)) stems.add(vocabulary.stemOf(id));
    return stems;
  }
}
