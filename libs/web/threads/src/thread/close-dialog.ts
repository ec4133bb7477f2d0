import { DialogRef } from '@angular/cdk/dialog';
import { Component, inject, viewChild } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { Button, LaterMomentField } from '@lectern/web/ui';

/** Asks from when on a thread is to be closed; answers with `now`, a moment, or nothing. */
@Component({
  selector: 'lec-close-dialog',
  imports: [Button, LaterMomentField, TranslocoDirective],
  template: `
    <form *transloco="let t; prefix: 'threads.tools.closing'" class="dialog" (submit)="close($event)">
      <h2 id="close-thread-title">{{ t('title') }}</h2>
      <p>{{ t('text') }}</p>
      <lec-later-moment-field [label]="t('from')" />
      <div class="actions actions-end">
        <button lecButton type="button" (click)="dialog.close()">{{ t('cancel') }}</button>
        <button lecButton="primary" type="submit">{{ t('action') }}</button>
      </div>
    </form>
  `,
})
export class CloseDialog {
  protected readonly dialog = inject<DialogRef<string>>(DialogRef);
  private readonly from = viewChild.required(LaterMomentField);

  protected close(event: Event): void {
    event.preventDefault();
    const from = this.from().take();
    if (from !== 'over') this.dialog.close(from ?? 'now');
  }
}
