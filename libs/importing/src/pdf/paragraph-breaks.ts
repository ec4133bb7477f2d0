import { beginsInLowerCase, endsSentence } from '../recognise/sentences';
import { type DocumentStyle, leadingFor } from './document-style';
import { clusters } from './geometry';
import type { Line, Region } from './layout';
import { listMarker } from './list-markers';
import { firstWordWidth } from './word-width';

/** Indents smaller than this are the unevenness of glyphs. */
const indentEm = 0.6;
/** Sizes that differ by more are another kind of text. */
const sizeShare = 0.06;
/** What must still be free on a line before its next word would have fit: a blank of ordinary width. */
const blankEm = 0.28;
/** A line that stops in mid-sentence must leave this many times the room its next word needs … */
const unfinishedRoom = 1.25;
/** … and this share of the column, when the next line goes on in lower case. */
const continuedRoomShare = 0.25;
/** Right edges this near to one another are one margin. */
const marginEm = 0.6;
const marginLinesMin = 3;
const overfullShareMax = 0.2;

/** The lines of a region divided into paragraphs (or the parts of paragraphs a column holds). */
export function splitParagraphs(region: Region, style: DocumentStyle): Line[][] {
  const paragraphs: Line[][] = [];
  for (const lines of stretches(region, style)) {
    const margin = rightMargin(lines, region);
    let current: Line[] = [];
    for (const [index, line] of lines.entries()) {
      const previous = current.at(-1);
      if (previous && beginsParagraph(current, previous, line, lines[index + 1], margin)) {
        paragraphs.push(current);
        current = [];
      }
      current.push(line);
    }
    if (current.length > 0) paragraphs.push(current);
  }
  return paragraphs;
}

/** Lines divided where something other than their words says so: space, size, monospacing, a list marker. */
function stretches(region: Region, style: DocumentStyle): Line[][] {
  const groups: Line[][] = [];
  for (const line of region.lines) {
    const previous = groups.at(-1)?.at(-1);
    if (!previous || isStretchEnd(previous, line, style)) groups.push([line]);
    else groups.at(-1)?.push(line);
  }
  return groups;
}

function isStretchEnd(previous: Line, line: Line, style: DocumentStyle): boolean {
  const size = Math.max(previous.size, line.size);
  const pitch = line.y - previous.y;
  const leading = Math.max(leadingFor(style, previous.size), leadingFor(style, line.size));
  if (pitch > leading * style.spaceShare || pitch < -size * 0.5) return true;
  if (Math.abs(previous.size - line.size) > size * sizeShare) return true;
  if (previous.isMonospaced !== line.isMonospaced && pitch > leading * 1.05) return true;
  return listMarker(line.text)?.isBullet === true && !/^[–—*-]/u.test(line.text);
}

/** Where the lines of a stretch would end if they were full. */
interface Margin {
  readonly column: number;
  /** the stretch's own right edge, and whether enough lines end there to call it a margin */
  readonly own: number;
  readonly isOwnProven: boolean;
}

function rightMargin(lines: readonly Line[], region: Region): Margin {
  const size = lines[0]?.size ?? 1;
  const edges = clusters(
    lines.map((line) => line.right),
    marginEm * size,
  ).sort((a, b) => b.length - a.length);
  const widest = Math.max(...lines.map((line) => line.right));
  // A single line that is too full for its margin (a long address) does not move it.
  const shared = edges[0] ?? [];
  const beyond = lines.filter((line) => line.right > Math.max(...shared)).length;
  const isOwnProven = shared.length >= marginLinesMin && beyond <= lines.length * overfullShareMax;
  return { column: region.right, own: isOwnProven ? Math.max(...shared) : widest, isOwnProven };
}

function beginsParagraph(
  current: readonly Line[],
  previous: Line,
  line: Line,
  next: Line | undefined,
  margin: Margin,
): boolean {
  if (previous.isMonospaced && line.isMonospaced) return false;
  if (previous.isBold !== line.isBold && isShort(previous, line, margin.column)) return true;
  if (isMarkedItem(current, line, next)) return true;
  if (/\p{L}[-\u00AD\u2010]$/u.test(previous.text) && beginsInLowerCase(line.text)) return false;
  if (isIndented(current, previous, line, next)) return true;
  if (isShort(previous, line, margin.own)) return true;
  if (!isShort(previous, line, margin.column) || margin.isOwnProven) return false;
  // The stretch is narrower than its column and too short to have a margin of its own: the words decide.
  return endsSentence(previous.text) && !beginsInLowerCase(line.text);
}

/**
 * Whether the next line's first word would have fit behind this one: then this line was ended on purpose. Widths are
 * estimates, so the words have a say: the less a line looks like an end, the more room must be left on it.
 */
export function isShort(line: Line, next: Line, right: number): boolean {
  const room = line.isRightToLeft ? line.left - leftEdge(line, next, right) : right - line.right;
  const needed = firstWordWidth(next) + blankEm * line.size;
  if (endsSentence(line.text)) return room > needed * 1.03;
  if (!beginsInLowerCase(next.text)) return room > needed * unfinishedRoom;
  return room > needed * unfinishedRoom && room > (right - Math.min(line.left, next.left)) * continuedRoomShare;
}

/** In right-to-left text lines end at the left; the other line shows where the margin is. */
function leftEdge(line: Line, next: Line, right: number): number {
  return Math.min(line.left, next.left, right);
}

function startOf(line: Line): number {
  return line.isRightToLeft ? -line.right : line.left;
}

function isIndented(current: readonly Line[], previous: Line, line: Line, next: Line | undefined): boolean {
  const margin = indentEm * line.size;
  const rest = current.slice(1);
  const usual = rest.length > 0 ? Math.min(...rest.map(startOf)) : startOf(previous);
  const shift = startOf(line) - usual;
  if (rest.length === 0) {
    const marker = listMarker(previous.text);
    if (marker) return shift < -margin;
    if (shift < -margin) return false;
    // Two first lines below one another, both set in: a paragraph of one line stands before this one.
    if (next && Math.abs(shift) < margin && startOf(line) - startOf(next) > margin && !listMarker(next.text))
      return true;
    // A line further in below a single line: a hanging indent when the lines after it stay there, else a new paragraph.
    const hangs = next === undefined ? !endsSentence(previous.text) : Math.abs(startOf(next) - startOf(line)) < margin;
    return shift > margin && !(hangs && !endsSentence(previous.text));
  }
  return Math.abs(shift) > margin;
}

/** A numbered or dashed item: its line stands further out than the line after it, or follows a like item. */
function isMarkedItem(current: readonly Line[], line: Line, next: Line | undefined): boolean {
  const marker = listMarker(line.text);
  if (!marker) return false;
  const first = current[0];
  const isHanging =
    next !== undefined && startOf(next) - startOf(line) > indentEm * line.size && !listMarker(next.text);
  const isSibling =
    first !== undefined &&
    listMarker(first.text) !== null &&
    Math.abs(startOf(first) - startOf(line)) < indentEm * line.size;
  return (
    isHanging ||
    isSibling ||
    (next !== undefined && listMarker(next.text) !== null && Math.abs(startOf(next) - startOf(line)) < 1)
  );
}
