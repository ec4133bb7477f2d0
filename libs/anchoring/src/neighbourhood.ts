import type { Claims } from './claims';

/** How far to look for a neighbour that is already placed. */
const REACH = 3;

/** What an inserted paragraph between two neighbours costs beside one that is not placed: insertions are the commonest edit. */
const INSERTION_COST = 1 / 3;

/**
 * How well the surroundings speak for placing an old paragraph at a new one, 0–1, from what stands before and
 * what stands after. A side speaks in full when the direct neighbour is placed directly beside, less for each
 * paragraph looked past and for each by which the distances differ, nothing when the neighbour went somewhere else.
 * The edges of the document count as neighbours.
 */
export function neighbourSupport(claims: Claims, oldIndex: number, newIndex: number): number {
  const before = sideSupport(claims, oldIndex, newIndex, -1);
  const after = sideSupport(claims, oldIndex, newIndex, 1);
  return (before + after) / 2;
}

/**
 * The same for a block of neighbouring paragraphs placed as one: what stands before its first and after its last.
 *
 * @param back how many paragraphs of the block stand before the given one
 * @param ahead how many stand after it
 */
export function blockSupport(claims: Claims, oldIndex: number, newIndex: number, back: number, ahead: number): number {
  const before = sideSupport(claims, oldIndex - back, newIndex - back, -1);
  const after = sideSupport(claims, oldIndex + ahead, newIndex + ahead, 1);
  return (before + after) / 2;
}

function sideSupport(claims: Claims, oldIndex: number, newIndex: number, step: 1 | -1): number {
  const { newOf } = claims;
  for (let away = 1; away <= REACH; away++) {
    const neighbour = oldIndex + step * away;
    const isBeyondEdge = neighbour < 0 || neighbour >= newOf.length;
    const edge = step < 0 ? -1 : claims.oldOf.length;
    const place = isBeyondEdge ? edge : (newOf[neighbour] ?? -1);
    if (!isBeyondEdge && place < 0) continue;
    const newAway = (place - newIndex) * step;
    if (newAway <= 0) return 0;
    return 1 / (away + INSERTION_COST * Math.abs(newAway - away));
  }
  return 0;
}
