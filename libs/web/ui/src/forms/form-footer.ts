import { Component, computed, effect, inject, input } from '@angular/core';
import type { FieldTree } from '@angular/forms/signals';
import { LucideCircleAlert } from '@lectern/web/icons';
import { Announcer } from '@lectern/web/core';
import { Button } from '../controls/button';
import { Progress } from '../controls/progress';
import { FieldErrorTexts } from './field-error-texts';

/** The end of a form: what the server had against it as a whole, the button that sends it, and the wait. */
@Component({
  selector: 'lec-form-footer',
  imports: [Button, LucideCircleAlert, Progress],
  template: `
    @if (refusal(); as text) {
      <p class="refusal"><svg lucideCircleAlert size="18"></svg>{{ text }}</p>
    }
    <div class="actions">
      <button lecButton="primary" type="submit" [isBusy]="isSending()">{{ action() }}</button>
      <ng-content />
      @if (isSending()) {
        <lec-progress />
      }
    </div>
  `,
  styles: `
    :host {
      display: grid;
      gap: 12px;
    }
    .refusal {
      display: flex;
      gap: 8px;
      padding: 10px 12px;
      border-radius: var(--radius);
      background: var(--withdrawn-tint);
      color: var(--withdrawn);
    }
    svg {
      margin-top: 2px;
    }
  `,
})
export class FormFooter {
  readonly form = input.required<FieldTree<unknown>>();
  /** the words on the button: what sending does */
  readonly action = input.required<string>();

  private readonly texts = inject(FieldErrorTexts);
  private readonly announcer = inject(Announcer);
  protected readonly isSending = computed(() => this.form()().submitting());
  protected readonly refusal = computed(() => {
    const error = this.form()().errors()[0];
    return error ? this.texts.text(error) : '';
  });

  constructor() {
    effect(() => {
      if (this.refusal()) this.announcer.announce(this.refusal());
    });
  }
}
