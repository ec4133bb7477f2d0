import type { ImportedText } from '@lectern/contracts';
import { openPdf } from '../pdf/open-pdf';

/** How often each character stands in a text, white space aside. */
export type GlyphCounts = Readonly<Record<string, number>>;

/** The characters of a PDF's text layer. */
export async function glyphsOfPdf(bytes: Uint8Array): Promise<GlyphCounts> {
  const pdf = await openPdf(bytes);
  let text = '';
  for (let number = 1; number <= pdf.numPages; number += 1) {
    const { items } = await (await pdf.getPage(number)).getTextContent();
    text += items.map((item) => ('str' in item ? item.str : '')).join('');
  }
  await pdf.loadingTask.destroy();
  return countsOf(text);
}

/** The characters of what was read from it, before any decision. */
export function glyphsOfImport({ fragments }: ImportedText): GlyphCounts {
  return countsOf(fragments.map(({ kind, label, text }) => (kind === 'code' ? text : (label ?? '') + text)).join(''));
}

function countsOf(text: string): GlyphCounts {
  const counts: Record<string, number> = {};
  for (const character of text.replace(/\s/gu, '')) counts[character] = (counts[character] ?? 0) + 1;
  return counts;
}
