import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import type { PDFDocumentLoadingTask, PDFDocumentProxy } from 'pdfjs-dist';
import { importLimits } from '../import-limits';
import { ImportRefused } from '../import-refused';

/** Images are never looked at; one pixel makes pdf.js skip decoding them. */
const imagePixelsMax = 1;

/** pdf.js 6 has no evaluation of font programs any more; older and rebuilt versions obey this. */
const noEvaluation = { isEvalSupported: false };

/**
 * Opens a PDF for reading its text: no evaluation of font programs as code, no fonts or images loaded, no scripts.
 *
 * @throws ImportRefused IMPORT_PASSWORD, IMPORT_DAMAGED, IMPORT_TOO_MANY_PAGES
 */
export async function openPdf(bytes: Uint8Array): Promise<PDFDocumentProxy> {
  const { getDocument, VerbosityLevel } = await import('pdfjs-dist/legacy/build/pdf.mjs');
  const task: PDFDocumentLoadingTask = getDocument({
    // pdf.js keeps the buffer it is given; the caller keeps its own.
    data: bytes.slice(),
    ...noEvaluation,
    // The names of fonts say which are bold, italic and monospaced.
    fontExtraProperties: true,
    disableFontFace: true,
    useSystemFonts: false,
    useWorkerFetch: false,
    enableXfa: false,
    stopAtErrors: false,
    maxImageSize: imagePixelsMax,
    verbosity: VerbosityLevel.ERRORS,
    ...packagedData(),
  });
  // Without an answer pdf.js would wait for a password for ever.
  task.onPassword = () => void task.destroy();
  const pdf = await task.promise.catch((cause: unknown) => refuse(cause));
  if (pdf.numPages > importLimits.pages) {
    await pdf.loadingTask.destroy();
    throw new ImportRefused('IMPORT_TOO_MANY_PAGES', `The PDF has more than ${importLimits.pages} pages.`);
  }
  return pdf;
}

/** Character maps (Chinese, Japanese, Korean) and standard font metrics from the package, read from disk. */
function packagedData(): { cMapUrl: string; cMapPacked: true; standardFontDataUrl: string } {
  const folder = dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'));
  return { cMapUrl: `${folder}/cmaps/`, cMapPacked: true, standardFontDataUrl: `${folder}/standard_fonts/` };
}

function refuse(cause: unknown): never {
  const name = cause instanceof Error ? cause.name : '';
  const message = cause instanceof Error ? cause.message : '';
  if (name === 'PasswordException' || /password|worker was destroyed|loading aborted/i.test(message)) {
    throw new ImportRefused('IMPORT_PASSWORD', 'The PDF is protected by a password.', { cause });
  }
  throw new ImportRefused('IMPORT_DAMAGED', 'The PDF is damaged and cannot be read.', { cause });
}
