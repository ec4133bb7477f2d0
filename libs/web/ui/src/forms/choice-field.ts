import { Component, computed, input } from '@angular/core';
import { type FieldTree, FormField } from '@angular/forms/signals';
import { nextFieldId } from './field-frame';

/** One of the things a choice offers. */
export interface Choice {
  readonly value: string;
  readonly text: string;
  /** what choosing it means, in a sentence */
  readonly hint?: string;
}

/** A choice of a few, each with what it means, all to be seen at once. */
@Component({
  selector: 'lec-choice-field',
  imports: [FormField],
  template: `
    <fieldset class="field">
      <legend class="field-label">{{ label() }}</legend>
      <div class="choices">
        @for (choice of choices(); track choice.value) {
          <label class="choice">
            <input
              type="radio"
              [value]="choice.value"
              [formField]="plainField()"
              [attr.aria-describedby]="choice.hint ? id + choice.value : null"
            />
            <span>{{ choice.text }}</span>
            @if (choice.hint) {
              <span class="field-hint" [id]="id + choice.value">{{ choice.hint }}</span>
            }
          </label>
        }
      </div>
    </fieldset>
  `,
  styles: `
    legend {
      margin-bottom: 4px;
      padding: 0;
    }
    .choices {
      display: grid;
    }
  `,
})
export class ChoiceField<Value extends string> {
  readonly field = input.required<FieldTree<Value>>();
  readonly label = input.required<string>();
  readonly choices = input.required<readonly Choice[]>();

  protected readonly id = nextFieldId();
  // The browser's control holds any text; the options above are the only ones it can have.
  protected readonly plainField = computed(() => this.field() as unknown as FieldTree<string>);
}
