import { Component, computed, inject, input, output } from '@angular/core';
import { LucideMessageSquare } from '@lectern/web/icons';
import type { PlaceSummary } from '@lectern/web/threads';
import { BlockWords } from './block-words';

/** How much is said at a place and whether some of it is new; opens it. */
@Component({
  selector: 'lec-count-button',
  imports: [LucideMessageSquare],
  template: `
    <button type="button" [class.new]="summary().newCount > 0" (click)="open.emit()">
      <svg lucideMessageSquare size="16"></svg>
      <span class="visually-hidden">{{ where() }}: </span>
      <span>{{ summary().commentCount }}</span>
      <span class="visually-hidden">{{ countText() }}</span>
      @if (summary().newCount > 0) {
        <span class="dot">{{ newText() }}</span>
        <span class="visually-hidden">{{ words.fresh() }}</span>
      }
    </button>
  `,
  styles: `
    button {
      display: inline-flex;
      gap: 5px;
      align-items: center;
      min-width: 44px;
      min-height: 32px;
      padding: 4px 8px;
      border: 0;
      border-radius: var(--radius);
      background: transparent;
      color: var(--quiet);
      font-size: var(--small-size);
      cursor: pointer;
    }
    button:hover {
      background: var(--sunk);
      color: var(--ink);
    }
    .new {
      color: var(--new);
      font-weight: 600;
    }
    .dot {
      padding: 0 5px;
      border-radius: 9px;
      background: var(--accent-tint);
      font-size: 0.75rem;
      line-height: 1.125rem;
    }
  `,
})
export class CountButton {
  readonly summary = input.required<PlaceSummary>();
  /** what it is about, in words: “Paragraph 12” */
  readonly where = input.required<string>();
  readonly open = output();

  protected readonly words = inject(BlockWords);
  protected readonly countText = computed(() => this.words.comments(this.summary().commentCount));
  protected readonly newText = computed(() => `+${this.summary().newCount}`);
}
