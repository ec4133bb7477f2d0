import { clusters } from './geometry';
import type { Line } from './layout';

/** Fewer rows of cells are a line with a wide gap, not a table. */
const tableRowsMin = 3;
const sameEdgePoints = 3;

/** Divides lines into tables (rows whose cells begin at the same places) and other text. */
export function tableRows(lines: readonly Line[]): { lines: Line[]; isTable: boolean }[] {
  const parts: { lines: Line[]; isTable: boolean }[] = [];
  for (const line of lines) {
    const isTable = line.cells.length > 1;
    if (parts.at(-1)?.isTable === isTable) parts.at(-1)?.lines.push(line);
    else parts.push({ lines: [line], isTable });
  }
  const judged = parts.map((part) => ({ ...part, isTable: part.isTable && isAligned(part.lines) }));
  return merge(judged);
}

function isAligned(lines: readonly Line[]): boolean {
  if (lines.length < tableRowsMin) return false;
  const starts = lines.flatMap((line) => line.cells.slice(1).map((cell) => cell.left));
  const ends = lines.flatMap((line) => line.cells.slice(1).map((cell) => cell.right));
  const largest = (edges: readonly number[]) =>
    Math.max(...clusters(edges, sameEdgePoints).map((group) => group.length));
  return Math.max(largest(starts), largest(ends)) >= lines.length * 0.6;
}

function merge(parts: readonly { lines: Line[]; isTable: boolean }[]): { lines: Line[]; isTable: boolean }[] {
  const merged: { lines: Line[]; isTable: boolean }[] = [];
  for (const part of parts) {
    if (merged.at(-1)?.isTable === part.isTable) merged.at(-1)?.lines.push(...part.lines);
    else merged.push({ lines: [...part.lines], isTable: part.isTable });
  }
  return merged;
}
