import type { CandidatePair } from './candidate-pairs';
import type { Gap } from './gap';
import type { RevisionPair } from './revision-pair';

/** Cells up to which every pairing of a repeated text inside a gap is considered; beyond, the k-th goes with the k-th. */
const MAX_REPEATED_CELLS = 400;

/** Pairs of paragraphs with the same text inside a gap that the index of words has not brought up. */
export function findRepeatedPairs(
  pair: RevisionPair,
  gaps: readonly Gap[],
  known: readonly CandidatePair[],
): CandidatePair[] {
  const width = pair.texts.new.length;
  const seen = new Set(known.map((candidate) => candidate.old * width + candidate.new));
  const found: CandidatePair[] = [];
  const add = (old: number, place: number): void => {
    if (seen.has(old * width + place)) return;
    found.push({ old, new: place, similarity: pair.similarity(old, place) });
  };
  for (const gap of gaps) {
    const newPlaces = groupByText(gap.new, pair.canonical.new);
    for (const [text, olds] of groupByText(gap.old, pair.canonical.old)) {
      const places = newPlaces.get(text) ?? [];
      if (olds.length * places.length <= MAX_REPEATED_CELLS) {
        for (const old of olds) for (const place of places) add(old, place);
      } else {
        olds.forEach((old, at) => {
          const place = places[at];
          if (place !== undefined) add(old, place);
        });
      }
    }
  }
  return found;
}

function groupByText(indexes: readonly number[], texts: readonly string[]): Map<string, number[]> {
  const groups = new Map<string, number[]>();
  for (const index of indexes) {
    const text = texts[index] ?? '';
    const group = groups.get(text);
    if (group) group.push(index);
    else groups.set(text, [index]);
  }
  return groups;
}
