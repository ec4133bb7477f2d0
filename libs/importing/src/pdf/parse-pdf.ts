import type { ImportedText } from '@lectern/contracts';
import type { PDFDocumentProxy } from 'pdfjs-dist';
import { ImportRefused } from '../import-refused';
import type { ImportOptions } from '../import-options';
import { type Draft, importedText } from '../ledger/draft';
import { setApartFooter, setApartNotices } from '../recognise/furniture';
import { type DeclaredMetadata, recogniseMetadata } from '../recognise/metadata';
import { documentStyle } from './document-style';
import { FontStyles } from './font-styles';
import { headingLevels } from './heading-levels';
import { joinPassages } from './join-passages';
import type { PageText, Region } from './layout';
import { lexiconOf } from './lexicon';
import { lineOf } from './line-text';
import { listLevels } from './list-levels';
import { linkNoteReferences } from './note-references';
import { openPdf } from './open-pdf';
import { readOutline } from './outline';
import type { Passage } from './passage';
import { furnitureDrafts, passageDraft } from './passage-drafts';
import { pdfMetadata } from './pdf-metadata';
import { readPage } from './read-page';
import { readingOrder } from './reading-order';
import { regionPassages } from './region-passages';
import { type CleanPage, setApartRunningHeads } from './running-heads';

/** A PDF without this many letters on all its pages is scanned. */
const lettersMin = 10;
/** Pages whose links are read in any case. */
const linkPages = 10;

/**
 * Reads a PDF that has a text layer: paragraphs, headings, lists and notes found by where the lines stand.
 *
 * @throws ImportRefused IMPORT_NO_TEXT_LAYER, IMPORT_PASSWORD, IMPORT_DAMAGED, IMPORT_TOO_MANY_PAGES, IMPORT_ABORTED
 */
export async function parsePdf(bytes: Uint8Array, options: ImportOptions = {}): Promise<ImportedText> {
  const pdf = await openPdf(bytes);
  try {
    const outline = await readOutline(pdf);
    const declared = await pdfMetadata(pdf);
    const pages = await readPages(pdf, options);
    return assemblePages(pages, outline, declared);
  } finally {
    await pdf.loadingTask.destroy();
  }
}

async function readPages(pdf: PDFDocumentProxy, { onProgress, signal }: ImportOptions): Promise<PageText[]> {
  const fonts = new FontStyles();
  const pages: PageText[] = [];
  for (let number = 1; number <= pdf.numPages; number += 1) {
    if (signal?.aborted) throw new ImportRefused('IMPORT_ABORTED', 'The import was stopped.');
    // Links behind words are rare in most documents; where the first pages have some, all pages are searched.
    const linked = pages.filter(({ links }) => links.length > 0).length;
    const wantsLinks = number <= linkPages || linked * 4 >= pages.length;
    pages.push(await readOrRefuse(pdf, number, fonts, wantsLinks));
    onProgress?.({ done: number, total: pdf.numPages });
  }
  const letters = pages.reduce(
    (sum, { runs }) => sum + runs.reduce((count, run) => count + (run.text.match(/[\p{L}\p{N}]/gu)?.length ?? 0), 0),
    0,
  );
  if (letters < lettersMin)
    throw new ImportRefused('IMPORT_NO_TEXT_LAYER', 'The PDF has no text layer: its pages are pictures.');
  return pages;
}

async function readOrRefuse(
  pdf: PDFDocumentProxy,
  number: number,
  fonts: FontStyles,
  wantsLinks: boolean,
): Promise<PageText> {
  try {
    return await readPage(await pdf.getPage(number), fonts, wantsLinks);
  } catch (cause) {
    if (cause instanceof ImportRefused) throw cause;
    throw new ImportRefused('IMPORT_DAMAGED', `Page ${number} of the PDF is damaged and cannot be read.`, { cause });
  }
}

function assemblePages(
  pages: readonly PageText[],
  outline: ReadonlyMap<string, number>,
  declared: DeclaredMetadata,
): ImportedText {
  const clean = setApartRunningHeads(pages);
  const regions = regionsOf(clean);
  const style = documentStyle(regions);
  const lexicon = lexiconOf(regions.flatMap((region) => region.lines));
  const passages: Passage[] = [];
  let continuesNote = false;
  for (const region of regions) {
    const found = regionPassages(region, { style, lexicon, outline }, continuesNote);
    continuesNote = found.at(-1)?.decisions.some(({ kind }) => kind === 'footnote') ?? false;
    passages.push(...found);
  }
  const levelled = listLevels(headingLevels(linkNoteReferences(passages), outline));
  const joined = joinPassages(levelled, style, lexicon);
  const drafts = withFurniture(joined.map(passageDraft), clean);
  const recognised = recogniseMetadata(setApartNotices(setApartFooter(drafts)), declared);
  return importedText(recognised.drafts, recognised.metadata);
}

function regionsOf(clean: readonly CleanPage[]): Region[] {
  const orders = clean.map(({ body }) => readingOrder(body, []));
  // Columns proven on several pages prove them on pages with less text.
  const gutters = common(orders.flatMap((order) => order.gutters));
  return clean.flatMap(({ page, body }, index) => {
    const order = gutters.length === 0 ? orders[index] : readingOrder(body, gutters);
    return (order?.blocks ?? []).map(({ left, right, rows }) => ({
      page: page.page,
      left,
      right,
      lines: rows.map((row) => lineOf(page.page, row, page.links)),
    }));
  });
}

/** The places several pages have a gutter at. */
function common(gutters: readonly number[]): number[] {
  const counts = new Map<number, number>();
  for (const gutter of gutters) counts.set(gutter, (counts.get(gutter) ?? 0) + 1);
  return [...counts].filter(([, count]) => count > 1).map(([gutter]) => gutter);
}

/** Furniture stands behind the last fragment that begins on its page. */
function withFurniture(drafts: readonly Draft[], clean: readonly CleanPage[]): Draft[] {
  const result: Draft[] = [];
  const waiting = [...clean];
  for (const [index, of] of drafts.entries()) {
    result.push(of);
    const next = drafts[index + 1];
    const isJoined = next?.decisions.some(({ kind }) => kind === 'join') ?? false;
    while (!isJoined && waiting[0] && waiting[0].page.page < (next?.page ?? Number.POSITIVE_INFINITY)) {
      const page = waiting.shift();
      if (page) result.push(...furnitureDrafts(page));
    }
  }
  return [...result, ...waiting.flatMap(furnitureDrafts)];
}
