import type { DocumentStyle } from './document-style';
import { isSmall } from './kinds';
import type { Line, Region } from './layout';

/** A number, sign or letter of its own; some text layers have no blank between the number and the note. */
const marker = /^(?:((?:\d{1,3}|[*†‡§¶]{1,3}|[a-z])(?=[\s.):]|[^\p{L}\p{N}])[.):]?)\s*|(\d{1,2})(?=\p{Lu}))/u;
const labelCharactersMax = 40;
const noteCodeSizeShare = 0.85;

/** The mark a note begins with and how many characters it takes, or null. */
export function noteMarker(line: Line): { readonly label: string; readonly length: number } | null {
  const raised = line.marks.find((mark) => mark.kind === 'superscript' && mark.start === 0);
  if (raised) {
    const label = line.text.slice(0, raised.end);
    const length = raised.end + (/^\s*/u.exec(line.text.slice(raised.end))?.[0].length ?? 0);
    return label.length <= labelCharactersMax ? { label: label.trim(), length } : null;
  }
  const match = marker.exec(line.text);
  const label = match?.[1] ?? match?.[2];
  return match && label && match[0].length < line.text.length ? { label, length: match[0].length } : null;
}

/**
 * Divides the lines of a region into its text and the notes below it: the small lines at its end from the first one
 * that carries a note mark. Small lines without a mark continue a note of the page before, if it had one.
 */
export function splitFootnotes(
  region: Region,
  style: DocumentStyle,
  continuesNote: boolean,
): { text: Line[]; notes: Line[] } {
  const { lines } = region;
  let from = lines.length;
  while (from > 0 && isSmallLine(lines[from - 1], style)) from -= 1;
  if (from === 0 && lines.length > 0 && !continuesNote && !noteMarker(lines[0] as Line))
    return { text: [...lines], notes: [] };
  if (!continuesNote) while (from < lines.length && !noteMarker(lines[from] as Line)) from += 1;
  return { text: lines.slice(0, from), notes: lines.slice(from) };
}

function isSmallLine(line: Line | undefined, style: DocumentStyle): boolean {
  if (line === undefined || !isSmall(line, style)) return false;
  // Code is set a little smaller everywhere; code within a note is smaller still.
  return !line.isMonospaced || line.size <= style.bodySize * noteCodeSizeShare;
}

/** What a reference to a note shows: its label without the punctuation behind it. */
export function referenceOf(label: string): string {
  return label.replace(/[.):\]]+$/u, '').replace(/^[([]+/u, '');
}
