import { Component, computed, inject, input, signal } from '@angular/core';
import { form, FormRoot, validateStandardSchema } from '@angular/forms/signals';
import { Router, RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { registerSchema, accountRoutes } from '@lectern/contracts';
import { ApiClient, localPath, SessionStore } from '@lectern/web/core';
import { focusFirstError, FormFaults, FormFooter, PageHeading } from '@lectern/web/ui';
import { AccountFields, emptyAccount, type NewAccount } from './account-fields';

/** Makes an account, with an invitation where the server asks for one, and signs in with it. */
@Component({
  selector: 'lec-register-page',
  imports: [AccountFields, FormFooter, FormRoot, PageHeading, RouterLink, TranslocoDirective],
  templateUrl: './register-page.html',
})
export class RegisterPage {
  readonly next = input<string>();
  /** the secret of an invitation link */
  readonly invitation = input<string>();

  private readonly api = inject(ApiClient);
  private readonly session = inject(SessionStore);
  private readonly router = inject(Router);
  private readonly faults = inject(FormFaults);
  protected readonly isOpen = computed(() => this.session.registration() === 'open' || !!this.invitation());
  protected readonly isLoaded = this.session.isLoaded;
  protected readonly goesTo = computed(() =>
    this.next() || !this.invitation() ? this.next() : `/join/${this.invitation()}`,
  );
  protected readonly form = form(
    signal<NewAccount>({ ...emptyAccount }),
    (path) => validateStandardSchema(path, registerSchema.omit({ invitationToken: true })),
    {
      submission: {
        action: (sent) =>
          this.faults.send(sent, () => this.register(sent().value()), {
            E_EMAIL_TAKEN: { field: 'email' },
            E_PASSWORD_COMMON: { field: 'password' },
          }),
        onInvalid: focusFirstError,
      },
    },
  );

  private async register(filledIn: NewAccount): Promise<void> {
    const body = { ...filledIn, invitationToken: this.invitation() };
    this.session.signedInAs(await this.api.call(accountRoutes.register, { body }));
    await this.router.navigateByUrl(localPath(this.goesTo()));
  }
}
