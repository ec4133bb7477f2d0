import { Component, computed, input } from '@angular/core';
import { type FieldTree, FormField } from '@angular/forms/signals';
import type { Choice } from './choice-field';
import { nextFieldId } from './field-frame';

/** A choice of a few that need no explanation, folded into a line. */
@Component({
  selector: 'lec-select-field',
  imports: [FormField],
  template: `
    <label class="field-label" [for]="id">{{ label() }}</label>
    <select class="input" [id]="id" [formField]="plainField()">
      @for (choice of choices(); track choice.value) {
        <option [value]="choice.value">{{ choice.text }}</option>
      }
    </select>
  `,
  host: { class: 'field' },
})
export class SelectField<Value extends string> {
  readonly field = input.required<FieldTree<Value>>();
  readonly label = input.required<string>();
  readonly choices = input.required<readonly Choice[]>();

  protected readonly id = nextFieldId();
  // The browser's control holds any text; the options above are the only ones it can have.
  protected readonly plainField = computed(() => this.field() as unknown as FieldTree<string>);
}
