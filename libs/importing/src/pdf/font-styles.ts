import type { PDFPageProxy } from 'pdfjs-dist';
import { type FontStyle, plainFont } from './layout';

/** What a pdf.js font object says; all of it optional, because damaged fonts say less. */
interface LoadedFont {
  readonly name?: string;
  readonly bold?: boolean;
  readonly black?: boolean;
  readonly italic?: boolean;
  readonly isMonospace?: boolean;
}

const boldName = /bold|black|heavy|semibold|demi|[-,]bd\b|cmbx|sfbx|ecbx|[-+](?:\w+)-medi(?:um)?\b/i;
const italicName = /italic|oblique|slanted|kursiv|cmti|cmsl|sfti|ecti|-ital\b|[-,]it\b/i;
const monospacedName = /mono|courier|consol|typewriter|cmtt|sftt|ectt|menlo|inconsolata|terminal/i;

/**
 * Knows the look of the fonts of one document. The look is only in the drawing instructions, which take longer to
 * read than the text, so they are read for a page only when a font occurs there for the first time.
 */
export class FontStyles {
  private readonly styles = new Map<string, FontStyle>();

  /** Learns the fonts named (as pdf.js names them) that are not known yet. */
  async learn(page: PDFPageProxy, names: ReadonlyMap<string, { readonly fontFamily?: string }>): Promise<void> {
    const unknown = [...names].filter(([name]) => !this.styles.has(name));
    if (unknown.length === 0) return;
    // A page whose drawing is damaged still has its text; its fonts stay plain.
    await page.getOperatorList().catch(() => null);
    for (const [name, { fontFamily }] of unknown) this.styles.set(name, styleOf(page, name, fontFamily));
  }

  of(name: string): FontStyle {
    return this.styles.get(name) ?? plainFont;
  }
}

function styleOf(page: PDFPageProxy, name: string, fontFamily: string | undefined): FontStyle {
  const font = page.commonObjs.has(name) ? (page.commonObjs.get(name) as LoadedFont | null) : null;
  const printedName = font?.name ?? '';
  return {
    isBold: font?.bold === true || font?.black === true || boldName.test(printedName),
    isItalic: font?.italic === true || italicName.test(printedName),
    isMonospaced: font?.isMonospace === true || fontFamily === 'monospace' || monospacedName.test(printedName),
  };
}
