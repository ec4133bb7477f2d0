import type { RevisionPair } from './revision-pair';
import { weightedChain, type WeightedPair } from './weighted-chain';

/**
 * Pairs of paragraphs whose text is the same and stands once in either revision, the longest order-preserving set of
 * them by length of text (patience diff, Bram Cohen). What was moved across them is left for later.
 */
export function chainIdenticalParagraphs(pair: RevisionPair): WeightedPair[] {
  const newPlaces = uniquePlaces(pair.canonical.new);
  const pairs: WeightedPair[] = [];
  for (const [text, old] of uniquePlaces(pair.canonical.old)) {
    const place = newPlaces.get(text);
    if (place !== undefined) pairs.push({ old, new: place, weight: text.length + 1 });
  }
  return weightedChain(pairs);
}

function uniquePlaces(texts: readonly string[]): Map<string, number> {
  const places = new Map<string, number>();
  const repeated = new Set<string>();
  texts.forEach((text, at) => {
    if (places.has(text)) repeated.add(text);
    else places.set(text, at);
  });
  for (const text of repeated) places.delete(text);
  return places;
}
