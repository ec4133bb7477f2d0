import type { Block } from '@lectern/contracts';
import type { Place } from '@lectern/web/threads';

/** A stretch of the text with something said in it. */
export interface MapMark {
  /** which stretch, from 0 */
  readonly at: number;
  /** the first place in it where something is said, and the first where something is new */
  readonly place: Place;
  readonly commentCount: number;
  readonly newCount: number;
}

/** What a map has to know of a thread. */
export interface MappedThread {
  readonly places: readonly Place[];
  readonly commentCount: number;
  readonly newCount: number;
}

/** Where each block begins, as a share of the whole text by its length: the same on every screen. */
export function shares(blocks: readonly Pick<Block, 'id' | 'text'>[]): ReadonlyMap<Place, number> {
  // what has no text, such as a figure, takes some room as well
  const lengths = blocks.map(({ text }) => Math.max(60, text.length));
  const whole = lengths.reduce((sum, length) => sum + length, 0);
  const found = new Map<Place, number>();
  let before = 0;
  blocks.forEach(({ id }, index) => {
    found.set(id, before / whole);
    before += lengths[index] ?? 0;
  });
  return found;
}

/**
 * The marks of a map with so many stretches. It costs the threads, not the paragraphs: what is far apart in the text is
 * one mark where it would be one line on the screen.
 */
export function marksOf(
  threads: readonly MappedThread[],
  where: ReadonlyMap<Place, number>,
  stretches: number,
): MapMark[] {
  const marks = new Map<number, MapMark & { readonly share: number; readonly hasNewPlace: boolean }>();
  for (const thread of threads) {
    if (thread.commentCount === 0) continue;
    for (const place of thread.places) {
      const share = where.get(place);
      if (share === undefined) continue;
      const at = Math.min(stretches - 1, Math.floor(share * stretches));
      const known = marks.get(at);
      const fresh = thread.newCount;
      const isFirst = !known || share < known.share;
      // of a stretch with something new the way leads there
      const isBetter = fresh > 0 ? !known?.hasNewPlace || isFirst : isFirst && !known?.hasNewPlace;
      marks.set(at, {
        at,
        place: isBetter ? place : (known?.place ?? place),
        share: isBetter ? share : (known?.share ?? share),
        hasNewPlace: fresh > 0 || (known?.hasNewPlace ?? false),
        commentCount: (known?.commentCount ?? 0) + thread.commentCount,
        newCount: (known?.newCount ?? 0) + fresh,
      });
    }
  }
  return [...marks.values()]
    .sort((a, b) => a.at - b.at)
    .map(({ at, place, commentCount, newCount }) => ({ at, place, commentCount, newCount }));
}
