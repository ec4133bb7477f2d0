import { DOCUMENT } from '@angular/common';
import { Component, computed, inject, output } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { LucideQuote } from '@lectern/web/icons';
import { ReadingKeys } from '../keys/reading-keys';
import { QuoteSelection } from './quote-selection';
import type { SelectedSpan } from './selected-span';

const gapPx = 8;
const widthPx = 230;

/** Appears by the selected words and offers to comment on them; it never takes the focus by itself. */
@Component({
  selector: 'lec-selection-tool',
  imports: [LucideQuote, TranslocoDirective],
  template: `
    @if (selection.selected(); as selected) {
      <button
        *transloco="let t; prefix: 'readings.selection'"
        type="button"
        [attr.aria-keyshortcuts]="keys.of('comment')"
        [style.top.px]="top()"
        [style.left.px]="left()"
        (mousedown)="$event.preventDefault()"
        (click)="quote.emit(selected)"
      >
        <svg lucideQuote size="16"></svg>{{ t('comment') }} <kbd>{{ keys.of('comment') }}</kbd>
      </button>
    }
  `,
  styles: `
    button {
      position: absolute;
      z-index: 40;
      display: inline-flex;
      gap: 8px;
      align-items: center;
      min-height: 36px;
      padding: 6px 12px;
      border: 1px solid var(--rule);
      border-radius: var(--radius);
      background: var(--raised);
      box-shadow: var(--shadow);
      font-weight: 500;
      white-space: nowrap;
      cursor: pointer;
    }
    button:hover {
      background: var(--sunk);
    }
    kbd {
      color: var(--quiet);
      font: 500 0.75rem var(--interface-face);
    }
    @media (max-width: 40rem) {
      button {
        position: fixed;
        inset: auto auto 16px 50% !important;
        translate: -50% 0;
      }
      kbd {
        display: none;
      }
    }
  `,
})
export class SelectionTool {
  readonly quote = output<SelectedSpan>();

  protected readonly selection = inject(QuoteSelection);
  protected readonly keys = inject(ReadingKeys);
  private readonly view = inject(DOCUMENT).defaultView;
  protected readonly top = computed(() => {
    const box = this.selection.selected()?.box;
    return box ? box.bottom + (this.view?.scrollY ?? 0) + gapPx : 0;
  });
  protected readonly left = computed(() => {
    const box = this.selection.selected()?.box;
    const room = (this.view?.innerWidth ?? 0) - widthPx - gapPx;
    return box ? Math.max(gapPx, Math.min(box.left + (this.view?.scrollX ?? 0), room)) : 0;
  });
}
