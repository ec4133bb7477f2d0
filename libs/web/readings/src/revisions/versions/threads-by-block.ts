import type { Thread } from '@lectern/contracts';

/** The threads with anything to show, by the block they stand at. */
export function threadsByBlock(threads: readonly Thread[]): ReadonlyMap<string, readonly Thread[]> {
  const byBlock = new Map<string, Thread[]>();
  for (const thread of threads) {
    if (thread.commentCount === 0) continue;
    for (const { blockId } of thread.anchors) {
      if (blockId !== null) byBlock.set(blockId, [...(byBlock.get(blockId) ?? []), thread]);
    }
  }
  return byBlock;
}
