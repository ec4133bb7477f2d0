import { elementsOf, type MarkupElement, textOf } from './markup-tree';

const blockNames = new Set([
  'p',
  'div',
  'ul',
  'ol',
  'table',
  'blockquote',
  'pre',
  'h1',
  'h2',
  'h3',
  'h4',
  'section',
  'article',
]);

/** Whether a table holds data: more than one column, and no paragraphs of text in its cells as in a page layout. */
export function isDataTable(table: MarkupElement): boolean {
  const rows = rowsOf(table);
  const hasColumns = rows.filter((row) => cellsOf(row).length > 1).length * 2 > rows.length;
  const longest = Math.max(0, ...rows.flatMap((row) => cellsOf(row).map(blocksIn)));
  return hasColumns && longest <= 2;
}

/** Rows as lines, cells apart by tabs. */
export function tableText(table: MarkupElement): string {
  return rowsOf(table)
    .map((row) =>
      cellsOf(row)
        .map((cell) => textOf(cell).replace(/\s+/gu, ' ').trim())
        .join('\t'),
    )
    .filter((line) => line.trim() !== '')
    .join('\n');
}

function rowsOf(table: MarkupElement): MarkupElement[] {
  return [...elementsOf(table, (element) => element === table || element.name !== 'table')].filter(
    ({ name }) => name === 'tr',
  );
}

function cellsOf(row: MarkupElement): MarkupElement[] {
  return row.children.filter(
    (child): child is MarkupElement => typeof child !== 'string' && (child.name === 'td' || child.name === 'th'),
  );
}

function blocksIn(cell: MarkupElement): number {
  return [...elementsOf(cell)].filter(({ name }) => blockNames.has(name)).length;
}
