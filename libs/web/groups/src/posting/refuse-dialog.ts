import { DialogRef } from '@angular/cdk/dialog';
import { Component, inject, signal } from '@angular/core';
import { form, FormRoot, maxLength, required } from '@angular/forms/signals';
import { TranslocoDirective } from '@jsverse/transloco';
import { limits } from '@lectern/contracts';
import { Button, focusFirstError, FormFooter, TextField } from '@lectern/web/ui';

/** Asks why a comment does not go up; its author is told. */
@Component({
  selector: 'lec-refuse-dialog',
  imports: [Button, FormFooter, FormRoot, TextField, TranslocoDirective],
  template: `
    <form *transloco="let t; prefix: 'groups.held'" class="dialog" [formRoot]="form">
      <h2 id="refuse-title">{{ t('refuseTitle') }}</h2>
      <lec-text-field [field]="form.reason" [label]="t('reason')" [hint]="t('reasonHint')" [lines]="4" />
      <lec-form-footer [form]="form" [action]="t('refuse')">
        <button lecButton type="button" (click)="dialog.close()">{{ t('cancel') }}</button>
      </lec-form-footer>
    </form>
  `,
})
export class RefuseDialog {
  protected readonly dialog = inject<DialogRef<string>>(DialogRef);
  protected readonly form = form(
    signal({ reason: '' }),
    (path) => {
      required(path.reason);
      maxLength(path.reason, limits.decisionReasonCharacters);
    },
    {
      submission: {
        action: async (sent) => this.dialog.close(sent().value().reason),
        onInvalid: focusFirstError,
      },
    },
  );
}
