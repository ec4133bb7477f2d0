import type { CandidatePair } from './candidate-pairs';
import type { Claims } from './claims';
import type { RevisionPair } from './revision-pair';
import { mergeProfiles, sharedWeight, type WordProfile } from './word-profile';

/** Share of a part that must be found in what the whole has left over; a part that is mostly new is a new paragraph. */
const MIN_PART_COVERED = 0.5;

/** Weight a part must share beyond what is explained already: two words that stand nowhere else. */
const MIN_PART_SHARED_NATS = 10;

/** Whether two texts each hold a piece of the whole of their own, rather than being rivals for the same piece. */
export function isComplementary(whole: WordProfile, one: WordProfile, other: WordProfile): boolean {
  const together = sharedWeight(whole, mergeProfiles(one, other));
  const shares = [sharedWeight(whole, one), sharedWeight(whole, other)];
  const smaller = Math.min(...shares);
  return smaller >= MIN_PART_SHARED_NATS && together - Math.max(...shares) >= 0.6 * smaller;
}

/**
 * Finds what one-to-one pairing leaves over: further new paragraphs that hold a piece of an old one (split), and old
 * paragraphs that live on inside a new one another has claimed (merge).
 *
 * @returns per old paragraph its further targets
 */
export function findParts(
  pair: RevisionPair,
  claims: Claims,
  candidates: readonly CandidatePair[],
): Map<number, number[]> {
  const parts = new Map<number, number[]>();
  const taken = new Set<number>();
  const explainedOfOld = new Map<number, WordProfile>();
  const explainedOfNew = new Map<number, WordProfile>();
  const sorted = [...candidates].sort(
    (a, b) => b.similarity.shared - a.similarity.shared || a.old - b.old || a.new - b.new,
  );
  for (const { old, new: place } of sorted) {
    const main = claims.newOf[old] ?? -1;
    const owner = claims.oldOf[place] ?? -1;
    if (main === place) continue;
    if (owner < 0 && main >= 0 && !taken.has(place)) {
      const soFar = explainedOfOld.get(old) ?? pair.profile('new', main);
      const part = pair.profile('new', place);
      const together = mergeProfiles(soFar, part);
      const whole = pair.profile('old', old);
      const gain = sharedWeight(whole, together) - sharedWeight(whole, soFar);
      if (gain < MIN_PART_SHARED_NATS || gain < MIN_PART_COVERED * part.total) continue;
      explainedOfOld.set(old, together);
      parts.set(old, [...(parts.get(old) ?? []), place]);
      taken.add(place);
    } else if (owner >= 0 && main < 0 && !parts.has(old)) {
      const soFar = explainedOfNew.get(place) ?? pair.profile('old', owner);
      const part = pair.profile('old', old);
      const together = mergeProfiles(soFar, part);
      const whole = pair.profile('new', place);
      const gain = sharedWeight(whole, together) - sharedWeight(whole, soFar);
      if (gain < MIN_PART_SHARED_NATS || gain < MIN_PART_COVERED * part.total) continue;
      explainedOfNew.set(place, together);
      parts.set(old, [place]);
    }
  }
  return parts;
}
