import type { Mark } from '@lectern/contracts';

/** A stretch of text over which the same marks hold. */
export interface Segment {
  readonly text: string;
  readonly marks: readonly Mark[];
}

/** Cuts a text at the ends of its marks, so that however they overlap each stretch can be drawn by itself. */
export function segmentsOf(text: string, marks: readonly Mark[]): Segment[] {
  const cuts = [...new Set([0, text.length, ...marks.flatMap(({ start, end }) => [start, end])])]
    .filter((cut) => cut >= 0 && cut <= text.length)
    .sort((a, b) => a - b);
  return cuts.slice(0, -1).map((from, index) => {
    const to = cuts[index + 1] ?? text.length;
    return { text: text.slice(from, to), marks: marks.filter(({ start, end }) => start <= from && end >= to) };
  });
}
