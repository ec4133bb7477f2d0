/** Text drawn on a page: points from the top left corner, baseline at `y`. */
export interface Drawn {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly size?: number;
  readonly isBold?: boolean;
}

const pageWidth = 400;
const pageHeight = 600;

/** Helvetica's widths of the characters the tests use, in thousandths of the size. */
const narrow: Readonly<Record<string, number>> = {
  i: 222,
  j: 222,
  l: 222,
  t: 278,
  f: 278,
  r: 333,
  ' ': 278,
  '.': 278,
  ',': 278,
  '-': 333,
  I: 278,
};
const wide: Readonly<Record<string, number>> = { m: 833, w: 722, M: 833, W: 944 };

/** How wide a text is drawn, in points. */
export function widthOf(text: string, size = 10): number {
  let width = 0;
  for (const character of text)
    width +=
      narrow[character] ?? wide[character] ?? (/[A-Z]/.test(character) ? 680 : /[cksvxyz]/.test(character) ? 500 : 556);
  return (width * size) / 1_000;
}

/** A PDF of pages with text in Helvetica, written by hand: enough for pdf.js, with nothing in it that is not needed. */
export function tinyPdf(pages: readonly (readonly Drawn[])[], title?: string): Uint8Array {
  const objects: string[] = [];
  const kids = pages.map((_, index) => `${5 + index * 2} 0 R`).join(' ');
  objects.push('<< /Type /Catalog /Pages 2 0 R >>', `<< /Type /Pages /Kids [${kids}] /Count ${pages.length} >>`);
  objects.push('<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>');
  objects.push('<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica-Bold /Encoding /WinAnsiEncoding >>');
  for (const [index, page] of pages.entries()) {
    const resources = '/Resources << /Font << /F1 3 0 R /F2 4 0 R >> >>';
    objects.push(
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${pageWidth} ${pageHeight}] ${resources} /Contents ${6 + index * 2} 0 R >>`,
    );
    const content = page.map(operators).join('\n');
    objects.push(`<< /Length ${content.length} >>\nstream\n${content}\nendstream`);
  }
  const info = title === undefined ? '' : ` /Info ${objects.push(`<< /Title (${title}) >>`)} 0 R`;
  return file(objects, info);
}

function operators({ text, x, y, size = 10, isBold = false }: Drawn): string {
  const escaped = text
    .replace(/[\\()]/g, String.raw`\$&`)
    .replace(/[\u0080-\u00FF]/g, (character) => `\\${character.charCodeAt(0).toString(8)}`);
  return `BT /${isBold ? 'F2' : 'F1'} ${size} Tf 1 0 0 1 ${x} ${pageHeight - y} Tm (${escaped}) Tj ET`;
}

function file(objects: readonly string[], info: string): Uint8Array {
  let text = '%PDF-1.4\n';
  const offsets = objects.map((object, index) => {
    const at = text.length;
    text += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return at;
  });
  const table = offsets.map((at) => `${String(at).padStart(10, '0')} 00000 n \n`).join('');
  const start = text.length;
  text += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R${info} >>\nstartxref\n${start}\n%%EOF\n`;
  return new TextEncoder().encode(text);
}

/** Where paragraphs are set: the column's left edge and width, the first baseline, how paragraphs begin. */
export interface Setting {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly leading: number;
  readonly size?: number;
  readonly indent?: number;
  readonly space?: number;
}

/** Breaks paragraphs into lines as a typesetter would, first fit. */
export function setLines(
  paragraphs: readonly string[],
  { x, y, width, leading, size = 10, indent = 0, space = 0 }: Setting,
): Drawn[] {
  const drawn: Drawn[] = [];
  let baseline = y;
  for (const paragraph of paragraphs) {
    let line = '';
    let start = indent;
    for (const word of paragraph.split(' ')) {
      const longer = line === '' ? word : `${line} ${word}`;
      if (line === '' || widthOf(longer, size) <= width - start) line = longer;
      else {
        drawn.push({ text: line, x: x + start, y: baseline, size });
        baseline += leading;
        [line, start] = [word, 0];
      }
    }
    drawn.push({ text: line, x: x + start, y: baseline, size });
    baseline += leading + space;
  }
  return drawn;
}
