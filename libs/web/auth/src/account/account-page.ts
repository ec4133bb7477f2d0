import { Component } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { PageHeading } from '@lectern/web/ui';
import { ContactList } from './contact-list';
import { DepartureSection } from './departure-section';
import { DisplayNameForm } from './display-name-form';
import { PasswordForm } from './password-form';
import { SessionList } from './session-list';

/** One's own account: the name others see, the password, the places one is signed in. */
@Component({
  selector: 'lec-account-page',
  imports: [ContactList, DepartureSection, DisplayNameForm, PageHeading, PasswordForm, SessionList, TranslocoDirective],
  template: `
    <div *transloco="let t; prefix: 'auth.account'" class="page">
      <h1 lecPageHeading>{{ t('title') }}</h1>
      <lec-display-name-form />
      <lec-password-form />
      <lec-session-list />
      <lec-contact-list />
      <lec-departure-section />
    </div>
  `,
})
export class AccountPage {}
