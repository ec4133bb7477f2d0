import type { BlockKind } from '@lectern/contracts';
import { endsSentence } from '../recognise/sentences';
import type { DocumentStyle } from './document-style';
import type { Line, Region } from './layout';

/** Headings are set larger by at least this … */
const headingSizeShare = 1.07;
/** … or bold, in a few lines. */
const headingLinesMax = 4;
const headingCharactersMax = 250;
const footnoteSizeShare = 0.93;
const quotationIndentEm = 1.2;
const caption =
  /^(?:fig(?:ure|\.)|table|tab\.|abb(?:ildung|\.)|tabelle|tableau|figura|tabla|tabella|рис(?:унок|\.)|таблица|εικόνα|πίνακας|图|表)\s*[\dIVX]+(?:[.:–—-]|\s|$)/iu;

/** Whether lines look like a heading: larger than the text, or short and bold. */
export function isHeading(lines: readonly Line[], style: DocumentStyle): boolean {
  const first = lines[0];
  const text = lines.map((line) => line.text).join(' ');
  if (!first || lines.length > headingLinesMax || text.length > headingCharactersMax || !/\p{L}/u.test(text))
    return false;
  if (first.isMonospaced) return false;
  if (first.size >= style.bodySize * headingSizeShare) return !/[,;]$/u.test(text);
  return lines.every((line) => line.isBold) && first.size >= style.bodySize * 0.97 && !/[.,;:]$/u.test(text);
}

/** Whether a line is set smaller than the text, as notes are. */
export function isSmall(line: Line, style: DocumentStyle): boolean {
  return line.size <= style.bodySize * footnoteSizeShare;
}

/** The kind of a paragraph that is no heading, note or list item. */
export function kindOf(lines: readonly Line[], text: string, region: Region, style: DocumentStyle): BlockKind {
  if (lines.every((line) => line.isMonospaced) && !(lines.length === 1 && endsSentence(text))) return 'code';
  if (caption.test(text) && lines.length <= 6) return 'figure';
  return isQuotation(lines, region, style) ? 'quotation' : 'paragraph';
}

/** Set in from both margins, or in from one and smaller. */
function isQuotation(lines: readonly Line[], region: Region, style: DocumentStyle): boolean {
  if (lines.length < 2) return false;
  const indent = quotationIndentEm * style.bodySize;
  const left = Math.min(...lines.map((line) => line.left)) - region.left;
  const right = region.right - Math.max(...lines.map((line) => line.right));
  return left >= indent && right >= indent;
}
