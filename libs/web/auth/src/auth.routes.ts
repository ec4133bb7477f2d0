import type { Routes } from '@angular/router';
import { provideFeatureTexts, signedInGuard } from '@lectern/web/core';
import { AccountPage } from './account/account-page';
import english from './i18n/en.json';
import { RegisterPage } from './sign-in/register-page';
import { SetupPage } from './sign-in/setup-page';
import { SignInPage } from './sign-in/sign-in-page';
import { signedOutGuard } from './sign-in/signed-out-guard';

const providers = [provideFeatureTexts({ auth: english })];

/** Mounted at `sign-in`. */
export const signInRoutes: Routes = [
  { path: '', providers, canActivate: [signedOutGuard], component: SignInPage, title: 'auth.signIn.title' },
];

/** Mounted at `register`. */
export const registerRoutes: Routes = [
  { path: '', providers, canActivate: [signedOutGuard], component: RegisterPage, title: 'auth.register.title' },
];

/** Mounted at `setup/:token`. */
export const setupRoutes: Routes = [{ path: '', providers, component: SetupPage, title: 'auth.setup.title' }];

/** Mounted at `account`. */
export const accountRoutes: Routes = [
  { path: '', providers, canActivate: [signedInGuard], component: AccountPage, title: 'auth.account.title' },
];
