import { Component, input } from '@angular/core';
import type { FieldTree } from '@angular/forms/signals';
import { TranslocoDirective } from '@jsverse/transloco';
import { TextField } from '@lectern/web/ui';

/** What a new account is made of, as one fills it in. */
export interface NewAccount {
  email: string;
  displayName: string;
  password: string;
}

/** Nothing filled in yet. */
export const emptyAccount: Readonly<NewAccount> = { email: '', displayName: '', password: '' };

/** The fields of a new account: the same for whoever registers and for the first owner of a server. */
@Component({
  selector: 'lec-account-fields',
  imports: [TextField, TranslocoDirective],
  template: `
    <ng-container *transloco="let t; prefix: 'auth.register'">
      <lec-text-field
        [field]="form().displayName"
        [label]="t('displayName')"
        [hint]="t('displayNameHint')"
        autocomplete="nickname"
      />
      <lec-text-field
        [field]="form().email"
        [label]="t('email')"
        [hint]="t('emailHint')"
        type="email"
        autocomplete="username"
      />
      <lec-text-field
        [field]="form().password"
        [label]="t('password')"
        [hint]="t('passwordHint')"
        type="password"
        autocomplete="new-password"
      />
    </ng-container>
  `,
  styles: `
    :host {
      display: contents;
    }
  `,
})
export class AccountFields {
  readonly form = input.required<FieldTree<NewAccount>>();
}
