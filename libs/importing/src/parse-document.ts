import type { ImportedText } from '@lectern/contracts';
import { fileFormat } from './file-format';
import { importLimits } from './import-limits';
import type { ImportOptions } from './import-options';
import { ImportRefused } from './import-refused';
import { parseText } from './parse-text';

/**
 * Reads a file of any known format: PDF with a text layer, DOCX, EPUB 2 and 3, a saved HTML page, Markdown, plain
 * text. All of them become fragments in reading order and the decisions over them.
 *
 * Meant to run in a process of its own: hostile files are refused in bounded time, but a document at the limits takes
 * seconds of one processor.
 *
 * @param bytes the file, at most `importLimits.uploadBytes`
 * @throws ImportRefused with one of its codes; nothing else is thrown for any content
 */
export async function parseDocument(bytes: Uint8Array, options: ImportOptions = {}): Promise<ImportedText> {
  if (bytes.length > importLimits.uploadBytes) {
    throw new ImportRefused('IMPORT_TOO_LARGE', `The file is larger than ${importLimits.uploadBytes} bytes.`);
  }
  if (options.signal?.aborted) throw new ImportRefused('IMPORT_ABORTED', 'The import was stopped.');
  try {
    return await parseAs(fileFormat(bytes, options.fileName, options.mediaType), bytes, options);
  } catch (cause) {
    if (cause instanceof ImportRefused) throw cause;
    throw new ImportRefused('IMPORT_DAMAGED', 'The file is damaged and cannot be read.', { cause });
  }
}

/** Each format brings libraries that take up to a second to load: only the one that is needed is. */
async function parseAs(
  format: ReturnType<typeof fileFormat>,
  bytes: Uint8Array,
  options: ImportOptions,
): Promise<ImportedText> {
  switch (format) {
    case 'pdf':
      return (await import('./pdf/parse-pdf')).parsePdf(bytes, options);
    case 'docx':
      return (await import('./docx/parse-docx')).parseDocx(bytes);
    case 'epub':
      return (await import('./epub/parse-epub')).parseEpub(bytes, options);
    case 'html':
      return (await import('./html/parse-html')).parseHtml(bytes);
    case 'markdown':
      return parseText(bytes, { fileName: 'text.md' });
    case 'text':
      return parseText(bytes, { fileName: 'text.txt' });
  }
}
