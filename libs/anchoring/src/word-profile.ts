import type { TokenisedText, Vocabulary } from './vocabulary';

/** Bigram keys lie above every word number. */
const BIGRAM_BASE = 2 ** 26;

/**
 * Shared weight, in rare words, at which a containment is believed by half. One short text lying wholly inside a long
 * one is no evidence while its words are few and common.
 */
const CONTAINMENT_HALF_BELIEF_WORDS = 2;

/** What a text says, as a bag of features with the rarer ones heavier. Compare with `compareProfiles`. */
export interface WordProfile {
  /** sorted, a repeated feature repeated */
  readonly keys: Float64Array;
  readonly weights: Float64Array;
  /** sum of the weights, in nats */
  readonly total: number;
}

/** How alike two texts are. */
export interface Similarity {
  /** 0–1, what the verdicts are based on */
  readonly score: number;
  /** 0–1, the share of the old text's weight that is found in the new one */
  readonly oldCovered: number;
  /** 0–1, the share of the new text's weight that is found in the old one */
  readonly newCovered: number;
  /** weight of what they share, in nats */
  readonly shared: number;
}

/**
 * Weighs words by how few paragraphs of both revisions hold them: `log(1 + N / df)` (inverse document frequency, Spärck
 * Jones, 1972; the 1 keeps the weights of a document of three paragraphs from vanishing).
 */
export function wordWeights(texts: readonly TokenisedText[], vocabulary: Vocabulary): Float64Array {
  const counts: number[] = [];
  const lastSeen: number[] = [];
  const see = (id: number, at: number): void => {
    if (lastSeen[id] === at) return;
    lastSeen[id] = at;
    counts[id] = (counts[id] ?? 0) + 1;
  };
  texts.forEach((text, at) => {
    for (const id of text.ids) {
      if (!vocabulary.isWord(id)) continue;
      see(id, at);
      see(vocabulary.stemOf(id), at);
    }
  });
  return Float64Array.from({ length: vocabulary.size }, (_, id) => Math.log(1 + texts.length / (counts[id] ?? 1)));
}

/**
 * The features of some tokens: each word counts half by its form and half by its stem, so that an inflected form still
 * counts for something, and each pair of neighbouring words counts again, so that shared phrases outweigh a shared topic
 * and scripts without spaces are compared by more than single characters.
 */
export function profileWords(ids: Iterable<number>, vocabulary: Vocabulary, weights: Float64Array): WordProfile {
  const found: number[] = [];
  let previous = -1;
  for (const id of ids) {
    if (!vocabulary.isWord(id)) continue;
    const stem = vocabulary.stemOf(id);
    found.push(id, stem);
    if (previous >= 0) found.push((previous + 1) * BIGRAM_BASE + stem);
    previous = stem;
  }
  const keys = Float64Array.from(found).sort();
  const weightOf = (id: number): number => weights[id] ?? 0;
  let total = 0;
  const featureWeights = keys.map((key) => {
    const first = Math.floor(key / BIGRAM_BASE) - 1;
    const weight = first < 0 ? weightOf(key) / 2 : (weightOf(first) + weightOf(key % BIGRAM_BASE)) / 4;
    total += weight;
    return weight;
  });
  return { keys, weights: featureWeights, total };
}

/**
 * The weight, in nats, of a word that stands in one paragraph and its counterpart and nowhere else: the unit in which
 * evidence is measured, so that a document of ten paragraphs is judged like one of a thousand.
 */
export function rareWordWeight(paragraphs: number): number {
  return Math.log(1 + paragraphs / 2);
}

/** The weight, in nats, of what two texts have in common. */
export function sharedWeight(before: WordProfile, after: WordProfile): number {
  let shared = 0;
  let i = 0;
  let j = 0;
  while (i < before.keys.length && j < after.keys.length) {
    const a = before.keys[i] ?? 0;
    const b = after.keys[j] ?? 0;
    if (a === b) {
      shared += before.weights[i] ?? 0;
      i++;
      j++;
    } else if (a < b) i++;
    else j++;
  }
  return shared;
}

/**
 * Compares two profiles. The score is the mean of the weighted Dice coefficient (Dice, 1945) and of the larger
 * containment (Broder, 1997), the latter believed in the measure in which there is anything to go by: a paragraph that
 * was cut down or added to stays recognisable.
 *
 * @param rareWord from `rareWordWeight`
 */
export function compareProfiles(before: WordProfile, after: WordProfile, rareWord: number): Similarity {
  const shared = sharedWeight(before, after);
  if (shared === 0) return { score: 0, oldCovered: 0, newCovered: 0, shared: 0 };
  const oldCovered = shared / before.total;
  const newCovered = shared / after.total;
  const dice = (2 * shared) / (before.total + after.total);
  const belief = shared / (shared + CONTAINMENT_HALF_BELIEF_WORDS * rareWord);
  const containment = Math.max(dice, Math.max(oldCovered, newCovered) * belief);
  return { score: (dice + containment) / 2, oldCovered, newCovered, shared };
}

/** The profile of two texts taken together. */
export function mergeProfiles(one: WordProfile, other: WordProfile): WordProfile {
  const keys = new Float64Array(one.keys.length + other.keys.length);
  const weights = new Float64Array(keys.length);
  let i = 0;
  let j = 0;
  for (let at = 0; at < keys.length; at++) {
    const isFromOne = j >= other.keys.length || (i < one.keys.length && (one.keys[i] ?? 0) <= (other.keys[j] ?? 0));
    const source = isFromOne ? one : other;
    const from = isFromOne ? i++ : j++;
    keys[at] = source.keys[from] ?? 0;
    weights[at] = source.weights[from] ?? 0;
  }
  return { keys, weights, total: one.total + other.total };
}
