import type { Mark } from '@lectern/contracts';

/** How a font looks, as far as the PDF says. */
export interface FontStyle {
  readonly isBold: boolean;
  readonly isItalic: boolean;
  readonly isMonospaced: boolean;
}

/**
 * A stretch of glyphs in one font as the text layer gives it. Lengths are points; `x` is its left edge and `y` its
 * baseline, measured from the top left corner of the upright page.
 */
export interface Run {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly size: number;
  readonly font: FontStyle;
  readonly isRightToLeft: boolean;
  /** the text layer had a blank before this run */
  readonly hasBlankBefore: boolean;
}

/** A link area of a page. */
export interface LinkArea {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  readonly href: string;
}

/** One page as read: upright runs in drawing order, and text that stands on its side. */
export interface PageText {
  /** from 1 */
  readonly page: number;
  readonly width: number;
  readonly height: number;
  readonly runs: readonly Run[];
  readonly sideways: readonly Run[];
  readonly links: readonly LinkArea[];
}

/** A part of a page whose lines follow one another: a column, or what stands across all columns. */
export interface Region {
  readonly page: number;
  readonly left: number;
  readonly right: number;
  readonly lines: readonly Line[];
}

/** One printed line within a region, with marks over its text. */
export interface Line {
  readonly page: number;
  readonly left: number;
  readonly right: number;
  /** baseline, points from the top */
  readonly y: number;
  /** the size most of its characters have */
  readonly size: number;
  readonly text: string;
  readonly marks: readonly Mark[];
  readonly isBold: boolean;
  readonly isItalic: boolean;
  readonly isMonospaced: boolean;
  readonly isRightToLeft: boolean;
  /** parts of the line with wide gaps between them, as in tables and contents */
  readonly cells: readonly Cell[];
}

/** A part of a line that stands apart from the rest of it. */
export interface Cell {
  readonly left: number;
  readonly right: number;
  readonly text: string;
}

export const plainFont: FontStyle = { isBold: false, isItalic: false, isMonospaced: false };
