import { Component, computed, input } from '@angular/core';
import { type FieldTree, FormField } from '@angular/forms/signals';
import { TranslocoDirective } from '@jsverse/transloco';
import { FieldFrame, nextFieldId } from './field-frame';

/** One or several lines of text with their label, hint and error. */
@Component({
  selector: 'lec-text-field',
  imports: [FieldFrame, FormField, TranslocoDirective],
  templateUrl: './text-field.html',
  host: { class: 'field' },
})
export class TextField {
  readonly field = input.required<FieldTree<string>>();
  readonly label = input.required<string>();
  readonly hint = input('');
  readonly type = input<'text' | 'email' | 'password'>('text');
  readonly autocomplete = input('off');
  readonly isOptional = input(false);
  /** 1: a single line; more: a box that grows */
  readonly lines = input(1);

  protected readonly id = nextFieldId();
  protected readonly isShownInvalid = computed(() => this.field()().touched() && this.field()().invalid());
  protected readonly describedBy = computed(() => `${this.hint() ? `${this.id}-hint ` : ''}${this.id}-error`);
}
