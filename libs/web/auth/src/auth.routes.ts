import type { Routes } from '@angular/router';
import { provideFeatureTexts, signedInGuard } from '@lectern/web/core';
import english from './i18n/en.json';
import { signedOutGuard } from './sign-in/signed-out-guard';

const providers = [provideFeatureTexts({ auth: english })];

/** Mounted at `sign-in`. */
export const signInRoutes: Routes = [
  {
    path: '',
    providers,
    canActivate: [signedOutGuard],
    loadComponent: () => import('./sign-in/sign-in-page').then((it) => it.SignInPage),
    title: 'auth.signIn.title',
  },
];

/** Mounted at `register`. */
export const registerRoutes: Routes = [
  {
    path: '',
    providers,
    canActivate: [signedOutGuard],
    loadComponent: () => import('./sign-in/register-page').then((it) => it.RegisterPage),
    title: 'auth.register.title',
  },
];

/** Mounted at `setup/:token`. */
export const setupRoutes: Routes = [
  {
    path: '',
    providers,
    loadComponent: () => import('./sign-in/setup-page').then((it) => it.SetupPage),
    title: 'auth.setup.title',
  },
];

/** Mounted at `forgot-password`. */
export const forgotPasswordRoutes: Routes = [
  {
    path: '',
    providers,
    canActivate: [signedOutGuard],
    loadComponent: () => import('./sign-in/forgot-password-page').then((it) => it.ForgotPasswordPage),
    title: 'auth.forgot.title',
  },
];

/** Mounted at `new-password/:token`. */
export const newPasswordRoutes: Routes = [
  {
    path: '',
    providers,
    loadComponent: () => import('./sign-in/new-password-page').then((it) => it.NewPasswordPage),
    title: 'auth.newPassword.title',
  },
];

/** Mounted at `account`. */
export const accountRoutes: Routes = [
  {
    path: '',
    providers,
    canActivate: [signedInGuard],
    loadComponent: () => import('./account/account-page').then((it) => it.AccountPage),
    title: 'auth.account.title',
  },
];
