import type { Claims } from './claims';
import { originalOfSection } from './copied-section';
import { blockSupport } from './neighbourhood';
import type { RevisionPair } from './revision-pair';

/** Beyond this both sides of a block speak for one of its places; below, a copy may stand where its end was torn off. */
const ONE_SIDED_SUPPORT = 0.5;

/**
 * By how much the surroundings prefer a place to another that holds a copy of the same text, -1–1. A block of paragraphs
 * copied together is judged as one: otherwise each paragraph of it would take the others, which were placed by the same
 * guess, for evidence.
 */
export function preferenceOverCopy(
  pair: RevisionPair,
  claims: Claims,
  old: number,
  place: number,
  copy: number,
): number {
  const extent = (step: 1 | -1): number => {
    let away = 1;
    while (isPartOfBlock(pair, claims, old + step * away, place + step * away, copy + step * away)) away++;
    return away - 1;
  };
  const back = extent(-1);
  const ahead = extent(1);
  const support = blockSupport(claims, old, place, back, ahead) - blockSupport(claims, old, copy, back, ahead);
  if (Math.abs(support) > ONE_SIDED_SUPPORT) return support;
  return originalOfSection(pair, claims, old, place, copy) || support;
}

/** Whether the three have one text, and the old paragraph stands at the place or could still stand at either. */
function isPartOfBlock({ canonical }: RevisionPair, claims: Claims, old: number, place: number, copy: number): boolean {
  const text = canonical.old[old];
  if (text === undefined || text !== canonical.new[place] || text !== canonical.new[copy]) return false;
  const isOpen = claims.isOldFree(old) && claims.isNewFree(place);
  return (isOpen || claims.newOf[old] === place) && claims.isNewFree(copy);
}
