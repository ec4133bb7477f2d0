import { ImportRefused } from '../import-refused';

const declarationBytes = 2_048;
/** A page that is nearly all right is shown with replacement characters, as browsers do. */
const replacedShareMax = 0.001;

/**
 * The characters of an HTML file: by byte order mark, else by the encoding it declares, else UTF-8 when it is, else
 * windows-1252, as browsers do.
 *
 * @throws ImportRefused IMPORT_NOT_TEXT
 */
export function decodeHtml(bytes: Uint8Array): string {
  const label = markOf(bytes) ?? declaredIn(bytes) ?? (isUtf8(bytes) ? 'utf-8' : 'windows-1252');
  const text = decoderFor(label).decode(bytes);
  const replaced = text.split('\uFFFD').length - 1;
  if (text.includes('\0') || replaced > text.length * replacedShareMax) {
    throw new ImportRefused('IMPORT_NOT_TEXT', `The page is not text in the encoding ${label}.`);
  }
  return text.toWellFormed();
}

function decoderFor(label: string): TextDecoder {
  try {
    return new TextDecoder(label);
  } catch {
    return new TextDecoder('utf-8');
  }
}

function markOf(bytes: Uint8Array): string | null {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8';
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  return bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : null;
}

function declaredIn(bytes: Uint8Array): string | null {
  const start = new TextDecoder('latin1').decode(bytes.subarray(0, declarationBytes));
  const label =
    /<meta[^>]{0,200}charset\s*=\s*["']?\s*([\w-]{2,40})/i.exec(start)?.[1] ??
    /<\?xml[^>]{0,100}encoding\s*=\s*["']([\w-]{2,40})/i.exec(start)?.[1];
  // A page that can be read as Latin letters this far is not UTF-16, whatever it says.
  return label === undefined ? null : /^utf-?16/i.test(label) ? 'utf-8' : label.toLowerCase();
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}
