import type { RevisionPair, Side } from './revision-pair';
import type { WeightedPair } from './weighted-chain';

/** Pairs of paragraphs whose text and kind are the same and stand once in either revision. */
export function findTwins(pair: RevisionPair): WeightedPair[] {
  const newPlaces = uniquePlaces(pair, 'new');
  const twins: WeightedPair[] = [];
  for (const [key, old] of uniquePlaces(pair, 'old')) {
    const place = newPlaces.get(key);
    if (place !== undefined) twins.push({ old, new: place, weight: key.length + 1 });
  }
  return twins;
}

function uniquePlaces(pair: RevisionPair, side: Side): Map<string, number> {
  const places = new Map<string, number>();
  const repeated = new Set<string>();
  pair.canonical[side].forEach((text, at) => {
    const key = `${pair.kind(side, at)}\n${text}`;
    if (places.has(key)) repeated.add(key);
    else places.set(key, at);
  });
  for (const key of repeated) places.delete(key);
  return places;
}
