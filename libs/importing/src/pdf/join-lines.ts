import type { Mark } from '@lectern/contracts';
import type { DraftDecision } from '../ledger/draft';
import { shiftMarks, withinText } from '../ledger/marked-text';
import { unspacedScript } from '../recognise/sentences';
import type { Line } from './layout';
import type { Lexicon } from './lexicon';
import { hyphenDecision } from './line-end-hyphens';

/** The lines of a paragraph as one text. Hyphens stay in it; the decisions say which of them to take out. */
export interface JoinedLines {
  readonly text: string;
  readonly marks: Mark[];
  readonly decisions: DraftDecision[];
}

/** Puts lines together: a blank between them, none after a hyphen or between Chinese or Japanese characters. */
export function joinLines(lines: readonly Line[], lexicon: Lexicon): JoinedLines {
  let text = '';
  let marks: Mark[] = [];
  const decisions: DraftDecision[] = [];
  for (const line of lines) {
    if (text !== '') {
      const place = { offset: text.length - 1, pages: [line.page] };
      const hyphen = hyphenDecision(text.slice(-80), line.text, lexicon, place);
      if (hyphen) decisions.push(hyphen);
      else if (needsBlank(text, line.text)) text += ' ';
    }
    marks = continued(marks, shiftMarks(line.marks, text.length), text);
    text += line.text;
  }
  return { text, marks: withinText(text, marks), decisions };
}

/** Code keeps its lines and the indents of them, measured in characters. */
export function joinCodeLines(lines: readonly Line[]): JoinedLines {
  const left = Math.min(...lines.map((line) => line.left));
  const text = lines
    .map((line) => {
      const character = (line.right - line.left) / Math.max(1, line.text.length);
      return ' '.repeat(Math.max(0, Math.round((line.left - left) / Math.max(1, character)))) + line.text;
    })
    .join('\n');
  return { text, marks: [], decisions: [] };
}

function needsBlank(before: string, after: string): boolean {
  if (unspacedScript.test(before.slice(-1)) && unspacedScript.test(after.charAt(0))) return false;
  if (/[\u2014/]$/u.test(before) && /^\p{L}/u.test(after)) return !/\p{L}[\u2014/]$/u.test(before);
  return true;
}

/** A style that ends with one line and begins the next goes on across the line end. */
function continued(marks: readonly Mark[], next: readonly Mark[], text: string): Mark[] {
  const result = [...marks];
  for (const mark of next) {
    const at = result.findIndex(
      (other) =>
        other.kind === mark.kind &&
        other.href === mark.href &&
        text.slice(other.end, mark.start).trim() === '' &&
        other.end <= mark.start,
    );
    const other = result[at];
    if (other && mark.kind !== 'superscript') result[at] = { ...other, end: mark.end };
    else result.push(mark);
  }
  return result;
}
