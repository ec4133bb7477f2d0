import type { CandidatePair } from './candidate-pairs';
import type { Claims } from './claims';
import { gainOf, MIN_PIECE_WORDS } from './complementary';
import type { RevisionPair, Side } from './revision-pair';
import { mergeProfiles, type Similarity, type WordProfile } from './word-profile';

/** Share of a piece that must be found in what the whole has left over; a piece that is mostly new is a new paragraph. */
const MIN_PIECE_COVERED = 0.5;

/** The same for a piece that is large in the whole it came from: it may have been written on. */
const MIN_LARGE_PIECE_COVERED = 0.3;

/** Share of the whole from which a piece is large: a fifth, so that a signature or a first line is none. */
const LARGE_PIECE_SHARE = 0.18;

/** What one-to-one pairing leaves over, by old paragraph. */
export interface Pieces {
  /** new paragraphs that hold a large piece of it; for a merged paragraph the one it lives on in */
  readonly large: ReadonlyMap<number, readonly number[]>;
  /** new paragraphs that hold a small piece of it: no place for a thread, but quotations may have gone there */
  readonly small: ReadonlyMap<number, readonly number[]>;
}

/**
 * Finds further new paragraphs that hold a piece of an old one (split), and old paragraphs that live on inside a new one
 * another has claimed (merge). The largest pieces are given out first, and words once explained explain nothing else.
 */
export function findPieces(pair: RevisionPair, claims: Claims, candidates: readonly CandidatePair[]): Pieces {
  const large = new Map<number, number[]>();
  const small = new Map<number, number[]>();
  const minGain = MIN_PIECE_WORDS * pair.rareWord;
  const explained = explainedByClaims(pair, claims, candidates);
  const largestFirst = candidates
    .filter(({ similarity }) => similarity.shared >= minGain && holdsEnough(similarity))
    .sort((a, b) => b.similarity.shared - a.similarity.shared || a.old - b.old || a.new - b.new);
  for (const { old, new: place } of largestFirst) {
    const main = claims.newOf[old] ?? -1;
    const isFree = !explained.new.has(place);
    if (main === place || (main < 0 && (isFree || large.has(old)))) continue;
    const before = pair.profile('old', old);
    const after = pair.profile('new', place);
    const gain = Math.min(
      gainOf(before, explained.old.get(old), after),
      gainOf(after, explained.new.get(place), before),
    );
    if (gain < minGain) continue;
    if (main < 0) {
      if (gain < MIN_PIECE_COVERED * before.total) continue;
      append(large, old, place);
    } else {
      const length = (gain / after.total) * (pair.texts.new[place] ?? '').length;
      const isLarge = length >= LARGE_PIECE_SHARE * (pair.texts.old[old] ?? '').length;
      if (!isLarge && !isFree) continue;
      if (gain < (isLarge ? MIN_LARGE_PIECE_COVERED : MIN_PIECE_COVERED) * after.total) continue;
      append(isLarge ? large : small, old, place);
    }
    explain(explained.old, old, after);
    explain(explained.new, place, before);
  }
  return { large, small };
}

/** A cheap look beforehand: what is not alike enough altogether is not alike enough in what is left over. */
function holdsEnough({ oldCovered, newCovered }: Similarity): boolean {
  return oldCovered >= MIN_PIECE_COVERED || newCovered >= MIN_LARGE_PIECE_COVERED;
}

type Explained = Record<Side, Map<number, WordProfile>>;

function explainedByClaims(pair: RevisionPair, claims: Claims, candidates: readonly CandidatePair[]): Explained {
  const explained: Explained = { old: new Map(), new: new Map() };
  for (const { old, new: place } of candidates) {
    const main = claims.newOf[old] ?? -1;
    const owner = claims.oldOf[place] ?? -1;
    if (main >= 0) explained.old.set(old, pair.profile('new', main));
    if (owner >= 0) explained.new.set(place, pair.profile('old', owner));
  }
  return explained;
}

function explain(explained: Map<number, WordProfile>, index: number, by: WordProfile): void {
  const soFar = explained.get(index);
  explained.set(index, soFar ? mergeProfiles(soFar, by) : by);
}

function append(lists: Map<number, number[]>, key: number, value: number): void {
  const list = lists.get(key);
  if (list) list.push(value);
  else lists.set(key, [value]);
}
