import { afterRenderEffect, Component, computed, type ElementRef, input, viewChild } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { WordFinder } from './found-words';

/** How much of a source is drawn around the place that is looked at, in UTF-16 code units to either side. */
const drawnAround = 12_000;

/** The words of a text file as they stand in it, with the beginning of the paragraph in view marked. */
@Component({
  selector: 'lec-source-words',
  imports: [TranslocoDirective],
  template: `
    <pre
      *transloco="let t; prefix: 'drafts.source'"
      class="frame"
      tabindex="0"
      dir="auto"
      role="group"
      [attr.aria-label]="t('words')"
    ><code>{{ part().before }}<mark #mark>{{ part().found }}</mark>{{ part().after }}</code></pre>
  `,
  styles: `
    :host {
      display: grid;
      min-height: 0;
    }
    .frame {
      overflow: auto;
      margin: 0;
      padding: 12px;
      border: 1px solid var(--rule);
      border-radius: var(--radius);
      background: var(--sunk);
      font: 400 0.8125rem/1.6 var(--code-face);
      white-space: pre-wrap;
      overflow-wrap: anywhere;
    }
    mark {
      border-radius: 2px;
      background: var(--accent-tint);
      color: inherit;
    }
  `,
})
export class SourceWords {
  readonly words = input.required<string>();
  readonly paragraph = input('');
  /** which share of the text the paragraph begins at, for one that stands there several times */
  readonly share = input(0);

  private readonly mark = viewChild<ElementRef<HTMLElement>>('mark');
  private readonly finder = computed(() => new WordFinder(this.words()));
  protected readonly part = computed(() => {
    const words = this.words();
    const { start, end } = this.finder().find(this.paragraph(), this.likely() - drawnAround / 4) ?? {
      start: this.likely(),
      end: this.likely(),
    };
    return {
      before: words.slice(Math.max(0, start - drawnAround), start),
      found: words.slice(start, end),
      after: words.slice(end, end + drawnAround),
    };
  });
  private readonly likely = computed(() => Math.floor(this.words().length * this.share()));

  constructor() {
    afterRenderEffect(() => {
      this.part();
      const mark = this.mark()?.nativeElement;
      const frame = mark?.closest<HTMLElement>('.frame');
      if (!mark || !frame) return;
      const [seen, whole] = [mark.getBoundingClientRect(), frame.getBoundingClientRect()];
      if (seen.top < whole.top + 16 || seen.bottom > whole.bottom - 32)
        frame.scrollTop += seen.top - whole.top - whole.height / 3;
    });
  }
}
