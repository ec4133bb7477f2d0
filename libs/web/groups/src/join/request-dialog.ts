import { DialogRef } from '@angular/cdk/dialog';
import { Component, inject, signal } from '@angular/core';
import { form, FormRoot, validateStandardSchema } from '@angular/forms/signals';
import { TranslocoDirective } from '@jsverse/transloco';
import { requestToJoinSchema } from '@lectern/contracts';
import { Button, focusFirstError, FormFooter, TextField } from '@lectern/web/ui';

/** Asks what to tell those who decide on a request to join. */
@Component({
  selector: 'lec-request-dialog',
  imports: [Button, FormFooter, FormRoot, TextField, TranslocoDirective],
  template: `
    <form *transloco="let t; prefix: 'groups.joining'" class="dialog" [formRoot]="form">
      <h2 id="request-title">{{ t('askTitle') }}</h2>
      <lec-text-field
        [field]="form.message"
        [label]="t('message')"
        [hint]="t('messageHint')"
        [lines]="4"
        [isOptional]="true"
      />
      <lec-form-footer [form]="form" [action]="t('send')">
        <button lecButton type="button" (click)="dialog.close()">{{ t('cancel') }}</button>
      </lec-form-footer>
    </form>
  `,
})
export class RequestDialog {
  protected readonly dialog = inject<DialogRef<string>>(DialogRef);
  protected readonly form = form(signal({ message: '' }), (path) => validateStandardSchema(path, requestToJoinSchema), {
    submission: {
      action: async (sent) => this.dialog.close(sent().value().message),
      onInvalid: focusFirstError,
    },
  });
}
