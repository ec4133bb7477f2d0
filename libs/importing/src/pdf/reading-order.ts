import { clusters, median } from './geometry';
import type { Run } from './layout';
import { type Row, rowsOf } from './rows';

/** A part of a page in reading order, before its rows are lines. */
export interface Block {
  readonly left: number;
  readonly right: number;
  readonly rows: readonly Row[];
}

/** A gutter is at least this wide; blanks of justified text rarely are, and never above one another for long. */
const gutterEm = 0.9;
/** Columns are told from coincidence by this many lines on either side … */
const columnRowsMin = 4;
/** … of which this share begins at the column's edge or an indent of it … */
const alignedShareMin = 0.4;
/** … and whose usual line is at least this wide, or they are labels, numbers or cells of a table. */
const columnWidthEm = 9;
const depthMax = 12;

/**
 * Divides a page into its parts in reading order: what stands across all columns, then the columns from left to right
 * (right to left in right-to-left scripts), part by part from top to bottom.
 *
 * @param knownGutters x of gutters of other pages of the document, where fewer lines prove a column
 */
export function readingOrder(
  runs: readonly Run[],
  knownGutters: readonly number[],
): { blocks: Block[]; gutters: number[] } {
  const gutters: number[] = [];
  const blocks = divide(runs, knownGutters, gutters, depthMax);
  return { blocks, gutters };
}

function divide(runs: readonly Run[], known: readonly number[], gutters: number[], depth: number): Block[] {
  if (runs.length === 0) return [];
  const rows = rowsOf(runs);
  const gutter = depth > 0 ? findGutter(rows, known) : null;
  if (!gutter) return [blockOf(rows)];
  gutters.push(gutter.x);
  const within = (test: (row: Row) => boolean) => rows.filter(test).flatMap((row) => row.runs);
  const band = within(({ y }) => y >= gutter.top && y <= gutter.bottom);
  const left = band.filter((run) => run.x + run.width / 2 < gutter.x);
  const right = band.filter((run) => run.x + run.width / 2 >= gutter.x);
  const isRightToLeft = band.filter((run) => run.isRightToLeft).length * 2 > band.length;
  const columns = isRightToLeft ? [right, left] : [left, right];
  return [
    ...divide(
      within(({ y }) => y < gutter.top),
      known,
      gutters,
      depth - 1,
    ),
    ...columns.flatMap((column) => divide(column, known, gutters, depth - 1)),
    ...divide(
      within(({ y }) => y > gutter.bottom),
      known,
      gutters,
      depth - 1,
    ),
  ];
}

function blockOf(rows: readonly Row[]): Block {
  const runs = rows.flatMap((row) => row.runs);
  return {
    left: Math.min(...runs.map(({ x }) => x)),
    right: Math.max(...runs.map(({ x, width }) => x + width)),
    rows,
  };
}

interface Gutter {
  readonly x: number;
  readonly top: number;
  readonly bottom: number;
  readonly rows: number;
}

/** The gutter with most rows beside it, or null when the rows are one column. */
function findGutter(rows: readonly Row[], known: readonly number[]): Gutter | null {
  const size = median(rows.map((row) => row.size));
  const starts = rows.flatMap(({ runs }) =>
    runs.filter((run, index) => {
      const before = runs[index - 1];
      return before !== undefined && run.x - (before.x + before.width) >= gutterEm * size;
    }),
  );
  const lonely = rows.map(({ runs }) => runs[0]).filter((run) => run !== undefined);
  const edges = clusters(
    [...starts, ...lonely].map(({ x }) => x),
    2,
  ).filter((group) => group.length >= columnRowsMin - 1 || known.length > 0);
  const candidates = [
    ...new Set([...edges.map((group) => Math.round((group[0] ?? 0) - gutterEm * size * 0.5)), ...known]),
  ];
  let best: Gutter | null = null;
  for (const x of candidates) {
    const isKnown = known.some((other) => Math.abs(other - x) < size);
    for (const band of freeBands(rows, x, size)) {
      const gutter = { x, top: band[0]?.y ?? 0, bottom: band.at(-1)?.y ?? 0, rows: band.length };
      if ((!best || gutter.rows > best.rows) && areColumns(band, x, size, isKnown)) best = gutter;
    }
  }
  return best;
}

/** Stretches of neighbouring rows that leave a gutter free at `x`. */
function freeBands(rows: readonly Row[], x: number, size: number): Row[][] {
  const half = (gutterEm * size) / 2;
  const bands: Row[][] = [[]];
  for (const row of rows) {
    const crosses = row.runs.some((run) => run.x < x + half * 0.6 && run.x + run.width > x - half * 0.6);
    if (crosses) bands.push([]);
    else bands.at(-1)?.push(row);
  }
  return bands.filter((band) => band.length > 0);
}

function areColumns(band: readonly Row[], x: number, size: number, isKnown: boolean): boolean {
  const left = sideOf(band, (run) => run.x < x);
  const right = sideOf(band, (run) => run.x >= x);
  const needed = isKnown ? 1 : columnRowsMin;
  if (left.length < needed || right.length < needed) return false;
  // What begins far below the other side's end is the next part of one column, not a second column.
  const isBeside = Math.min(left.at(-1)?.y ?? 0, right.at(-1)?.y ?? 0) > Math.max(left[0]?.y ?? 0, right[0]?.y ?? 0);
  if (!isBeside) return false;
  const isWide = (side: readonly Side[]) =>
    median(side.map(({ from, to }) => to - from)) >= (isKnown ? 2 : columnWidthEm) * size;
  const isAligned = (side: readonly Side[]) => {
    const edge = Math.max(
      ...clusters(
        side.map(({ from }) => from),
        1.5,
      ).map((group) => group.length),
    );
    return isKnown || edge >= side.length * alignedShareMin;
  };
  return [left, right].every((side) => isWide(side) && isAligned(side));
}

interface Side {
  readonly y: number;
  readonly from: number;
  readonly to: number;
}

function sideOf(band: readonly Row[], test: (run: Run) => boolean): Side[] {
  return band.flatMap(({ y, runs }) => {
    const side = runs.filter(test);
    if (side.length === 0) return [];
    return [{ y, from: Math.min(...side.map((run) => run.x)), to: Math.max(...side.map((run) => run.x + run.width)) }];
  });
}
