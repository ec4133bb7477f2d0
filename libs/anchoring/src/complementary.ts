import { sharedWeight, type WordProfile } from './word-profile';

/** Shared weight, in rare words, from which a piece of a paragraph can be told from chance: a phrase, not a word. */
export const MIN_PIECE_WORDS = 3;

/** Share of the smaller piece that must be its own; rivals for the same words have little of their own. */
const MIN_OWN_SHARE = 0.6;

/** How much more of the whole is explained, in nats, when a piece is added to what explains it so far, if anything. */
export function gainOf(whole: WordProfile, explained: WordProfile | undefined, piece: WordProfile): number {
  if (!explained) return sharedWeight(whole, piece);
  const { keys, weights } = whole;
  let gain = 0;
  let e = 0;
  let p = 0;
  let at = 0;
  while (at < keys.length && p < piece.keys.length) {
    const key = keys[at] ?? 0;
    const weight = weights[at] ?? 0;
    let open = 0;
    for (; keys[at] === key; at++) open++;
    while ((explained.keys[e] ?? Infinity) < key) e++;
    for (; explained.keys[e] === key; e++) open--;
    while ((piece.keys[p] ?? Infinity) < key) p++;
    for (; piece.keys[p] === key; p++) {
      if (open-- > 0) gain += weight;
    }
  }
  return gain;
}

/** Whether two texts each hold a piece of the whole of their own, rather than being rivals for the same piece. */
export function isComplementary(whole: WordProfile, one: WordProfile, other: WordProfile, rareWord: number): boolean {
  const shares = [sharedWeight(whole, one), sharedWeight(whole, other)];
  const smaller = Math.min(...shares);
  if (smaller < MIN_PIECE_WORDS * rareWord) return false;
  const own = shares[0] === smaller ? gainOf(whole, other, one) : gainOf(whole, one, other);
  return own >= MIN_OWN_SHARE * smaller;
}
