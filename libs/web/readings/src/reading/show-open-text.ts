import { afterNextRender, DestroyRef, DOCUMENT, effect, inject, Injectable, Injector, untracked } from '@angular/core';
import { OpenText, type Place } from '@lectern/web/threads';
import { eyePoint, lookFrom } from '../live/eye';
import { DrawnSections } from './drawn-sections';
import { PositionStore } from './position-store';
import { ReadingStore } from './reading-store';

const gapPx = 24;
/** a tenth of a second: long before one could have scrolled oneself */
const framesMax = 6;

/** Lets what stands around the page, such as a live session, see where one reads and bring a paragraph into view. */
@Injectable()
export class ShowOpenText {
  private readonly reading = inject(ReadingStore);
  private readonly position = inject(PositionStore);
  private readonly drawn = inject(DrawnSections);
  private readonly injector = inject(Injector);
  private readonly page = inject(DOCUMENT);

  constructor() {
    const open = inject(OpenText);
    let takeBack: () => void = () => undefined;
    effect(() => {
      const readingId = this.reading.reading().value?.reading.id;
      takeBack();
      if (readingId === undefined) return;
      takeBack = untracked(() =>
        open.show({
          readingId,
          at: () => eyePoint(this.page, this.position.place())?.place ?? null,
          sees: (blockId) => this.sees(blockId),
          bring: (blockId) => this.bring(blockId),
          numberOf: (blockId) => this.reading.numbers().get(blockId) ?? null,
        }),
      );
    });
    inject(DestroyRef).onDestroy(() => takeBack());
  }

  private sees(blockId: Place): boolean {
    const box = this.element(blockId)?.getBoundingClientRect();
    if (!box) return false;
    const { clientHeight } = this.page.documentElement;
    return box.bottom > this.upperEdgePx() && box.top < clientHeight;
  }

  private bring(blockId: Place): boolean {
    // headings and the like have no place of their own
    if (typeof this.reading.numbers().get(blockId) !== 'number') return false;
    const look = () => this.settle(blockId, framesMax);
    if (this.element(blockId)) look();
    else {
      this.drawn.drawAll();
      afterNextRender(look, { injector: this.injector });
    }
    return true;
  }

  /** Paragraphs have their real height only once they are near the window, so the first look may be beside the mark. */
  private settle(blockId: Place, frames: number): void {
    lookFrom(this.page, blockId, this.upperEdgePx() + gapPx);
    if (frames > 0) this.page.defaultView?.requestAnimationFrame(() => this.settle(blockId, frames - 1));
  }

  private element(blockId: Place): HTMLElement | null {
    return this.page.querySelector<HTMLElement>(`lec-reading-block[data-place="${CSS.escape(blockId)}"]`);
  }

  private upperEdgePx(): number {
    return parseFloat(getComputedStyle(this.page.documentElement).scrollPaddingTop) || 0;
  }
}
