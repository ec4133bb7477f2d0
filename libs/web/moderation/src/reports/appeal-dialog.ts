import { DialogRef } from '@angular/cdk/dialog';
import { Component, inject, signal } from '@angular/core';
import { form, FormRoot, validateStandardSchema } from '@angular/forms/signals';
import { TranslocoDirective } from '@jsverse/transloco';
import { createAppealSchema } from '@lectern/contracts';
import { Button, focusFirstError, FormFooter, TextField } from '@lectern/web/ui';

/** Asks why a decision should be looked at again. */
@Component({
  selector: 'lec-appeal-dialog',
  imports: [Button, FormFooter, FormRoot, TextField, TranslocoDirective],
  template: `
    <form *transloco="let t; prefix: 'moderation.statement'" class="dialog" [formRoot]="form">
      <h2 id="appeal-title">{{ t('askAgain') }}</h2>
      <lec-text-field [field]="form.words" [label]="t('words')" [hint]="t('wordsHint')" [lines]="4" />
      <lec-form-footer [form]="form" [action]="t('appeal')">
        <button lecButton type="button" (click)="dialog.close()">{{ t('cancel') }}</button>
      </lec-form-footer>
    </form>
  `,
})
export class AppealDialog {
  protected readonly dialog = inject<DialogRef<string>>(DialogRef);
  protected readonly form = form(
    signal({ words: '' }),
    (path) => validateStandardSchema(path, createAppealSchema.pick({ words: true })),
    {
      submission: {
        action: async (sent) => this.dialog.close(sent().value().words),
        onInvalid: focusFirstError,
      },
    },
  );
}
