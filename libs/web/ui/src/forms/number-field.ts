import { Component, computed, input } from '@angular/core';
import { type FieldTree, FormField } from '@angular/forms/signals';
import { FieldFrame, nextFieldId } from './field-frame';

/** A whole number with its label, hint and error. */
@Component({
  selector: 'lec-number-field',
  imports: [FieldFrame, FormField],
  template: `
    <label class="field-label" [for]="id">{{ label() }}</label>
    <input
      class="input"
      type="number"
      inputmode="numeric"
      [id]="id"
      [formField]="field()"
      [attr.aria-invalid]="isShownInvalid() || null"
      [attr.aria-describedby]="describedBy()"
    />
    <lec-field-frame [field]="field()" [id]="id" [hint]="hint()" />
  `,
  host: { class: 'field' },
})
export class NumberField {
  readonly field = input.required<FieldTree<number>>();
  readonly label = input.required<string>();
  readonly hint = input('');

  protected readonly id = nextFieldId();
  protected readonly isShownInvalid = computed(() => this.field()().touched() && this.field()().invalid());
  protected readonly describedBy = computed(() => `${this.hint() ? `${this.id}-hint ` : ''}${this.id}-error`);
}
