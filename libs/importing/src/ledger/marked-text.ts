import type { Mark } from '@lectern/contracts';
import { unspacedScript } from '../recognise/sentences';

/** A mark without its place. */
export type MarkStyle = Omit<Mark, 'start' | 'end'>;

/**
 * Builds the text of a block piece by piece together with its marks. White space collapses as it does on a page; a
 * line end within Chinese or Japanese disappears, elsewhere it is a blank.
 */
export class MarkedText {
  /** Pieces are put together once at the end: asking a long string for its last character would copy it each time. */
  private readonly pieces: string[] = [];
  private characters = 0;
  private last = '';
  /** A line ended after a CJK character: whether that is a blank depends on the character that follows. */
  private isBreakPending = false;
  private readonly marks: Mark[] = [];

  /** Length so far, in UTF-16 code units; where the next piece begins. */
  get length(): number {
    return this.characters;
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
    if (text === '') return;
    if (this.isBreakPending && !unspacedScript.test(text.charAt(0))) this.push(' ');
    this.isBreakPending = false;
    this.push(text);
  }

  /** Adds a line break that the author meant. */
  addLineBreak(): void {
    if (this.pieces.at(-1) === ' ') {
      this.pieces.pop();
      this.characters -= 1;
    }
    this.isBreakPending = false;
    this.push('\n');
  }

  /** Marks what was added since `start`. */
  mark(style: MarkStyle, start: number): void {
    if (this.characters > start) this.marks.push({ ...style, start, end: this.characters });
  }

  /** The text trimmed, with its marks inside it; empty marks are gone. */
  finish(): { text: string; marks: Mark[] } {
    const whole = this.pieces.join('');
    const text = whole.trim();
    return { text, marks: withinText(text, shiftMarks(this.marks, whole.trimStart().length - whole.length)) };
  }

  private addBlank(isLineEnd: boolean): void {
    if (this.last === '' || this.last === ' ' || this.last === '\n') return;
    if (isLineEnd && unspacedScript.test(this.last)) this.isBreakPending = true;
    else this.push(' ');
  }

  /** A blank is always a piece of its own, so that a line break can take it back. */
  private push(piece: string): void {
    this.pieces.push(piece);
    this.characters += piece.length;
    this.last = piece.at(-1) ?? '';
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
