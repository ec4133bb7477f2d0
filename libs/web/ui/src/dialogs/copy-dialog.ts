import { DIALOG_DATA, DialogRef } from '@angular/cdk/dialog';
import { Component, inject } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { Button } from '../controls/button';

/** Shows an address, selected, to be copied by hand. */
@Component({
  selector: 'lec-copy-dialog',
  imports: [Button, TranslocoDirective],
  template: `
    <div *transloco="let t; prefix: 'ui'" class="dialog">
      <h2 id="lec-copy-title">{{ t('copyByHand') }}</h2>
      <input
        #field
        class="input"
        readonly
        [value]="address"
        [attr.aria-label]="t('address')"
        (focus)="field.select()"
      />
      <div class="actions actions-end">
        <button lecButton type="button" (click)="dialog.close()">{{ t('close') }}</button>
      </div>
    </div>
  `,
})
export class CopyDialog {
  protected readonly address = inject<string>(DIALOG_DATA);
  protected readonly dialog = inject<DialogRef<void>>(DialogRef);
}
