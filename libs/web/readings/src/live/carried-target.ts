import { type Block, type Span } from '@lectern/contracts';
import type { WritingTarget } from '@lectern/web/threads';

/** A target at its place on another revision; quoted words are looked for there, and let go if they are not there once. */
export function carriedTarget(target: WritingTarget, place: string, block: Pick<Block, 'text'> | null): WritingTarget {
  if (target.kind !== 'thread' || target.span === null) return { ...target, place };
  return { ...target, place, span: block ? spanIn(block.text, target.span) : target.span };
}

function spanIn(text: string, { start, quote }: Span): Span | null {
  if (text.startsWith(quote, start)) return { start, end: start + quote.length, quote };
  const found = text.indexOf(quote);
  if (found < 0 || text.indexOf(quote, found + 1) >= 0) return null;
  return { start: found, end: found + quote.length, quote };
}
