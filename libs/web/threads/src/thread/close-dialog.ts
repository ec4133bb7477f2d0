import { DialogRef } from '@angular/cdk/dialog';
import { Component, computed, inject, signal } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { Button } from '@lectern/web/ui';

/** Asks from when on a thread is to be closed; answers with `now`, a moment, or nothing. */
@Component({
  selector: 'lec-close-dialog',
  imports: [Button, TranslocoDirective],
  template: `
    <form *transloco="let t; prefix: 'threads.tools.closing'" class="dialog" (submit)="close($event)">
      <h2 id="close-thread-title">{{ t('title') }}</h2>
      <p>{{ t('text') }}</p>
      <div class="field">
        <label class="field-label" for="close-thread-from">{{ t('from') }}</label>
        <input
          #moment
          id="close-thread-from"
          class="input"
          type="datetime-local"
          (input)="local.set(moment.value)"
          [attr.aria-invalid]="isPast() ? true : null"
          aria-describedby="close-thread-past"
        />
        <div id="close-thread-past" aria-live="polite">
          @if (isPast()) {
            <p class="field-error">{{ t('past') }}</p>
          }
        </div>
      </div>
      <div class="actions actions-end">
        <button lecButton type="button" (click)="dialog.close()">{{ t('cancel') }}</button>
        <button lecButton="primary" type="submit">{{ t('action') }}</button>
      </div>
    </form>
  `,
})
export class CloseDialog {
  protected readonly dialog = inject<DialogRef<string>>(DialogRef);
  /** as the browser's own field has it, in the time zone here */
  protected readonly local = signal('');
  private readonly isTried = signal(false);
  protected readonly isPast = computed(
    () => this.isTried() && this.local() !== '' && Date.parse(this.local()) <= Date.now(),
  );

  protected close(event: Event): void {
    event.preventDefault();
    this.isTried.set(true);
    if (!this.isPast()) this.dialog.close(this.local() === '' ? 'now' : new Date(this.local()).toISOString());
  }
}
