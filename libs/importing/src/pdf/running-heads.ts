import type { PageText, Run } from './layout';
import { type Row, rowsOf } from './rows';
import { isPageNumber, numbersAtEdges } from './page-numbers';

/** Rows at the top and bottom of a page that can be furniture: head, its second line, a rule made of characters. */
const edgeRowsMax = 3;
/** The same row on other pages stands at the same height, give or take rounding. */
const sameHeightPoints = 3;
const repetitionsMin = 3;
/** Heads change with chapters and volumes; pages further away prove nothing. */
const pagesNearby = 100;
/** Furniture keeps a distance from the text wider than the text's own line distance. */
const distanceEm = 1.6;
/** A short document proves a running head by two pages; then it must also stand in the margin. */
const marginShare = 0.1;

/** Why a row is furniture. */
export type FurnitureReason = 'repeated-on-pages' | 'page-number' | 'running-head';

/** A page without its furniture, and the furniture. */
export interface CleanPage {
  readonly page: PageText;
  readonly body: readonly Run[];
  readonly furniture: readonly { readonly row: Row; readonly reason: FurnitureReason; readonly confidence: number }[];
}

interface Edge {
  readonly page: number;
  readonly row: Row;
  readonly isTop: boolean;
  /** 0 is the outermost row */
  readonly depth: number;
  readonly isApart: boolean;
  readonly isInMargin: boolean;
  readonly key: string;
  readonly numbers: readonly number[];
}

/**
 * Finds the rows at the edges of pages that belong to the page and not to the text: repeated with the same words at
 * the same height, carrying the number of the page, or standing where other pages have such rows.
 */
export function setApartRunningHeads(pages: readonly PageText[]): CleanPage[] {
  const edges = pages.map(edgesOf);
  const all = edges.flat();
  const offset = pageNumberOffset(all);
  const besides = atSameHeight(all);
  const sure = new Map<Edge, FurnitureReason>();
  for (const edge of all) {
    const reason = reasonFor(edge, besides(edge), offset, pages.length);
    if (reason) sure.set(edge, reason);
  }
  const surelyBesides = atSameHeight([...sure.keys()]);
  return pages.map((page, index) => {
    const furniture = (edges[index] ?? []).flatMap((edge) => {
      const reason = sure.get(edge) ?? (standsAmong(edge, surelyBesides(edge), besides(edge)) ? 'running-head' : null);
      return reason ? [{ edge, row: edge.row, reason, confidence: reason === 'running-head' ? 0.8 : 0.95 }] : [];
    });
    const outermost = furniture.filter(({ edge }) =>
      isReached(
        edge,
        furniture.map((other) => other.edge),
      ),
    );
    const apart = new Set(outermost.flatMap(({ row }) => row.runs));
    return { page, body: page.runs.filter((run) => !apart.has(run)), furniture: outermost };
  });
}

function edgesOf(page: PageText): Edge[] {
  const rows = rowsOf(page.runs);
  const edge = (row: Row, index: number, isTop: boolean): Edge => {
    const inner = rows[isTop ? index + 1 : index - 1];
    const distance = inner ? Math.abs(inner.y - row.y) : Number.POSITIVE_INFINITY;
    const text = row.runs.map((run) => run.text).join(' ');
    return {
      page: page.page,
      row,
      isTop,
      depth: isTop ? index : rows.length - 1 - index,
      isApart: distance >= distanceEm * Math.min(row.size, inner?.size ?? row.size),
      isInMargin: isTop ? row.y < page.height * marginShare : row.y > page.height * (1 - marginShare),
      key: keyOf(text),
      numbers: numbersAtEdges(text),
    };
  };
  const isUpper = (row: Row) => row.y < page.height / 2;
  return rows.flatMap((row, index) => {
    if (isUpper(row)) return index < edgeRowsMax ? [edge(row, index, true)] : [];
    return index >= rows.length - edgeRowsMax ? [edge(row, index, false)] : [];
  });
}

function keyOf(text: string): string {
  return text
    .toLowerCase()
    .replace(/[\d\s]+/gu, '#')
    .replace(/(?<!\p{L})[ivxlc]+(?!\p{L})/gu, '#');
}

/** The difference between printed page numbers and pages that most edge rows agree on, or null. */
function pageNumberOffset(edges: readonly Edge[]): number | null {
  const votes = new Map<number, Set<number>>();
  for (const { page, numbers } of edges) {
    for (const number of numbers) {
      const pages = votes.get(number - page) ?? new Set<number>();
      votes.set(number - page, pages.add(page));
    }
  }
  const best = [...votes].sort((a, b) => b[1].size - a[1].size)[0];
  return best && best[1].size >= 2 ? best[0] : null;
}

function reasonFor(edge: Edge, besides: readonly Edge[], offset: number | null, pages: number): FurnitureReason | null {
  const text = edge.row.runs.map((run) => run.text).join(' ');
  const isOwnNumber = offset !== null && edge.numbers.some((number) => number - edge.page === offset);
  if (isOwnNumber && (edge.isApart || edge.isInMargin)) {
    return 'page-number';
  }
  if (isPageNumber(text) && edge.isInMargin && edge.isApart) return 'page-number';
  const again = besides.filter((other) => other.key === edge.key);
  const needed = pages <= repetitionsMin ? 2 : repetitionsMin;
  const isRepeated = new Set(again.map(({ page }) => page)).size >= needed && /[^#]/u.test(edge.key);
  if (isRepeated && (edge.isApart ? edge.isInMargin || pages > repetitionsMin : edge.isInMargin && edge.depth === 0))
    return 'repeated-on-pages';
  return null;
}

/** Looks up edge rows by height, so that a document of thousands of pages is not compared page by page with itself. */
function atSameHeight(edges: readonly Edge[]): (edge: Edge) => Edge[] {
  const bands = new Map<string, Edge[]>();
  const bandOf = (edge: Edge) => Math.floor(edge.row.y / sameHeightPoints);
  for (const edge of edges) {
    const key = `${edge.isTop} ${bandOf(edge)}`;
    const band = bands.get(key);
    if (band) band.push(edge);
    else bands.set(key, [edge]);
  }
  return (edge) =>
    [-1, 0, 1]
      .flatMap((step) => bands.get(`${edge.isTop} ${bandOf(edge) + step}`) ?? [])
      .filter(
        (other) =>
          Math.abs(other.row.y - edge.row.y) <= sameHeightPoints && Math.abs(other.page - edge.page) <= pagesNearby,
      );
}

/**
 * Whether this row stands where other pages have sure furniture and nothing else: heads that change with the chapter.
 * Where the first line of the text stands on every page, only chance makes some of them look like furniture.
 */
function standsAmong(edge: Edge, sure: readonly Edge[], besides: readonly Edge[]): boolean {
  if (!edge.isApart || edge.depth > 1) return false;
  const pagesOf = (edges: readonly Edge[]) => new Set(edges.map(({ page }) => page)).size;
  const proven = pagesOf(sure);
  return proven >= repetitionsMin && proven * 2 >= pagesOf(besides);
}

/** Furniture is only what has nothing but furniture between itself and the edge of the page. */
function isReached(edge: Edge, furniture: readonly Edge[]): boolean {
  const outside = furniture.filter((other) => other.isTop === edge.isTop && other.depth < edge.depth);
  return outside.length === edge.depth;
}
