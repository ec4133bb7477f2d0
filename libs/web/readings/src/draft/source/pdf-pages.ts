import { getDocument, PDFWorker, type PDFDocumentProxy } from 'pdfjs-dist';
import { workerAddress } from '@lectern/web/core';
import { WordFinder } from './found-words';

/** How a page is drawn. */
export interface DrawingSize {
  /** CSS pixels */
  readonly width: number;
  readonly pixelRatio: number;
}

/** A line of a page, as shares of its width and height from the top left corner. */
export interface PageLine {
  readonly left: number;
  readonly top: number;
  readonly height: number;
}

/** A page larger than this is drawn coarser. */
const pixelsMax = 8_000_000;
const imagePixelsMax = 16_000_000;

/** The pages of a PDF, drawn as pictures: no scripts, no forms, no links, no fonts given to the page. */
export class PdfPages {
  private constructor(
    private readonly pdf: PDFDocumentProxy,
    private readonly worker: Worker,
  ) {}

  static async open(bytes: Uint8Array): Promise<PdfPages> {
    const worker = new Worker(workerAddress('lectern#worker', '/pdf/pdf.worker.min.mjs'), { type: 'module' });
    try {
      const task = getDocument({
        // pdf.js takes the buffer away
        data: bytes.slice(),
        worker: PDFWorker.create({ port: worker }),
        disableFontFace: true,
        useSystemFonts: false,
        useWorkerFetch: false,
        useWasm: false,
        enableXfa: false,
        maxImageSize: imagePixelsMax,
        cMapUrl: '/pdf/cmaps/',
        cMapPacked: true,
        standardFontDataUrl: '/pdf/fonts/',
        verbosity: 0,
      });
      return new PdfPages(await task.promise, worker);
    } catch (fault) {
      worker.terminate();
      throw fault;
    }
  }

  get count(): number {
    return this.pdf.numPages;
  }

  /** Draws a page; a signal stops it in the middle. */
  async draw(number: number, canvas: HTMLCanvasElement, size: DrawingSize, signal: AbortSignal): Promise<void> {
    const page = await this.pdf.getPage(number);
    signal.throwIfAborted();
    const plain = page.getViewport({ scale: 1 });
    const wanted = (size.width * size.pixelRatio) / plain.width;
    const scale = Math.min(wanted, Math.sqrt(pixelsMax / (plain.width * plain.height)));
    const viewport = page.getViewport({ scale });
    canvas.width = Math.floor(viewport.width);
    canvas.height = Math.floor(viewport.height);
    const task = page.render({ canvas, viewport });
    signal.addEventListener('abort', () => task.cancel(), { once: true });
    await task.promise;
  }

  /** The line of a page a paragraph begins with; null where it is not found. */
  async lineOf(number: number, paragraph: string): Promise<PageLine | null> {
    const page = await this.pdf.getPage(number);
    const { width, height, transform } = page.getViewport({ scale: 1 });
    const { items } = await page.getTextContent();
    const lines = items.flatMap((item) => ('str' in item ? [item] : []));
    const found = new WordFinder(lines.map(({ str }) => str).join('')).find(paragraph);
    if (!found) return null;
    let end = 0;
    const line = lines.find(({ str }) => (end += str.length) > found.start);
    if (!line) return null;
    const [a, b, c, d, e, f] = transform as number[];
    const [x, y] = [Number(line.transform[4]), Number(line.transform[5])];
    const left = (a ?? 1) * x + (c ?? 0) * y + (e ?? 0);
    const baseline = (b ?? 0) * x + (d ?? -1) * y + (f ?? 0);
    return { left: left / width, top: (baseline - line.height) / height, height: (line.height * 1.25) / height };
  }

  close(): void {
    void this.pdf.loadingTask.destroy().finally(() => this.worker.terminate());
  }
}
