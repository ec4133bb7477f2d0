import type { Block } from '@lectern/contracts';

/** A stretch of the text that is drawn as one: what changes in one does not concern the others. */
export interface TextSection {
  /** the id of its first block */
  readonly id: string;
  readonly blocks: readonly Block[];
  readonly blockIds: ReadonlySet<string>;
}

/** few enough to be drawn, or laid out, within a frame */
const blocksPerSection = 16;

/** The text in stretches of a few dozen blocks. */
export function chunked(blocks: readonly Block[], size = blocksPerSection): TextSection[] {
  return Array.from({ length: Math.ceil(blocks.length / size) }, (_, index) => {
    const stretch = blocks.slice(index * size, (index + 1) * size);
    return { id: stretch[0]?.id ?? '', blocks: stretch, blockIds: new Set(stretch.map(({ id }) => id)) };
  });
}
