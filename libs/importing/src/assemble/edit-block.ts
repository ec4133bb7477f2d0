import type { BlockContent, ImportDecision, ImportedFragment, ImportedText, Mark } from '@lectern/contracts';
import { withinText } from '../ledger/marked-text';
import { type AssembledBlock, assembleWithPlaces } from './assemble';

/** Decisions about what a fragment is; they stay with the first fragment of an edited block. */
const kindDecisions = new Set<ImportDecision['kind']>(['set-apart', 'title', 'byline', 'heading', 'footnote']);

/**
 * The block at `blockIndex` (as {@link assemble} counts) with another text. Its fragments become one, or several
 * where the new text has blank lines; marks stay where the text around them is unchanged. A text of blanks removes
 * the block.
 *
 * @throws RangeError when there is no such block
 */
export function editBlock(imported: ImportedText, blockIndex: number, newText: string): ImportedText {
  const place = blockAt(imported, blockIndex);
  const { content } = place;
  const kept = carriedMarks(content.text, newText, content.marks);
  const first: ImportedFragment = imported.fragments[place.from] ?? content;
  const pieces = piecesOf(newText).map(({ text, start }, index): ImportedFragment => {
    const marks = withinText(
      text,
      kept.map((mark) => ({ ...mark, start: mark.start - start, end: mark.end - start })),
    );
    return index === 0 ? { ...first, text, marks } : { ...continuation(content), ...pageOf(first), text, marks };
  });
  return replaceFragments(imported, place, pieces);
}

/** The imported text without the block at `blockIndex`. @throws RangeError when there is no such block */
export function removeBlock(imported: ImportedText, blockIndex: number): ImportedText {
  return replaceFragments(imported, blockAt(imported, blockIndex), []);
}

/**
 * The imported text with the block at `blockIndex` made another kind: its fragments are of that kind and decisions
 * about their kind no longer apply.
 *
 * @throws RangeError when there is no such block
 */
export function setBlockKind(
  imported: ImportedText,
  blockIndex: number,
  kind: BlockContent['kind'],
  level?: number,
): ImportedText {
  const { from, to } = blockAt(imported, blockIndex);
  const isInside = (at: number) => at >= from && at < to;
  return {
    ...imported,
    fragments: imported.fragments.map((fragment, at) => (isInside(at) ? ofKind(fragment, kind, level) : fragment)),
    decisions: imported.decisions.map((decision) =>
      isInside(decision.at) && kindDecisions.has(decision.kind) ? { ...decision, applied: false } : decision,
    ),
  };
}

function blockAt(imported: ImportedText, blockIndex: number): AssembledBlock {
  const block = assembleWithPlaces(imported).filter(({ content }) => content.text !== '')[blockIndex];
  if (!block) throw new RangeError(`There is no block ${blockIndex}.`);
  return block;
}

function ofKind(fragment: ImportedFragment, kind: BlockContent['kind'], level: number | undefined): ImportedFragment {
  const { text, marks, label } = fragment;
  const depth = kind === 'heading' ? (level ?? 2) : kind === 'list-item' ? (level ?? 1) : undefined;
  const keepsLabel = label !== undefined && ['list-item', 'footnote', 'code'].includes(kind);
  return {
    kind,
    text,
    marks,
    ...(depth === undefined ? {} : { level: depth }),
    ...(keepsLabel ? { label } : {}),
    ...pageOf(fragment),
  };
}

function pageOf({ page }: ImportedFragment): Pick<ImportedFragment, 'page'> {
  return page === undefined ? {} : { page };
}

function continuation({ kind, level }: BlockContent): Pick<BlockContent, 'kind' | 'level'> {
  return level === undefined ? { kind } : { kind, level };
}

/** The parts of a text between blank lines, trimmed, with where each began. */
function piecesOf(text: string): { text: string; start: number }[] {
  const pieces: { text: string; start: number }[] = [];
  for (const match of text.matchAll(/\S(?:[^\n]|\n(?![^\S\n]*(?:\n|$)))*/gu)) {
    const trimmed = match[0].trimEnd();
    pieces.push({ text: trimmed, start: match.index });
  }
  return pieces;
}

/** Marks whose stretch lies in the unchanged beginning or the unchanged end of the text, moved to where it is now. */
function carriedMarks(before: string, after: string, marks: readonly Mark[]): Mark[] {
  const longest = Math.min(before.length, after.length);
  let prefix = 0;
  while (prefix < longest && before[prefix] === after[prefix]) prefix += 1;
  let suffix = 0;
  while (suffix < longest - prefix && before.at(-1 - suffix) === after.at(-1 - suffix)) suffix += 1;
  const shift = after.length - before.length;
  return marks.flatMap((mark) => {
    if (mark.end <= prefix) return [mark];
    if (mark.start >= before.length - suffix) return [{ ...mark, start: mark.start + shift, end: mark.end + shift }];
    // The change lies inside the mark: it grows or shrinks with its words.
    if (mark.start < prefix && mark.end > before.length - suffix) return [{ ...mark, end: mark.end + shift }];
    return [];
  });
}

function replaceFragments(
  imported: ImportedText,
  { from, to }: AssembledBlock,
  by: readonly ImportedFragment[],
): ImportedText {
  const shift = by.length - (to - from);
  const decisions = imported.decisions.flatMap((decision): ImportDecision[] => {
    if (decision.at < from) return [decision];
    // What followed the block without joining it must not join what stands before it now.
    const isStaleJoin = decision.at === to && decision.kind === 'join';
    if (decision.at >= to) return [{ ...decision, at: decision.at + shift, applied: decision.applied && !isStaleJoin }];
    const stays =
      decision.at === from && by.length > 0 && decision.kind !== 'hyphen' && decision.kind !== 'kept-hyphen';
    return stays ? [decision] : [];
  });
  return {
    ...imported,
    fragments: [...imported.fragments.slice(0, from), ...by, ...imported.fragments.slice(to)],
    decisions,
  };
}
