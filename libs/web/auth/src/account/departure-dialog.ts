import { DialogRef } from '@angular/cdk/dialog';
import { Component, inject, signal } from '@angular/core';
import { form, FormRoot, validateStandardSchema } from '@angular/forms/signals';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import { requestDepartureSchema } from '@lectern/contracts';
import { Button, focusFirstError, FormFaults, FormFooter, TextField } from '@lectern/web/ui';
import { DepartureStore } from './departure-store';

/** Says what goes and what stays when one leaves, and asks for the password. */
@Component({
  selector: 'lec-departure-dialog',
  imports: [Button, FormFooter, FormRoot, TextField, TranslocoDirective],
  template: `
    <form *transloco="let t; prefix: 'auth.account.leave'" class="dialog" [formRoot]="form">
      <h2 id="departure-title">{{ t('dialog.title') }}</h2>
      <ul>
        <li>{{ t('dialog.wait') }}</li>
        <li>{{ t('dialog.goes') }}</li>
        <li>{{ t('dialog.stays') }}</li>
        <li>{{ t('dialog.groups') }}</li>
      </ul>
      <lec-text-field
        [field]="form.password"
        [label]="t('dialog.password')"
        type="password"
        autocomplete="current-password"
      />
      <lec-form-footer [form]="form" [action]="t('dialog.action')">
        <button lecButton type="button" (click)="dialog.close()">{{ t('dialog.cancel') }}</button>
      </lec-form-footer>
    </form>
  `,
  styles: `
    ul {
      display: grid;
      gap: 4px;
      padding-inline-start: 20px;
      list-style: disc;
    }
  `,
})
export class DepartureDialog {
  protected readonly dialog = inject<DialogRef>(DialogRef);
  private readonly store = inject(DepartureStore);
  private readonly faults = inject(FormFaults);
  private readonly transloco = inject(TranslocoService);
  protected readonly form = form(
    signal({ password: '' }),
    (path) => validateStandardSchema(path, requestDepartureSchema),
    {
      submission: {
        action: (sent) =>
          this.faults.send(sent, () => this.store.ask(sent().value().password).then(() => this.dialog.close()), {
            E_CREDENTIALS: { field: 'password', text: this.transloco.translate('auth.account.password.wrong') },
          }),
        onInvalid: focusFirstError,
      },
    },
  );
}
