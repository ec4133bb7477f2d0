import { Component, inject, output } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import type { PreparedText } from '@lectern/contracts';
import { PreparedTextsStore } from './prepared-texts-store';

let lastId = 0;

/** Chooses one of the group's prepared texts; there is nothing where there are none. */
@Component({
  selector: 'lec-prepared-select',
  imports: [TranslocoDirective],
  template: `
    @if (store.texts().length > 0) {
      <ng-container *transloco="let t; prefix: 'moderation.prepared'">
        <label class="field-label" [for]="id">{{ t('choose') }}</label>
        <select #list class="input" [id]="id" (change)="chosen(list)">
          <option value="">{{ t('own') }}</option>
          @for (one of store.texts(); track one.name) {
            <option [value]="$index">{{ one.name }}</option>
          }
        </select>
      </ng-container>
    }
  `,
  styles: `
    :host {
      display: grid;
      gap: 4px;
    }
    :host:empty {
      display: none;
    }
  `,
})
export class PreparedSelect {
  readonly choose = output<PreparedText>();

  protected readonly store = inject(PreparedTextsStore);
  protected readonly id = `prepared-${++lastId}`;

  protected chosen({ value }: HTMLSelectElement): void {
    const text = value === '' ? undefined : this.store.texts()[Number(value)];
    if (text) this.choose.emit(text);
  }
}
