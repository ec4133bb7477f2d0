import { limits, type Span } from '@lectern/contracts';

/** A stretch of one paragraph that is selected on the page. */
export interface SelectedSpan {
  readonly blockId: string;
  readonly span: Span;
  /** where its end is in the window */
  readonly box: DOMRect;
}

/**
 * The stretch a selection covers, counted in the block's own characters. A selection over several
 * paragraphs counts for the first; white space at its edges and what is over the limit is left off.
 */
export function selectedSpan(selection: Selection | null): SelectedSpan | null {
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return null;
  const range = selection.getRangeAt(0);
  const root = textRootOf(range.startContainer) ?? textRootOf(range.endContainer);
  const blockId = root?.dataset['textOf'];
  if (!root || blockId === undefined) return null;
  const text = root.textContent ?? '';
  const start = root.contains(range.startContainer) ? offsetIn(root, range.startContainer, range.startOffset) : 0;
  const end = root.contains(range.endContainer) ? offsetIn(root, range.endContainer, range.endOffset) : text.length;
  const span = trimmedSpan(text, start, end);
  return span && { blockId, span, box: range.getBoundingClientRect() };
}

/** The span between two offsets without white space at its edges; null if nothing is left. */
export function trimmedSpan(text: string, start: number, end: number): Span | null {
  const words = text.slice(start, end);
  const from = start + (words.length - words.trimStart().length);
  const quote = wholeCharacters(words.trim().slice(0, limits.quoteCharacters)).trimEnd();
  return quote.length === 0 ? null : { start: from, end: from + quote.length, quote };
}

function wholeCharacters(text: string): string {
  return /[\uD800-\uDBFF]$/.test(text) ? text.slice(0, -1) : text;
}

function textRootOf(node: Node): HTMLElement | null {
  const element = node instanceof Element ? node : node.parentElement;
  return element?.closest<HTMLElement>('[data-text-of]') ?? null;
}

function offsetIn(root: HTMLElement, node: Node, offset: number): number {
  const before = document.createRange();
  before.setStart(root, 0);
  before.setEnd(node, offset);
  return before.toString().length;
}
