import type { PDFDocumentProxy } from 'pdfjs-dist';

/** Titles of a PDF's bookmarks with their depth from 1, by their words alone. */
export type Outline = ReadonlyMap<string, number>;

const entriesMax = 5_000;
const depthMax = 6;

/** Reads the bookmarks; a document without or with damaged ones has none. */
export async function readOutline(pdf: PDFDocumentProxy): Promise<Outline> {
  const entries = new Map<string, number>();
  let level = await pdf.getOutline().catch(() => null);
  for (let depth = 1; level && level.length > 0 && depth <= depthMax; depth += 1) {
    for (const { title } of level) {
      const key = outlineKey(title);
      if (key !== '' && !entries.has(key) && entries.size < entriesMax) entries.set(key, depth);
    }
    level = level.flatMap(({ items }) => items as typeof level & object);
  }
  return entries;
}

/** The words of a title without its number, case and punctuation. */
export function outlineKey(title: string): string {
  const words = title
    .normalize('NFKC')
    .toLowerCase()
    .replace(/^(?:(?:chapter|appendix|kapitel|chapitre|annexe|глава)\s+)?[\divxlc]*[a-z]?(?:\.\d+)*[.:)]?\s+/u, '');
  return words.replace(/[^\p{L}\p{N}]/gu, '');
}
