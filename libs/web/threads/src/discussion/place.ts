import type { Thread } from '@lectern/contracts';

/** Where threads can stand: a block's id, `wholeReading`, or `nowhere`. */
export type Place = string;

/** The place of threads on the reading as a whole. */
export const wholeReading: Place = 'reading';

/** Where threads are kept that stand in no place of this revision: ambiguous and detached ones. */
export const nowhere: Place = 'nowhere';

/** The places a thread stands at. */
export function placesOf(thread: Pick<Thread, 'anchors'>): Place[] {
  return [...new Set(thread.anchors.map(({ blockId, isWhole }) => blockId ?? (isWhole ? wholeReading : nowhere)))];
}
