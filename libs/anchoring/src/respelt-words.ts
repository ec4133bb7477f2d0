import type { Vocabulary } from './vocabulary';

/** Share of letters two words must have in common at their ends to count as one word respelt or inflected. */
const MIN_LIKENESS = 0.5;

/** Larger rewritten stretches are not searched for respelt words: there chance resemblance outweighs. */
const MAX_STRETCH_CELLS = 900;

/**
 * Finds the words that were respelt or inflected: in each stretch between two kept tokens the lost and the new words are
 * paired in order so that likeness is greatest. Writes them into `kept`.
 *
 * @param kept as given by `wordDiff`, and changed here
 * @returns per old token how much of it lives on, 0–1
 */
export function matchRespeltWords(
  before: Int32Array,
  after: Int32Array,
  kept: Int32Array,
  vocabulary: Vocabulary,
): Float64Array {
  const survival = Float64Array.from(kept, (place) => (place >= 0 ? 1 : 0));
  let oldFrom = 0;
  let newFrom = 0;
  for (let at = 0; at <= kept.length; at++) {
    const place = at === kept.length ? after.length : (kept[at] ?? -1);
    if (place < 0) continue;
    if (at > oldFrom && place > newFrom && (at - oldFrom) * (place - newFrom) <= MAX_STRETCH_CELLS) {
      pairStretch(oldFrom, at, newFrom, place);
    }
    oldFrom = at + 1;
    newFrom = place + 1;
  }
  return survival;

  function pairStretch(oldLow: number, oldHigh: number, newLow: number, newHigh: number): void {
    const width = newHigh - newLow + 1;
    const likeness = new Float64Array((oldHigh - oldLow + 1) * width);
    const best = new Float64Array(likeness.length);
    for (let row = oldHigh - oldLow - 1; row >= 0; row--) {
      for (let column = width - 2; column >= 0; column--) {
        const cell = row * width + column;
        const alike = wordLikeness(before[oldLow + row] ?? -1, after[newLow + column] ?? -1, vocabulary);
        likeness[cell] = alike;
        best[cell] = Math.max(
          best[cell + width] ?? 0,
          best[cell + 1] ?? 0,
          alike > 0 ? alike + (best[cell + width + 1] ?? 0) : 0,
        );
      }
    }
    let row = 0;
    let column = 0;
    while (row < oldHigh - oldLow && column < width - 1) {
      const cell = row * width + column;
      const alike = likeness[cell] ?? 0;
      if (alike > 0 && best[cell] === alike + (best[cell + width + 1] ?? 0)) {
        kept[oldLow + row] = newLow + column;
        survival[oldLow + row] = alike;
        row++;
        column++;
      } else if (best[cell] === best[cell + width]) row++;
      else column++;
    }
  }
}

/** Likeness of two words, 0–1: the share of the longer one that is common beginning or common end; 0 below the bar. */
function wordLikeness(before: number, after: number, vocabulary: Vocabulary): number {
  if (!vocabulary.isWord(before) || !vocabulary.isWord(after)) return 0;
  const a = vocabulary.formOf(before);
  const b = vocabulary.formOf(after);
  const shorter = Math.min(a.length, b.length);
  const longer = Math.max(a.length, b.length);
  if (shorter < 3) return 0;
  let start = 0;
  while (start < shorter && a[start] === b[start]) start++;
  let end = 0;
  while (end < shorter - start && a[a.length - 1 - end] === b[b.length - 1 - end]) end++;
  const likeness = (start + end) / longer;
  return likeness >= MIN_LIKENESS ? likeness : 0;
}
