import { Component, computed, inject, input } from '@angular/core';
import type { FieldTree } from '@angular/forms/signals';
import { LucideCircleAlert } from '@lectern/web/icons';
import { FieldErrorTexts } from './field-error-texts';

let lastNumber = 0;

/** A fresh id for a field's control, its hint and its error. */
export function nextFieldId(): string {
  return `field-${++lastNumber}`;
}

/** Hint and error under a control. The error appears once the field was left or sent, and is read out. */
@Component({
  selector: 'lec-field-frame',
  imports: [LucideCircleAlert],
  template: `
    @if (hint()) {
      <p class="field-hint" [id]="id() + '-hint'">{{ hint() }}</p>
    }
    <div [id]="id() + '-error'" aria-live="polite">
      @if (error(); as text) {
        <p class="field-error"><svg lucideCircleAlert size="16"></svg>{{ text }}</p>
      }
    </div>
  `,
  styles: `
    :host {
      display: grid;
      gap: 4px;
    }
    svg {
      margin-top: 2px;
    }
  `,
})
export class FieldFrame {
  readonly field = input.required<FieldTree<unknown>>();
  readonly id = input.required<string>();
  readonly hint = input('');

  private readonly texts = inject(FieldErrorTexts);
  protected readonly error = computed(() => {
    const state = this.field()();
    const error = state.touched() ? state.errors()[0] : undefined;
    return error ? this.texts.text(error) : '';
  });
}
