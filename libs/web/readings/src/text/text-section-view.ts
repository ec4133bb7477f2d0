import { Component, computed, input } from '@angular/core';
import type { Place } from '@lectern/web/threads';
import { MarginPanel } from '../reading/margin-panel';
import type { TextSection } from '../reading/text-sections';
import { ReadingBlock } from './reading-block';

/** as wide as the column is at most, and what stands between two blocks: only an estimate, for the scroll bar */
const lineCharacters = 78;
const lineRem = 2;
const blockGapRem = 1.2;

/**
 * A stretch of the text; the threads of the paragraph one is at stand beside it. It is laid out only near the window: as
 * a whole, because what the browser watches costs time in every frame, and five thousand paragraphs were too many.
 */
@Component({
  selector: 'lec-text-section',
  imports: [MarginPanel, ReadingBlock],
  host: { '[class.beside]': 'panel() !== null', '[style.contain-intrinsic-block-size]': 'guessedHeight()' },
  template: `
    @for (block of section().blocks; track block.id) {
      <div class="place">
        <lec-reading-block [block]="block" [isCurrent]="current() === block.id" />
        @if (panel() === block.id) {
          <lec-margin-panel [place]="block.id" [number]="block.number" />
        }
      </div>
    }
  `,
  styles: `
    :host {
      display: block;
      content-visibility: auto;
    }

    /* what stands beside the text must not be cut off */
    :host(.beside) {
      content-visibility: visible;
    }

    .place {
      position: relative;
    }
  `,
})
export class TextSectionView {
  readonly section = input.required<TextSection>();
  /** the paragraph one is at, if it is in this stretch */
  readonly current = input<Place | null>(null);
  /** the paragraph whose threads are shown, if it is in this stretch */
  readonly panel = input<Place | null>(null);

  protected readonly guessedHeight = computed(() => {
    const rem = this.section().blocks.reduce(
      (sum, { text }) => sum + Math.ceil(text.length / lineCharacters) * lineRem + blockGapRem,
      0,
    );
    return `auto ${Math.round(rem)}rem`;
  });
}
