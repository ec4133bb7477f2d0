import { mergeProfiles, sharedWeight, type WordProfile } from './word-profile';

/** Weight, in nats, from which a piece of a paragraph can be told from chance: about two words that stand nowhere else. */
const MIN_PIECE_NATS = 10;

/** Share of the smaller piece that must be its own; rivals for the same words have little of their own. */
const MIN_OWN_SHARE = 0.6;

/** How much more of the whole is explained, in nats, when a piece is added to what explains it so far, if anything. */
export function gainOf(whole: WordProfile, explained: WordProfile | undefined, piece: WordProfile): number {
  if (!explained) return sharedWeight(whole, piece);
  return sharedWeight(whole, mergeProfiles(explained, piece)) - sharedWeight(whole, explained);
}

/** Whether two texts each hold a piece of the whole of their own, rather than being rivals for the same piece. */
export function isComplementary(whole: WordProfile, one: WordProfile, other: WordProfile): boolean {
  const shares = [sharedWeight(whole, one), sharedWeight(whole, other)];
  const smaller = Math.min(...shares);
  const own = sharedWeight(whole, mergeProfiles(one, other)) - Math.max(...shares);
  return smaller >= MIN_PIECE_NATS && own >= MIN_OWN_SHARE * smaller;
}
