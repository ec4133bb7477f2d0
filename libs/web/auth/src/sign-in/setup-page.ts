import { Component, inject, input, signal } from '@angular/core';
import { form, FormRoot, validateStandardSchema } from '@angular/forms/signals';
import { Router } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { setupSchema, accountRoutes } from '@lectern/contracts';
import { ApiClient, SessionStore } from '@lectern/web/core';
import { focusFirstError, FormFaults, FormFooter, PageHeading } from '@lectern/web/ui';
import { AccountFields, emptyAccount, type NewAccount } from './account-fields';

/** Makes the first account of a fresh server, by the one-time link in its log. */
@Component({
  selector: 'lec-setup-page',
  imports: [AccountFields, FormFooter, FormRoot, PageHeading, TranslocoDirective],
  templateUrl: './setup-page.html',
})
export class SetupPage {
  readonly token = input.required<string>();

  private readonly api = inject(ApiClient);
  private readonly session = inject(SessionStore);
  private readonly router = inject(Router);
  private readonly faults = inject(FormFaults);
  protected readonly form = form(
    signal<NewAccount>({ ...emptyAccount }),
    (path) => validateStandardSchema(path, setupSchema.omit({ token: true })),
    {
      submission: {
        action: (sent) =>
          this.faults.send(sent, () => this.setUp(sent().value()), { E_PASSWORD_COMMON: { field: 'password' } }),
        onInvalid: focusFirstError,
      },
    },
  );

  private async setUp(filledIn: NewAccount): Promise<void> {
    const body = { ...filledIn, token: this.token() };
    this.session.signedInAs(await this.api.call(accountRoutes.setUp, { body }));
    await this.router.navigateByUrl('/');
  }
}
