import { Component, inject, input, signal } from '@angular/core';
import { form, FormRoot, validateStandardSchema } from '@angular/forms/signals';
import { Router } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { resetPasswordSchema, accountRoutes } from '@lectern/contracts';
import { ApiClient, SessionStore } from '@lectern/web/core';
import { focusFirstError, FormFaults, FormFooter, PageHeading, TextField } from '@lectern/web/ui';

/** Sets a new password by the link of a letter. */
@Component({
  selector: 'lec-new-password-page',
  imports: [FormFooter, FormRoot, PageHeading, TextField, TranslocoDirective],
  templateUrl: './new-password-page.html',
})
export class NewPasswordPage {
  readonly token = input.required<string>();

  private readonly api = inject(ApiClient);
  private readonly session = inject(SessionStore);
  private readonly router = inject(Router);
  private readonly faults = inject(FormFaults);
  protected readonly form = form(
    signal({ password: '' }),
    (path) => validateStandardSchema(path, resetPasswordSchema.omit({ token: true })),
    {
      submission: {
        action: (sent) =>
          this.faults.send(sent, () => this.reset(sent().value().password), {
            E_PASSWORD_COMMON: { field: 'password' },
          }),
        onInvalid: focusFirstError,
      },
    },
  );

  private async reset(password: string): Promise<void> {
    await this.api.call(accountRoutes.resetPassword, { body: { token: this.token(), password } });
    // It signs out everywhere, here too; the sign-in page sends on whoever still counts as signed in.
    this.session.signedOut();
    await this.router.navigateByUrl('/sign-in');
  }
}
