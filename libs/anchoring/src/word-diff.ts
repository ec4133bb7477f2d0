import { weightedChain } from './weighted-chain';

/** What it is worth to keep a word, a sign, and to keep one right after another: runs beat scattered hits. */
const WORD_WORTH = 10;
const SIGN_WORTH = 2;
const RUN_WORTH = 4;

/** Largest table, in cells, that is filled for one stretch; a longer stretch is first cut at words unique to both sides. */
const MAX_TABLE_CELLS = 400_000;

/**
 * Which token of the new text each token of the old text became: `result[k]` is an index into `after`, or -1.
 *
 * Common beginning and end first; long stretches are cut at words that occur once on both sides (patience diff, Bram
 * Cohen); what is left is solved exactly as a weighted longest common subsequence in which unbroken runs are worth
 * extra (after Needleman & Wunsch, 1970, with an affine term as in Gotoh, 1982). A stretch too long even after cutting
 * counts as rewritten.
 *
 * @param isWord whether a token number stands for a word and not for a sign
 */
export function wordDiff(before: Int32Array, after: Int32Array, isWord: (id: number) => boolean): Int32Array {
  const kept = new Int32Array(before.length).fill(-1);
  diffStretch({ before, after, isWord, kept }, 0, before.length, 0, after.length);
  return kept;
}

interface DiffTask {
  readonly before: Int32Array;
  readonly after: Int32Array;
  readonly isWord: (id: number) => boolean;
  readonly kept: Int32Array;
}

function diffStretch(task: DiffTask, oldLow: number, oldHigh: number, newLow: number, newHigh: number): void {
  const { before, after, kept } = task;
  while (oldLow < oldHigh && newLow < newHigh && before[oldLow] === after[newLow]) kept[oldLow++] = newLow++;
  while (oldLow < oldHigh && newLow < newHigh && before[oldHigh - 1] === after[newHigh - 1])
    kept[--oldHigh] = --newHigh;
  const rows = oldHigh - oldLow;
  const columns = newHigh - newLow;
  if (rows === 0 || columns === 0) return;
  if (rows * columns <= MAX_TABLE_CELLS) {
    fillTable(task, oldLow, oldHigh, newLow, newHigh);
    return;
  }
  const cuts = uniqueCommonTokens(task, oldLow, oldHigh, newLow, newHigh);
  if (cuts.length === 0) return;
  let oldFrom = oldLow;
  let newFrom = newLow;
  for (const cut of cuts) {
    diffStretch(task, oldFrom, cut.old, newFrom, cut.new);
    kept[cut.old] = cut.new;
    oldFrom = cut.old + 1;
    newFrom = cut.new + 1;
  }
  diffStretch(task, oldFrom, oldHigh, newFrom, newHigh);
}

/** Fills the table backwards: `free` is the best of the rest, `matched` the best of the rest that begins with a match here. */
function fillTable(task: DiffTask, oldLow: number, oldHigh: number, newLow: number, newHigh: number): void {
  const { before, after, isWord, kept } = task;
  const rows = oldHigh - oldLow;
  const width = newHigh - newLow + 1;
  const free = new Int32Array((rows + 1) * width);
  const matched = new Int32Array((rows + 1) * width);
  for (let row = rows - 1; row >= 0; row--) {
    const id = before[oldLow + row] ?? -1;
    const worth = isWord(id) ? WORD_WORTH : SIGN_WORTH;
    for (let column = width - 2; column >= 0; column--) {
      const cell = row * width + column;
      let best = Math.max(free[cell + width] ?? 0, free[cell + 1] ?? 0);
      if (id === after[newLow + column]) {
        const next = cell + width + 1;
        const running = matched[next] ?? 0;
        const here = worth + Math.max(free[next] ?? 0, running > 0 ? running + RUN_WORTH : 0);
        matched[cell] = here;
        if (here > best) best = here;
      }
      free[cell] = best;
    }
  }
  let row = 0;
  let column = 0;
  let inRun = false;
  while (row < rows && column < width - 1) {
    const cell = row * width + column;
    const here = matched[cell] ?? 0;
    const rest = free[cell] ?? 0;
    if (here > 0 && (here === rest || (inRun && here + RUN_WORTH >= rest))) {
      kept[oldLow + row] = newLow + column;
      row++;
      column++;
      inRun = true;
    } else {
      inRun = false;
      if (rest === (free[cell + width] ?? 0)) row++;
      else column++;
    }
  }
}

function uniqueCommonTokens(
  { before, after, isWord }: DiffTask,
  oldLow: number,
  oldHigh: number,
  newLow: number,
  newHigh: number,
): { old: number; new: number; weight: number }[] {
  const oldPlaces = placesOfUniqueTokens(before, oldLow, oldHigh);
  const newPlaces = placesOfUniqueTokens(after, newLow, newHigh);
  const pairs: { old: number; new: number; weight: number }[] = [];
  for (const [id, old] of oldPlaces) {
    const place = newPlaces.get(id);
    if (old >= 0 && place !== undefined && place >= 0 && isWord(id)) pairs.push({ old, new: place, weight: 1 });
  }
  return weightedChain(pairs);
}

function placesOfUniqueTokens(ids: Int32Array, low: number, high: number): Map<number, number> {
  const places = new Map<number, number>();
  for (let at = low; at < high; at++) {
    const id = ids[at] ?? -1;
    places.set(id, places.has(id) ? -1 : at);
  }
  return places;
}
