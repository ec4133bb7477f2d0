import { Component, inject, signal } from '@angular/core';
import { form, FormRoot, validateStandardSchema } from '@angular/forms/signals';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { type RequestPasswordReset, requestPasswordResetSchema, accountRoutes } from '@lectern/contracts';
import { ApiClient } from '@lectern/web/core';
import { focusFirstError, FormFaults, FormFooter, PageHeading, TextField } from '@lectern/web/ui';

/** Asks for a letter with a link to a new password; says the same whether the address has an account or not. */
@Component({
  selector: 'lec-forgot-password-page',
  imports: [FormFooter, FormRoot, PageHeading, RouterLink, TextField, TranslocoDirective],
  templateUrl: './forgot-password-page.html',
})
export class ForgotPasswordPage {
  private readonly api = inject(ApiClient);
  private readonly faults = inject(FormFaults);
  protected readonly sentTo = signal<string | null>(null);
  protected readonly form = form(
    signal<RequestPasswordReset>({ email: '' }),
    (path) => validateStandardSchema(path, requestPasswordResetSchema),
    {
      submission: {
        action: (sent) => this.faults.send(sent, () => this.request(sent().value())),
        onInvalid: focusFirstError,
      },
    },
  );

  private async request(body: RequestPasswordReset): Promise<void> {
    await this.api.call(accountRoutes.requestPasswordReset, { body });
    this.sentTo.set(body.email);
  }
}
