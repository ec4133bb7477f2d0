import type { PDFPageProxy } from 'pdfjs-dist';
import type { TextItem } from 'pdfjs-dist/types/src/display/api';
import { importLimits } from '../import-limits';
import { ImportRefused } from '../import-refused';
import { safeLink } from '../safe-link';
import { absorbDropCaps } from './drop-caps';
import type { FontStyles } from './font-styles';
import type { LinkArea, PageText, Run } from './layout';

/** Text turned by more than about ten degrees is not part of the running text: stamps in margins, watermarks. */
const turnMax = 0.17;
/** A glyph drawn twice to look bold moves by a fraction of its size. */
const overprintEm = 0.12;

type Matrix = readonly [number, number, number, number, number, number];

/**
 * Reads one page of a PDF: its runs in upright coordinates and its links. Releases what pdf.js kept of the page.
 *
 * @param wantsLinks whether links are looked for even where no address is printed; they cost as much as the text
 */
export async function readPage(page: PDFPageProxy, fonts: FontStyles, wantsLinks: boolean): Promise<PageText> {
  const viewport = page.getViewport({ scale: 1 });
  const content = await page.getTextContent();
  const items = content.items.filter((item): item is TextItem => 'str' in item);
  if (items.length > importLimits.glyphsPerPage) {
    throw new ImportRefused('IMPORT_TOO_LARGE', `Page ${page.pageNumber} has more text than a page can hold.`);
  }
  await fonts.learn(page, new Map(Object.entries(content.styles)));
  const runs = runsOf(items, viewport.transform as unknown as Matrix, fonts);
  const hasAddress = runs.some(({ run }) => /https?:|www\.|@|\bdoi\b/i.test(run.text));
  const links = wantsLinks || hasAddress ? await linksOf(page, viewport.transform as unknown as Matrix) : [];
  page.cleanup();
  const upright = runs.filter(({ turn }) => Math.abs(turn) <= turnMax).map(({ run }) => run);
  return {
    page: page.pageNumber,
    width: viewport.width,
    height: viewport.height,
    runs: absorbDropCaps(withoutOverprint(upright)),
    sideways: runs.filter(({ turn }) => Math.abs(turn) > turnMax).map(({ run }) => run),
    links,
  };
}

function runsOf(items: readonly TextItem[], viewport: Matrix, fonts: FontStyles): { run: Run; turn: number }[] {
  const runs: { run: Run; turn: number }[] = [];
  let hasBlankBefore = false;
  for (const item of items) {
    const isBlank = item.str.trim() === '';
    if (!isBlank) {
      const at = multiply(viewport, item.transform as unknown as Matrix);
      const size = Math.hypot(at[2], at[3]) || Math.hypot(at[0], at[1]);
      runs.push({
        turn: Math.atan2(at[1], at[0]),
        run: {
          text: item.str,
          x: at[4],
          y: at[5],
          width: item.width,
          size,
          font: fonts.of(item.fontName),
          isRightToLeft: item.dir === 'rtl',
          hasBlankBefore: hasBlankBefore || /^\s/u.test(item.str),
        },
      });
    }
    hasBlankBefore = item.hasEOL || (isBlank && item.str !== '') || (!isBlank && /\s$/u.test(item.str));
  }
  return runs;
}

function multiply(a: Matrix, b: Matrix): Matrix {
  return [
    a[0] * b[0] + a[2] * b[1],
    a[1] * b[0] + a[3] * b[1],
    a[0] * b[2] + a[2] * b[3],
    a[1] * b[2] + a[3] * b[3],
    a[0] * b[4] + a[2] * b[5] + a[4],
    a[1] * b[4] + a[3] * b[5] + a[5],
  ];
}

/** Runs without those drawn again on nearly the same spot (shadows and imitated bold). */
function withoutOverprint(runs: readonly Run[]): Run[] {
  const drawn = new Map<string, Run[]>();
  return runs.filter((run) => {
    // Dots of leaders may stand close by right.
    if (!/[\p{L}\p{N}]/u.test(run.text)) return true;
    const same = drawn.get(run.text) ?? [];
    const isAgain = same.some((other) => {
      const tolerance = overprintEm * run.size;
      return (
        Math.abs(other.x - run.x) < tolerance &&
        Math.abs(other.y - run.y) < tolerance &&
        Math.abs(other.size - run.size) < 1
      );
    });
    if (same.length === 0) drawn.set(run.text, same);
    if (!isAgain) same.push(run);
    return !isAgain;
  });
}

async function linksOf(page: PDFPageProxy, viewport: Matrix): Promise<LinkArea[]> {
  const annotations = (await page.getAnnotations({ intent: 'display' }).catch(() => [])) as unknown as readonly {
    subtype?: string;
    url?: string;
    unsafeUrl?: string;
    rect?: readonly number[];
  }[];
  return annotations.flatMap(({ subtype, url, rect }) => {
    const href = subtype === 'Link' ? safeLink(url) : null;
    if (!href || !rect || rect.length < 4) return [];
    const corner = (x: number, y: number) => multiply(viewport, [1, 0, 0, 1, x, y]);
    const a = corner(rect[0] ?? 0, rect[1] ?? 0);
    const b = corner(rect[2] ?? 0, rect[3] ?? 0);
    return [
      {
        left: Math.min(a[4], b[4]),
        right: Math.max(a[4], b[4]),
        top: Math.min(a[5], b[5]),
        bottom: Math.max(a[5], b[5]),
        href,
      },
    ];
  });
}
