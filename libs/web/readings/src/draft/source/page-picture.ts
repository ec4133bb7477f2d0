import {
  afterRenderEffect,
  Component,
  computed,
  effect,
  type ElementRef,
  input,
  linkedSignal,
  signal,
  viewChild,
} from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { LucideArrowDown, LucideArrowUp } from '@lectern/web/icons';
import { Button } from '@lectern/web/ui';
import { PdfPages, type PageLine } from './pdf-pages';

const enlarged = 2;

/** A page of a PDF, drawn, with a mark at the line the paragraph in view begins with. */
@Component({
  selector: 'lec-page-picture',
  imports: [Button, LucideArrowDown, LucideArrowUp, TranslocoDirective],
  templateUrl: './page-picture.html',
  styleUrl: './page-picture.css',
})
export class PagePicture {
  readonly bytes = input.required<Uint8Array>();
  /** the page of the paragraph in view */
  readonly shownPage = input(1);
  readonly paragraph = input('');

  private readonly canvas = viewChild.required<ElementRef<HTMLCanvasElement>>('canvas');
  private readonly frame = viewChild.required<ElementRef<HTMLElement>>('frame');
  protected readonly pages = signal<PdfPages | null>(null);
  protected readonly isFailed = signal(false);
  protected readonly isDrawn = signal(false);
  protected readonly isLarge = signal(false);
  protected readonly line = signal<PageLine | null>(null);
  /** turned by hand until the paragraph in view is on another one */
  protected readonly page = linkedSignal(() => this.shownPage());
  protected readonly count = computed(() => this.pages()?.count ?? 0);

  constructor() {
    effect((onCleanup) => {
      const opening = PdfPages.open(this.bytes());
      let isOver = false;
      opening.then(
        (pages) => (isOver ? pages.close() : this.pages.set(pages)),
        () => this.isFailed.set(!isOver),
      );
      onCleanup(() => {
        isOver = true;
        this.pages()?.close();
      });
    });
    afterRenderEffect((onCleanup) => {
      const pages = this.pages();
      const number = Math.min(this.page(), this.count());
      const width = this.frame().nativeElement.clientWidth * (this.isLarge() ? enlarged : 1);
      if (!pages || number < 1 || width === 0) return;
      const abort = new AbortController();
      onCleanup(() => abort.abort());
      const size = { width, pixelRatio: Math.min(2, window.devicePixelRatio) };
      pages.draw(number, this.canvas().nativeElement, size, abort.signal).then(
        () => this.isDrawn.set(true),
        () => abort.signal.aborted || this.isFailed.set(true),
      );
    });
    effect((onCleanup) => {
      const pages = this.pages();
      const [number, paragraph] = [this.page(), this.paragraph()];
      let isOver = false;
      onCleanup(() => (isOver = true));
      this.line.set(null);
      if (!pages || number !== this.shownPage()) return;
      // without a mark the page is as good a picture
      pages.lineOf(Math.min(number, pages.count), paragraph).then(
        (line) => isOver || this.mark(line),
        () => undefined,
      );
    });
  }

  protected turn(by: number): void {
    this.page.update((page) => Math.min(this.count(), Math.max(1, page + by)));
  }

  /** Marks the line, and brings it into view within the frame. */
  private mark(line: PageLine | null): void {
    this.line.set(line);
    if (!line) return;
    const frame = this.frame().nativeElement;
    const top = line.top * this.canvas().nativeElement.clientHeight;
    const isSeen = top > frame.scrollTop + 24 && top < frame.scrollTop + frame.clientHeight - 48;
    if (!isSeen) frame.scrollTo({ top: top - frame.clientHeight / 3, left: frame.scrollLeft });
  }
}
