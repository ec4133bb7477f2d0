import type { Claims } from './claims';
import type { RevisionPair } from './revision-pair';

/** How far to either side a copied section is followed. */
const SECTION_REACH = 40;

/** Paragraphs in a row that may be the same in neither, as edited ones are, before the section counts as ended. */
const EDITED_IN_A_ROW = 3;

/** Paragraphs around the block that must stand, word for word, in both places before there is a section at all. */
const MIN_ECHOES = 3;

/** Likeness from which on a paragraph of one copy is taken for a changed one of the other. */
const MIN_LIKENESS = 0.3;

/** Paragraphs by which one copy must be more like the old section than the other. */
const MIN_KEPT_MORE = 2;

/**
 * Which of two copies of a whole section is the old one, as 1 for `place`, -1 for `copy`, 0 when that cannot be told. A
 * section that was written to be like another is a copy of it with changes: the one in which nothing was changed
 * was there before. Only what surrounds the paragraph at the same distances is compared; how far apart the copies are and
 * which comes first says nothing.
 */
export function originalOfSection(
  pair: RevisionPair,
  claims: Claims,
  old: number,
  place: number,
  copy: number,
): -1 | 0 | 1 {
  const sides = [-1, 1].map((step) => followed(pair, claims, { old, place, copy, step }));
  const total = (count: (side: Followed) => number): number => sides.reduce((sum, side) => sum + count(side), 0);
  if (total(({ echoes }) => echoes) < MIN_ECHOES) return 0;
  const keptAtPlace = total((side) => side.keptAtPlace);
  const keptAtCopy = total((side) => side.keptAtCopy);
  // where each copy kept something the other lost, both were edited
  if (keptAtCopy === 0 && keptAtPlace >= MIN_KEPT_MORE) return 1;
  return keptAtPlace === 0 && keptAtCopy >= MIN_KEPT_MORE ? -1 : 0;
}

/** What one side of a paragraph says: what stands in both copies, and what in one of them alone, changed in the other. */
interface Followed {
  readonly echoes: number;
  readonly keptAtPlace: number;
  readonly keptAtCopy: number;
}

function followed(
  pair: RevisionPair,
  claims: Claims,
  { old, place, copy, step }: { old: number; place: number; copy: number; step: number },
): Followed {
  const { canonical } = pair;
  const found = { echoes: 0, keptAtPlace: 0, keptAtCopy: 0 };
  let edited = 0;
  for (let away = step; Math.abs(away) <= SECTION_REACH && edited < EDITED_IN_A_ROW; away += step) {
    const text = canonical.old[old + away];
    if (text === undefined) break;
    const isAt = (start: number): boolean =>
      text === canonical.new[start + away] && isOpenOr(claims, old + away, start + away);
    const isAtPlace = isAt(place);
    const isAtCopy = isAt(copy);
    edited = isAtPlace && isAtCopy ? 0 : edited + 1;
    if (isAtPlace && isAtCopy) found.echoes++;
    else if (isAtPlace && isChanged(pair, old + away, copy + away)) found.keptAtPlace++;
    else if (isAtCopy && isChanged(pair, old + away, place + away)) found.keptAtCopy++;
  }
  return found;
}

/** Whether the new paragraph may be the old one with other words in it; behind the end of a section it is not. */
function isChanged(pair: RevisionPair, old: number, place: number): boolean {
  return place >= 0 && place < pair.texts.new.length && pair.similarity(old, place).score >= MIN_LIKENESS;
}

/** Whether the new paragraph is the old one's, or nobody's. */
function isOpenOr(claims: Claims, old: number, place: number): boolean {
  return claims.newOf[old] === place || claims.isNewFree(place);
}
