import { Component, input } from '@angular/core';

/** Nothing is here yet: says so, and what one could do first (projected). */
@Component({
  selector: 'lec-empty-state',
  template: `
    <p class="title">{{ title() }}</p>
    @if (text()) {
      <p class="quiet">{{ text() }}</p>
    }
    <div class="actions"><ng-content /></div>
  `,
  styles: `
    :host {
      display: grid;
      gap: 8px;
      padding: 24px;
      border: 1px dashed var(--rule);
      border-radius: var(--radius);
    }
    .title {
      font-family: var(--reading-face);
      font-size: 1.0625rem;
      line-height: 1.625rem;
    }
    .actions {
      margin-top: 8px;
    }
    .actions:empty {
      display: none;
    }
  `,
})
export class EmptyState {
  readonly title = input.required<string>();
  readonly text = input('');
}
