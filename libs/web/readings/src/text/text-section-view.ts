import { Component, input } from '@angular/core';
import type { Place } from '@lectern/web/threads';
import { MarginPanel } from '../reading/margin-panel';
import type { TextSection } from '../reading/text-sections';
import { ReadingBlock } from './reading-block';

/** A stretch of the text; the threads of the paragraph one is at stand beside it. */
@Component({
  selector: 'lec-text-section',
  imports: [MarginPanel, ReadingBlock],
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
}
