import { readArchive } from './archive/read-archive';
import { ImportRefused } from './import-refused';

/** The formats an import reads. */
export type FileFormat = 'pdf' | 'docx' | 'epub' | 'html' | 'markdown' | 'text';

const byExtension: ReadonlyMap<string, FileFormat> = new Map([
  ['pdf', 'pdf'],
  ['docx', 'docx'],
  ['docm', 'docx'],
  ['epub', 'epub'],
  ['html', 'html'],
  ['htm', 'html'],
  ['xhtml', 'html'],
  ['md', 'markdown'],
  ['markdown', 'markdown'],
  ['mdown', 'markdown'],
  ['txt', 'text'],
]);
const byMediaType: ReadonlyMap<string, FileFormat> = new Map([
  ['application/pdf', 'pdf'],
  ['application/vnd.openxmlformats-officedocument.wordprocessingml.document', 'docx'],
  ['application/vnd.ms-word.document.macroenabled.12', 'docx'],
  ['application/epub+zip', 'epub'],
  ['text/html', 'html'],
  ['application/xhtml+xml', 'html'],
  ['text/markdown', 'markdown'],
  ['text/x-markdown', 'markdown'],
  ['text/plain', 'text'],
]);
const textFormats = new Set<FileFormat>(['html', 'markdown', 'text']);
/** Programs put bytes of their own in front of a PDF; readers look this far. */
const pdfHeaderBytes = 1_024;

/**
 * The format of a file by its content; its name and media type only tell kinds of text apart.
 *
 * @throws ImportRefused IMPORT_EMPTY, IMPORT_WRONG_TYPE (the name says one thing and the content another),
 * IMPORT_UNKNOWN_FORMAT, IMPORT_PASSWORD (an encrypted Word document), and what {@link readArchive} refuses
 */
export function fileFormat(bytes: Uint8Array, fileName = '', mediaType = ''): FileFormat {
  if (bytes.length === 0) throw new ImportRefused('IMPORT_EMPTY', 'The file is empty.');
  const claimed =
    byExtension.get(/\.([^.]+)$/.exec(fileName.toLowerCase())?.[1] ?? '') ??
    byMediaType.get(mediaType.toLowerCase().split(';')[0]?.trim() ?? '');
  const found = binaryFormat(bytes, claimed);
  if (found !== null) {
    if (claimed !== undefined && claimed !== found) wrongType(claimed);
    return found;
  }
  if (claimed !== undefined && !textFormats.has(claimed)) wrongType(claimed);
  if (claimed === 'html' || (claimed === undefined && looksLikeHtml(bytes))) return 'html';
  return claimed ?? 'text';
}

function binaryFormat(bytes: Uint8Array, claimed: FileFormat | undefined): FileFormat | null {
  const start = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, pdfHeaderBytes)).toString('latin1');
  if (start.startsWith('%PDF-') || (claimed !== undefined && !textFormats.has(claimed) && start.includes('%PDF-')))
    return 'pdf';
  if (start.startsWith('PK\x03\x04') || start.startsWith('PK\x05\x06')) return archiveFormat(bytes);
  if (start.startsWith('\xD0\xCF\x11\xE0')) return compoundFile(bytes);
  const isOther =
    /^(?:\x89PNG|\xFF\xD8\xFF|GIF8|RIFF|\x1F\x8B|7z\xBC\xAF|Rar!|\{\\rtf|BZh|\x7FELF|MZ.{60}|%!PS|ITSF|BOOKMOBI)/s.test(
      start,
    );
  if (isOther || start.slice(60, 68) === 'BOOKMOBI')
    throw new ImportRefused('IMPORT_UNKNOWN_FORMAT', 'Files of this format cannot be imported.');
  return null;
}

function archiveFormat(bytes: Uint8Array): FileFormat {
  const { names } = readArchive(bytes);
  if (names.includes('META-INF/container.xml')) return 'epub';
  if (names.some((name) => /^word\/document\d*\.xml$/.test(name))) return 'docx';
  throw new ImportRefused(
    'IMPORT_UNKNOWN_FORMAT',
    'The file is an archive that holds neither a Word document nor a book.',
  );
}

/** Word documents of before 2007, and later ones that are encrypted. */
function compoundFile(bytes: Uint8Array): never {
  const names = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (names.includes(Buffer.from('EncryptedPackage', 'utf16le')))
    throw new ImportRefused('IMPORT_PASSWORD', 'The document is protected by a password.');
  throw new ImportRefused(
    'IMPORT_UNKNOWN_FORMAT',
    'Documents of old office programs cannot be imported; save them as DOCX.',
  );
}

function looksLikeHtml(bytes: Uint8Array): boolean {
  const start = new TextDecoder('utf-8').decode(bytes.subarray(0, pdfHeaderBytes));
  return /^\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*(?:<!doctype\s+html|<html[\s>])/is.test(start);
}

function wrongType(claimed: FileFormat): never {
  throw new ImportRefused(
    'IMPORT_WRONG_TYPE',
    `The file is called ${claimed.toUpperCase()}, but its content is something else.`,
  );
}
