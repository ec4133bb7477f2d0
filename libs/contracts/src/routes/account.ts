import * as z from 'zod';
import {
  accountSchema,
  changePasswordSchema,
  currentAccountSchema,
  registerSchema,
  requestPasswordResetSchema,
  resetPasswordSchema,
  setupSchema,
  signInSchema,
  signedInSessionSchema,
  updateAccountSchema,
} from '../accounts';
import { idSchema } from '../identifiers';
import { route } from './route';

/** Accounts, sessions and the letters about them. */
export const accountRoutes = {
  currentAccount: route({
    method: 'GET',
    path: '/api/account',
    summary: 'Who is signed in here',
    signedIn: false,
    answer: currentAccountSchema,
  }),
  register: route({
    method: 'POST',
    path: '/api/account',
    summary: 'Register and sign in',
    signedIn: false,
    body: registerSchema,
    answer: accountSchema,
  }),
  setUp: route({
    method: 'POST',
    path: '/api/setup',
    summary: 'Make the first owner of a fresh server',
    signedIn: false,
    body: setupSchema,
    answer: accountSchema,
  }),
  updateAccount: route({
    method: 'PATCH',
    path: '/api/account',
    summary: 'Change one’s display name',
    signedIn: true,
    body: updateAccountSchema,
    answer: accountSchema,
  }),
  changePassword: route({
    method: 'POST',
    path: '/api/account/password',
    summary: 'Change one’s password; signs out everywhere else',
    signedIn: true,
    body: changePasswordSchema,
    answer: null,
  }),
  requestPasswordReset: route({
    method: 'POST',
    path: '/api/password-resets',
    summary: 'Ask for a letter with a link to a new password',
    signedIn: false,
    body: requestPasswordResetSchema,
    answer: null,
  }),
  resetPassword: route({
    method: 'POST',
    path: '/api/password-resets/use',
    summary: 'Set a new password by the link of such a letter; signs out everywhere',
    signedIn: false,
    body: resetPasswordSchema,
    answer: null,
  }),
  signIn: route({
    method: 'POST',
    path: '/api/session',
    summary: 'Sign in',
    signedIn: false,
    body: signInSchema,
    answer: accountSchema,
  }),
  signOut: route({ method: 'DELETE', path: '/api/session', summary: 'Sign out here', signedIn: false, answer: null }),
  sessions: route({
    method: 'GET',
    path: '/api/sessions',
    summary: 'Where one is signed in',
    signedIn: true,
    answer: z.array(signedInSessionSchema),
  }),
  endSession: route({
    method: 'DELETE',
    path: '/api/sessions/:sessionId',
    summary: 'Sign out elsewhere',
    signedIn: true,
    params: z.strictObject({ sessionId: idSchema }),
    answer: null,
  }),
} as const;
