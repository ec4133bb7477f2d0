import type { Mark } from '@lectern/contracts';
import { withinText } from '../ledger/marked-text';
import { unspacedScript } from '../recognise/sentences';
import type { Cell, Line, LinkArea, Run } from './layout';
import { mostCommon } from './geometry';
import { withoutLetterSpacing } from './letter-spacing';
import type { Row } from './rows';

/** A gap between runs this wide is a blank even where the text layer has none. */
const blankEm = 0.17;
/** A gap this wide sets cells of a table or the page numbers of a contents list apart. */
const cellGapEm = 2;
const raisedEm = 0.15;

/** A row of runs as one line of text with marks: blanks where there are gaps, runs in the order they are read. */
export function lineOf(page: number, row: Row, links: readonly LinkArea[]): Line {
  const size = mostCommon(
    row.runs.map((run) => [run.size, run.text.length] as const),
    0.1,
  );
  const rightToLeft = count(row.runs, (run) => run.isRightToLeft) * 2 > count(row.runs, () => true);
  const ordered = rightToLeft ? [...row.runs].reverse() : row.runs;
  const { text, marks, cells } = compose(ordered, row, size, links, rightToLeft);
  const share = (test: (run: Run) => boolean) =>
    count(row.runs, test) /
    Math.max(
      1,
      count(row.runs, () => true),
    );
  return {
    page,
    left: Math.min(...row.runs.map((run) => run.x)),
    right: Math.max(...row.runs.map((run) => run.x + run.width)),
    y: row.y,
    size,
    text,
    marks: withinText(text, marks),
    isBold: share((run) => run.font.isBold) > 0.9,
    isItalic: share((run) => run.font.isItalic) > 0.9,
    isMonospaced: share((run) => run.font.isMonospaced) > 0.9,
    isRightToLeft: rightToLeft,
    cells,
  };
}

function count(runs: readonly Run[], test: (run: Run) => boolean): number {
  return runs.filter(test).reduce((sum, run) => sum + run.text.replace(/\s/gu, '').length, 0);
}

interface Composed {
  readonly text: string;
  readonly marks: Mark[];
  readonly cells: Cell[];
}

function compose(
  runs: readonly Run[],
  row: Row,
  size: number,
  links: readonly LinkArea[],
  rightToLeft: boolean,
): Composed {
  let text = '';
  const marks: Mark[] = [];
  const cells: { left: number; right: number; text: string }[] = [];
  let previous: Run | undefined;
  for (const run of runs) {
    const gap = previous ? gapBetween(previous, run, rightToLeft) : 0;
    const piece = withoutLetterSpacing(run.text).replace(/\s+/gu, ' ').trim();
    if (previous && !text.endsWith(' ') && isBlank(previous, run, gap, text, piece)) text += ' ';
    const start = text.length;
    text += piece;
    for (const style of stylesOf(run, row, size, links)) addMark(marks, { ...style, start, end: text.length }, text);
    const cell = cells.at(-1);
    if (cell && gap < cellGapEm * size) {
      cell.text += text.slice(start - (text[start - 1] === ' ' ? 1 : 0));
      cell.left = Math.min(cell.left, run.x);
      cell.right = Math.max(cell.right, run.x + run.width);
    } else cells.push({ left: run.x, right: run.x + run.width, text: piece });
    previous = run;
  }
  return { text, marks, cells };
}

function gapBetween(previous: Run, run: Run, rightToLeft: boolean): number {
  return rightToLeft ? previous.x - (run.x + run.width) : run.x - (previous.x + previous.width);
}

function isBlank(previous: Run, run: Run, gap: number, before: string, after: string): boolean {
  const size = Math.min(previous.size, run.size);
  if (unspacedScript.test(before.slice(-1)) && unspacedScript.test(after.charAt(0))) return gap > size;
  // Blanks the text layer reports in front of raised note marks have no width.
  return gap > blankEm * size || (run.hasBlankBefore && gap > 0.02 * size);
}

function stylesOf(run: Run, row: Row, size: number, links: readonly LinkArea[]): Omit<Mark, 'start' | 'end'>[] {
  const styles: Omit<Mark, 'start' | 'end'>[] = [];
  if (run.size < size * 0.9 && row.y - run.y > raisedEm * size) styles.push({ kind: 'superscript' });
  if (run.font.isItalic) styles.push({ kind: 'emphasis' });
  if (run.font.isBold) styles.push({ kind: 'strong' });
  if (run.font.isMonospaced) styles.push({ kind: 'code' });
  const middle = { x: run.x + run.width / 2, y: run.y - run.size * 0.3 };
  const link = links.find(
    ({ left, right, top, bottom }) => middle.x > left && middle.x < right && middle.y > top && middle.y < bottom,
  );
  if (link) styles.push({ kind: 'link', href: link.href });
  return styles;
}

/** Adds a mark, or lengthens the one before it when only a blank lies between two of the same style. */
function addMark(marks: Mark[], mark: Mark, text: string): void {
  const at = marks.findLastIndex((other) => other.kind === mark.kind && other.href === mark.href);
  const last = marks[at];
  if (last && text.slice(last.end, mark.start).trim() === '' && mark.kind !== 'superscript')
    marks[at] = { ...last, end: mark.end };
  else marks.push(mark);
}
