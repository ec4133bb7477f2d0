import { computed, effect, inject, Injectable, signal, untracked } from '@angular/core';
import { ReadingStore } from './reading-store';
import { whenIdle } from './when-idle';

/** more than any window shows */
const firstSections = 2;

/**
 * How much of the text is on the page: its beginning at once, the rest stretch by stretch whenever the page has nothing
 * better to do. A book of five thousand paragraphs would otherwise keep one waiting for its end.
 */
@Injectable()
export class DrawnSections {
  private readonly reading = inject(ReadingStore);
  private readonly count = signal(firstSections);
  readonly sections = computed(() => this.reading.sections().slice(0, this.count()));
  readonly isAll = computed(() => this.count() >= this.reading.sections().length);

  constructor() {
    effect((onCleanup) => {
      if (this.isAll()) return;
      this.count();
      onCleanup(whenIdle(() => this.count.update((count) => count + 1)));
    });
    effect(() => {
      this.reading.readingId();
      untracked(() => this.count.set(firstSections));
    });
  }

  /** Draws everything now, because one goes to a place that may not be there yet. */
  drawAll(): void {
    this.count.set(Math.max(this.count(), this.reading.sections().length));
  }
}
