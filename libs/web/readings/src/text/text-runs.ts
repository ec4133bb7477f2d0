import type { Block, Mark, MarkKind } from '@lectern/contracts';
import type { QuotedSpan } from '@lectern/web/threads';

/** The element a run is drawn with. */
export type RunElement = 'plain' | 'link' | 'code' | 'superscript' | 'strong' | 'emphasis';

/** A stretch of a block that is drawn alike. */
export interface TextRun {
  readonly text: string;
  readonly element: RunElement;
  readonly isEmphasis: boolean;
  readonly isStrong: boolean;
  readonly href: string | null;
  /** how many threads quote it, as far as it is worth telling apart */
  readonly quotes: 0 | 1 | 2 | 3;
  /** one of these threads is open */
  readonly isActive: boolean;
}

interface Edge {
  readonly at: number;
  readonly change: 1 | -1;
  readonly mark: Mark | null;
  readonly threadId: string | null;
}

/**
 * Cuts a block at every edge of a mark or of a quotation. Ranges that lie outside the text are
 * clipped, so that the runs joined are always exactly the text.
 */
export function textRuns(
  block: Pick<Block, 'text' | 'marks'>,
  spans: readonly QuotedSpan[],
  openThreadIds: ReadonlySet<string> | null,
): TextRun[] {
  const { text, marks } = block;
  const edges = [
    ...marks.flatMap((mark) => edgesOf(mark, text.length, mark, null)),
    ...spans.flatMap((span) => edgesOf(span, text.length, null, span.threadId)),
  ].sort((a, b) => a.at - b.at);

  const runs: TextRun[] = [];
  const kinds = new Map<MarkKind, number>();
  const links = new Set<Mark>();
  const threads = new Map<string, number>();
  let start = 0;
  for (const edge of [...edges, { at: text.length, change: 1, mark: null, threadId: null } as const]) {
    if (edge.at > start) {
      runs.push(run(text.slice(start, edge.at), kinds, links, threads, openThreadIds));
      start = edge.at;
    }
    if (edge.mark) count(kinds, edge.mark.kind, edge.change);
    if (edge.mark?.href !== undefined) {
      if (edge.change === 1) links.add(edge.mark);
      else links.delete(edge.mark);
    }
    if (edge.threadId !== null) count(threads, edge.threadId, edge.change);
  }
  return runs;
}

function edgesOf(
  range: { start: number; end: number },
  length: number,
  mark: Mark | null,
  threadId: string | null,
): Edge[] {
  const start = Math.min(range.start, length);
  const end = Math.min(range.end, length);
  if (end <= start) return [];
  return [
    { at: start, change: 1, mark, threadId },
    { at: end, change: -1, mark, threadId },
  ];
}

function count<Key>(counts: Map<Key, number>, key: Key, change: 1 | -1): void {
  const next = (counts.get(key) ?? 0) + change;
  if (next > 0) counts.set(key, next);
  else counts.delete(key);
}

function run(
  text: string,
  kinds: ReadonlyMap<MarkKind, number>,
  links: ReadonlySet<Mark>,
  threads: ReadonlyMap<string, number>,
  openThreadIds: ReadonlySet<string> | null,
): TextRun {
  const href = links.values().next().value?.href ?? null;
  return {
    text,
    element: elementOf(kinds, href),
    isEmphasis: kinds.has('emphasis'),
    isStrong: kinds.has('strong'),
    href,
    quotes: Math.min(3, threads.size) as TextRun['quotes'],
    isActive: openThreadIds !== null && [...threads.keys()].some((id) => openThreadIds.has(id)),
  };
}

function elementOf(kinds: ReadonlyMap<MarkKind, number>, href: string | null): RunElement {
  if (href !== null) return 'link';
  if (kinds.has('code')) return 'code';
  if (kinds.has('superscript') || kinds.has('note-reference')) return 'superscript';
  if (kinds.has('strong')) return 'strong';
  return kinds.has('emphasis') ? 'emphasis' : 'plain';
}
