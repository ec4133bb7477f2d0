import { computed, effect, inject, Injectable, signal, untracked } from '@angular/core';
import { ReadingStore } from './reading-store';

/** more than any window shows; each step is short enough not to hold up a frame */
const firstSections = 1;
const sectionsPerStep = 1;

/**
 * How much of the text is on the page: its beginning at once, the rest in steps between which the
 * page answers. A book of five thousand paragraphs would otherwise keep one waiting for its end.
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
      const timer = setTimeout(() => this.count.update((count) => count + sectionsPerStep), 0);
      onCleanup(() => clearTimeout(timer));
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
