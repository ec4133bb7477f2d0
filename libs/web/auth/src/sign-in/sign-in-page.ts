import { Component, computed, inject, input, signal } from '@angular/core';
import { form, FormRoot, validateStandardSchema } from '@angular/forms/signals';
import { Router, RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { type SignIn, signInSchema, accountRoutes } from '@lectern/contracts';
import { ApiClient, localPath, SessionStore } from '@lectern/web/core';
import { focusFirstError, FormFaults, FormFooter, PageHeading, TextField } from '@lectern/web/ui';

/** Signs in and goes back to where one came from. */
@Component({
  selector: 'lec-sign-in-page',
  imports: [FormFooter, FormRoot, PageHeading, RouterLink, TextField, TranslocoDirective],
  templateUrl: './sign-in-page.html',
})
export class SignInPage {
  /** where to go afterwards; only paths of this site are followed */
  readonly next = input<string>();

  private readonly api = inject(ApiClient);
  private readonly session = inject(SessionStore);
  private readonly router = inject(Router);
  private readonly faults = inject(FormFaults);
  protected readonly registration = this.session.registration;
  /** someone who came by an invitation may register with it */
  protected readonly invitation = computed(() => /^\/join\/([\w-]{43})$/.exec(this.next() ?? '')?.[1]);
  protected readonly form = form(
    signal<SignIn>({ email: '', password: '' }),
    (path) => validateStandardSchema(path, signInSchema),
    {
      submission: {
        action: (sent) => this.faults.send(sent, () => this.signIn(sent().value())),
        onInvalid: focusFirstError,
      },
    },
  );

  private async signIn(body: SignIn): Promise<void> {
    this.session.signedInAs(await this.api.call(accountRoutes.signIn, { body }));
    await this.router.navigateByUrl(localPath(this.next()));
  }
}
