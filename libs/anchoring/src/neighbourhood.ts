import type { Claims } from './claims';

/** How far to look for a neighbour that is already placed. */
const REACH = 3;

/**
 * How well the surroundings speak for placing an old paragraph at a new one, 0–1: one half for what stands before, one
 * for what stands after. A side gives its full half when the direct neighbour is placed directly beside, less for each
 * paragraph looked past and for each by which the distances differ, nothing when the neighbour went somewhere else.
 * The edges of the document count as neighbours.
 */
export function neighbourSupport(claims: Claims, oldIndex: number, newIndex: number): number {
  return (sideSupport(claims, oldIndex, newIndex, -1) + sideSupport(claims, oldIndex, newIndex, 1)) / 2;
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
    return 1 / (away + Math.abs(newAway - away));
  }
  return 0;
}

/**
 * Whether placing the pair would cross nothing that is placed: both stand between the same placed neighbours.
 */
export function isBetweenSameNeighbours(claims: Claims, oldIndex: number, newIndex: number): boolean {
  const { newOf, oldOf } = claims;
  let before = oldIndex - 1;
  while (before >= 0 && (newOf[before] ?? -1) < 0) before--;
  let after = oldIndex + 1;
  while (after < newOf.length && (newOf[after] ?? -1) < 0) after++;
  const low = before < 0 ? -1 : (newOf[before] ?? -1);
  const high = after >= newOf.length ? oldOf.length : (newOf[after] ?? -1);
  return low < newIndex && newIndex < high;
}
