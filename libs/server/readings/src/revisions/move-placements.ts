import type { BlockContent, DraftPlacement } from '@lectern/contracts';

/**
 * What remains of placements when a draft changes: those on blocks before and after the change move with them, those on
 * changed blocks are dropped, as nobody has looked at the new words.
 */
export function movePlacements(
  placements: readonly DraftPlacement[],
  before: readonly BlockContent[],
  after: readonly BlockContent[],
): DraftPlacement[] {
  const longest = Math.min(before.length, after.length);
  let head = 0;
  while (head < longest && before[head]?.text === after[head]?.text) head += 1;
  let tail = 0;
  while (tail < longest - head && before.at(-1 - tail)?.text === after.at(-1 - tail)?.text) tail += 1;
  return placements.flatMap((placement) => {
    if (placement.blockIndex < head) return [placement];
    if (placement.blockIndex < before.length - tail) return [];
    return [{ ...placement, blockIndex: placement.blockIndex + after.length - before.length }];
  });
}
