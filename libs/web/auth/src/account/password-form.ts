import { Component, inject, signal } from '@angular/core';
import { form, FormRoot, validateStandardSchema } from '@angular/forms/signals';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import { type ChangePassword, changePasswordSchema, accountRoutes } from '@lectern/contracts';
import { ApiClient } from '@lectern/web/core';
import { focusFirstError, FormFaults, FormFooter, Notices, TextField } from '@lectern/web/ui';
import { SignedInSessionsStore } from './signed-in-sessions-store';

const nothing: ChangePassword = { currentPassword: '', newPassword: '' };

/** Changes the password, which signs out everywhere else. */
@Component({
  selector: 'lec-password-form',
  imports: [FormFooter, FormRoot, TextField, TranslocoDirective],
  template: `
    <section *transloco="let t; prefix: 'auth.account.password'" class="section">
      <h2>{{ t('title') }}</h2>
      <p class="quiet">{{ t('text') }}</p>
      <form class="form" [formRoot]="form">
        <lec-text-field
          [field]="form.currentPassword"
          [label]="t('current')"
          type="password"
          autocomplete="current-password"
        />
        <lec-text-field
          [field]="form.newPassword"
          [label]="t('new')"
          [hint]="t('hint')"
          type="password"
          autocomplete="new-password"
        />
        <lec-form-footer [form]="form" [action]="t('action')" />
      </form>
    </section>
  `,
})
export class PasswordForm {
  private readonly api = inject(ApiClient);
  private readonly faults = inject(FormFaults);
  private readonly notices = inject(Notices);
  private readonly sessions = inject(SignedInSessionsStore);
  private readonly transloco = inject(TranslocoService);
  protected readonly form = form(signal(nothing), (path) => validateStandardSchema(path, changePasswordSchema), {
    submission: {
      action: (sent) =>
        this.faults.send(sent, () => this.change(sent().value()), {
          E_CREDENTIALS: {
            field: 'currentPassword',
            text: this.transloco.translate('auth.account.password.wrong'),
          },
          E_PASSWORD_COMMON: { field: 'newPassword' },
        }),
      onInvalid: focusFirstError,
    },
  });

  private async change(body: ChangePassword): Promise<void> {
    await this.api.call(accountRoutes.changePassword, { body });
    this.form().reset(nothing);
    this.notices.tell(this.transloco.translate('auth.account.password.done'));
    await this.sessions.load();
  }
}
