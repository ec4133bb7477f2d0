import { Component, computed, input, linkedSignal, signal } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { localMomentOf } from '@lectern/web/core';
import { nextFieldId } from './field-frame';

/** Asks for a moment to come, or for none: the browser's own field, in the time zone here. */
@Component({
  selector: 'lec-later-moment-field',
  imports: [TranslocoDirective],
  template: `
    <div class="field" *transloco="let t; prefix: 'ui'">
      <label class="field-label" [for]="id">{{ label() }}</label>
      <input
        #moment
        [id]="id"
        class="input"
        type="datetime-local"
        [value]="local()"
        (input)="local.set(moment.value)"
        [attr.aria-invalid]="isOver() ? true : null"
        [attr.aria-describedby]="id + '-error'"
      />
      <div [id]="id + '-error'" aria-live="polite">
        @if (isOver()) {
          <p class="field-error">{{ t('momentOver') }}</p>
        }
      </div>
    </div>
  `,
})
export class LaterMomentField {
  readonly label = input.required<string>();
  /** what it begins with, as ISO 8601 */
  readonly initial = input<string | null>(null);

  protected readonly id = nextFieldId();
  protected readonly local = linkedSignal(() => localMomentOf(this.initial()));
  private readonly isTried = signal(false);
  protected readonly isOver = computed(
    () => this.isTried() && this.local() !== '' && Date.parse(this.local()) <= Date.now(),
  );

  /** What was chosen, as ISO 8601, or null for none; `over` if that moment is no more to come, which the field says then. */
  take(): string | null {
    this.isTried.set(true);
    if (this.isOver()) return 'over';
    return this.local() === '' ? null : new Date(this.local()).toISOString();
  }
}
