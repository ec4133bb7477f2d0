import { Component, inject, signal } from '@angular/core';
import { form, FormRoot, validateStandardSchema } from '@angular/forms/signals';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import { type UpdateAccount, updateAccountSchema, accountRoutes } from '@lectern/contracts';
import { ApiClient, SessionStore } from '@lectern/web/core';
import { focusFirstError, FormFaults, FormFooter, Notices, TextField } from '@lectern/web/ui';

/** Changes the name others see. */
@Component({
  selector: 'lec-display-name-form',
  imports: [FormFooter, FormRoot, TextField, TranslocoDirective],
  template: `
    <section *transloco="let t; prefix: 'auth.account'" class="section">
      <h2>{{ t('name.title') }}</h2>
      <form class="form" [formRoot]="form">
        <lec-text-field
          [field]="form.displayName"
          [label]="t('name.label')"
          [hint]="t('name.hint', { email: session.account()?.email })"
          autocomplete="nickname"
        />
        <lec-form-footer [form]="form" [action]="t('name.action')" />
      </form>
    </section>
  `,
})
export class DisplayNameForm {
  protected readonly session = inject(SessionStore);
  private readonly api = inject(ApiClient);
  private readonly faults = inject(FormFaults);
  private readonly notices = inject(Notices);
  private readonly transloco = inject(TranslocoService);
  protected readonly form = form(
    signal({ displayName: this.session.account()?.displayName ?? '' }),
    (path) => validateStandardSchema(path, updateAccountSchema),
    {
      submission: {
        action: (sent) => this.faults.send(sent, () => this.change(sent().value())),
        onInvalid: focusFirstError,
      },
    },
  );

  private async change(body: UpdateAccount): Promise<void> {
    const account = await this.api.call(accountRoutes.updateAccount, { body });
    this.session.signedInAs(account);
    this.form().reset({ displayName: account.displayName });
    this.notices.tell(this.transloco.translate('auth.account.name.done', { name: account.displayName }));
  }
}
