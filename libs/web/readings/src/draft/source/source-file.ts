/** A file as it can be looked at beside what was read from it. */
export type SourceFile =
  | { readonly kind: 'pages'; readonly bytes: Uint8Array }
  | { readonly kind: 'words'; readonly words: string }
  /** packed, as Word files and e-books are: nothing to be seen without the program it was made with */
  | { readonly kind: 'packed' };

const pdfSign = '%PDF-';
const pdfSignWithin = 1_024;
const archiveSign = 'PK\u0003\u0004';

/** What kind of file it is, by its content; what is neither packed nor a PDF was read as text. */
export function sourceFileOf(bytes: Uint8Array): SourceFile {
  const beginning = new TextDecoder('latin1').decode(bytes.subarray(0, pdfSignWithin));
  if (beginning.includes(pdfSign)) return { kind: 'pages', bytes };
  if (beginning.startsWith(archiveSign)) return { kind: 'packed' };
  return { kind: 'words', words: new TextDecoder(encodingOf(bytes)).decode(bytes).replace(/\r\n?/g, '\n') };
}

function encodingOf(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  return bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : 'utf-8';
}
