import type { BlockContent } from '@lectern/contracts';
import { beginsInLowerCase, endsSentence } from './sentences';

/** A printed line of prose is at least this long; verse and addresses are shorter. */
const proseLineCharactersMin = 50;

/**
 * Replaces the line breaks a converter left at the ends of printed lines by blanks: where a long line stops in
 * mid-sentence and the next goes on in lower case. Breaks of verse and addresses stay. The length does not change.
 */
export function unwrapHardBreaks(block: BlockContent): BlockContent {
  if (block.kind === 'code' || block.kind === 'table' || !block.text.includes('\n')) return block;
  const lines = block.text.split('\n');
  let text = lines[0] ?? '';
  for (const [index, line] of lines.slice(1).entries()) {
    const before = lines[index] ?? '';
    const isPrinted = before.length >= proseLineCharactersMin && !endsSentence(before) && beginsInLowerCase(line);
    text += (isPrinted ? ' ' : '\n') + line;
  }
  return { ...block, text };
}
