import { Component, input } from '@angular/core';

/** What a badge tells. */
export type BadgeTone = 'plain' | 'new' | 'question' | 'held' | 'withdrawn';

/** A word or a number that stands beside a name; never a colour alone. */
@Component({
  selector: 'lec-badge',
  template: '<ng-content />',
  host: { '[attr.data-tone]': 'tone()' },
  styles: `
    :host {
      display: inline-flex;
      align-items: center;
      gap: 4px;
      padding: 0 8px;
      border: 1px solid var(--rule);
      border-radius: 10px;
      color: var(--quiet);
      font-size: var(--small-size);
      line-height: 1.25rem;
      white-space: nowrap;
    }
    :host([data-tone='new']) {
      border-color: transparent;
      background: var(--accent-tint);
      color: var(--new);
      font-weight: 500;
    }
    :host([data-tone='question']) {
      border-color: transparent;
      background: var(--question-tint);
      color: var(--question);
    }
    :host([data-tone='held']) {
      border-color: transparent;
      background: var(--held-tint);
      color: var(--held);
    }
    :host([data-tone='withdrawn']) {
      border-color: transparent;
      background: var(--withdrawn-tint);
      color: var(--withdrawn);
    }
  `,
})
export class Badge {
  readonly tone = input<BadgeTone>('plain');
}
