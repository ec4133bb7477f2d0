import type { RevisionPair, Side } from './revision-pair';
import type { WeightedPair } from './weighted-chain';

/** Pairs of paragraphs whose text and kind are the same and stand once in either revision, weighted by their length. */
export function findTwins(pair: RevisionPair): WeightedPair[] {
  const newPlaces = uniquePlaces(pair, 'new');
  const twins: WeightedPair[] = [];
  for (const [key, old] of uniquePlaces(pair, 'old')) {
    const place = newPlaces.get(key);
    if (place !== undefined) twins.push({ old, new: place, weight: key.length + 1 });
  }
  return twins;
}

/**
 * Remembers the twins. A paragraph that stands word for word, and only once, somewhere else is not to be had by order and
 * likeness alone. A short line is excepted: it may well have been written anew.
 */
export class Twins {
  private readonly twinOfOld = new Map<number, number>();
  private readonly twinOfNew = new Map<number, number>();

  constructor(
    private readonly pair: RevisionPair,
    twins: readonly WeightedPair[],
  ) {
    for (const { old, new: place } of twins) {
      this.twinOfOld.set(old, place);
      this.twinOfNew.set(place, old);
    }
  }

  /** Whether the old paragraph has its twin at another place than this. */
  isOldSpokenFor(old: number, place: number): boolean {
    return (this.twinOfOld.get(old) ?? place) !== place && this.isTelling(old);
  }

  /** Whether the new paragraph is the twin of another old one than this. */
  isNewSpokenFor(old: number, place: number): boolean {
    const twin = this.twinOfNew.get(place) ?? old;
    return twin !== old && this.isTelling(twin);
  }

  private isTelling(old: number): boolean {
    return this.pair.profile('old', old).total >= this.pair.rareWord;
  }
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
