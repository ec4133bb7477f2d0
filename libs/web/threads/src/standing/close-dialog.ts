import { DIALOG_DATA, DialogRef } from '@angular/cdk/dialog';
import { Component, inject, viewChild } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { Button, LaterMomentField } from '@lectern/web/ui';
import type { Restrained } from './standing-dialogs';

/** Asks from when on a thread or a reading is to be closed; answers with `now`, a moment, or nothing. */
@Component({
  selector: 'lec-close-dialog',
  imports: [Button, LaterMomentField, TranslocoDirective],
  template: `
    <form *transloco="let t; prefix: 'threads.tools.closing'" class="dialog" (submit)="close($event)">
      <h2 id="close-thread-title">{{ t('title.' + what) }}</h2>
      <p>{{ t('text.' + what) }}</p>
      <lec-later-moment-field [label]="t('from')" />
      <div class="actions actions-end">
        <button lecButton type="button" (click)="dialog.close()">{{ t('cancel') }}</button>
        <button lecButton="primary" type="submit">{{ t('action') }}</button>
      </div>
    </form>
  `,
})
export class CloseDialog {
  protected readonly what = inject<Restrained>(DIALOG_DATA);
  protected readonly dialog = inject<DialogRef<string>>(DialogRef);
  private readonly from = viewChild.required(LaterMomentField);

  protected close(event: Event): void {
    event.preventDefault();
    const from = this.from().take();
    if (from !== 'over') this.dialog.close(from ?? 'now');
  }
}
