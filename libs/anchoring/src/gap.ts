import type { Claims } from './claims';

/** Open paragraphs of both revisions that stand between the same placed neighbours. */
export interface Gap {
  readonly old: readonly number[];
  readonly new: readonly number[];
}

/** The gaps between what is placed in order, those with nothing on one side left out. */
export function findGaps(claims: Claims): Gap[] {
  const gaps: Gap[] = [];
  const { newOf, oldOf } = claims;
  let oldFrom = 0;
  let newFrom = 0;
  const close = (oldTo: number, newTo: number): void => {
    if (oldTo > oldFrom && newTo > newFrom) gaps.push({ old: range(oldFrom, oldTo), new: range(newFrom, newTo) });
    oldFrom = oldTo + 1;
    newFrom = newTo + 1;
  };
  newOf.forEach((place, old) => {
    if (place >= 0) close(old, place);
  });
  close(newOf.length, oldOf.length);
  return gaps;
}

function range(from: number, to: number): number[] {
  return Array.from({ length: to - from }, (_, at) => from + at);
}
