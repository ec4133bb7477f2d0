import type { Mark } from '@lectern/contracts';
import { unspacedScript } from '../recognise/sentences';

/** A mark without its place. */
export type MarkStyle = Omit<Mark, 'start' | 'end'>;

/**
 * Builds the text of a block piece by piece together with its marks. White space collapses as it does on a page; a
 * line end within Chinese or Japanese disappears, elsewhere it is a blank.
 */
export class MarkedText {
  private characters = '';
  /** A line ended after a CJK character: whether that is a blank depends on the character that follows. */
  private isBreakPending = false;
  private readonly marks: Mark[] = [];

  /** Length so far, in UTF-16 code units; where the next piece begins. */
  get length(): number {
    return this.characters.length;
  }

  /** Adds running text; runs of white space become one blank, or nothing at the start and between CJK characters. */
  addFlowing(text: string): void {
    for (const piece of text.split(/([ \t\n\r\f]+)/)) {
      if (piece === '') continue;
      if (/^[ \t\n\r\f]/.test(piece)) this.addBlank(piece.includes('\n'));
      else this.addVerbatim(piece);
    }
  }

  /** Adds text as it is: code, preformatted lines. */
  addVerbatim(text: string): void {
    if (this.isBreakPending && !unspacedScript.test(text.charAt(0))) this.characters += ' ';
    this.isBreakPending = false;
    this.characters += text;
  }

  /** Adds a line break that the author meant. */
  addLineBreak(): void {
    if (this.characters.endsWith(' ')) this.characters = this.characters.slice(0, -1);
    this.isBreakPending = false;
    this.characters += '\n';
  }

  /** Marks what was added since `start`. */
  mark(style: MarkStyle, start: number): void {
    if (this.characters.length > start) this.marks.push({ ...style, start, end: this.characters.length });
  }

  /** The text trimmed, with its marks inside it; empty marks are gone. */
  finish(): { text: string; marks: Mark[] } {
    const start = this.characters.length - this.characters.trimStart().length;
    const text = this.characters.trim();
    return { text, marks: withinText(text, shiftMarks(this.marks, -start)) };
  }

  private addBlank(isLineEnd: boolean): void {
    const last = this.characters.at(-1);
    if (last === undefined || last === ' ' || last === '\n') return;
    if (isLineEnd && unspacedScript.test(last)) this.isBreakPending = true;
    else this.characters += ' ';
  }
}

/** Marks moved by so many code units. */
export function shiftMarks(marks: readonly Mark[], by: number): Mark[] {
  return marks.map((mark) => ({ ...mark, start: mark.start + by, end: mark.end + by }));
}

/** Marks clipped to the text, without blanks at their edges and without the empty ones. */
export function withinText(text: string, marks: readonly Mark[]): Mark[] {
  const clipped: Mark[] = [];
  for (const mark of marks) {
    let start = Math.max(0, Math.min(mark.start, text.length));
    let end = Math.max(start, Math.min(mark.end, text.length));
    while (start < end && /\s/.test(text.charAt(start))) start += 1;
    while (end > start && /\s/.test(text.charAt(end - 1))) end -= 1;
    if (end > start) clipped.push({ ...mark, start, end });
  }
  return clipped;
}
