import { DIALOG_DATA, DialogRef } from '@angular/cdk/dialog';
import { Component, inject } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { Button } from '../controls/button';

/** What is asked before something that is not easily taken back. */
export interface Confirmation {
  readonly title: string;
  readonly text: string;
  /** the words on the button that does it: “Remove Ada”, never “OK” */
  readonly action: string;
  readonly isDangerous?: boolean;
}

/** Asks once, with the act itself on the button; the focus starts on the way out. */
@Component({
  selector: 'lec-confirm-dialog',
  imports: [Button, TranslocoDirective],
  template: `
    <div *transloco="let t; prefix: 'ui'" class="dialog">
      <h2 id="lec-confirm-title">{{ data.title }}</h2>
      <p id="lec-confirm-text">{{ data.text }}</p>
      <div class="actions actions-end">
        <button lecButton type="button" (click)="dialog.close(false)">{{ t('cancel') }}</button>
        <button [lecButton]="data.isDangerous ? 'danger' : 'primary'" type="button" (click)="dialog.close(true)">
          {{ data.action }}
        </button>
      </div>
    </div>
  `,
})
export class ConfirmDialog {
  protected readonly data = inject<Confirmation>(DIALOG_DATA);
  protected readonly dialog = inject<DialogRef<boolean>>(DialogRef);
}
