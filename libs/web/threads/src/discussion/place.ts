import type { Thread } from '@lectern/contracts';

/** Where threads can stand: a block's id, or `wholeReading`. */
export type Place = string;

/** The place of threads on the reading as a whole. */
export const wholeReading: Place = 'reading';

/** The places a thread stands at. */
export function placesOf(thread: Pick<Thread, 'anchors'>): Place[] {
  return [...new Set(thread.anchors.map(({ blockId }) => blockId ?? wholeReading))];
}
