import { inject } from '@angular/core';
import { type CanActivateFn, Router } from '@angular/router';
import { SessionStore } from '../session/session-store';

/** Lets people in who are signed in; sends others to sign in and back here afterwards. */
export const signedInGuard: CanActivateFn = async (_, state) => {
  const session = inject(SessionStore);
  const router = inject(Router);
  await session.load().catch(() => undefined);
  // Without an answer the page itself shows that there is no connection.
  if (session.isSignedIn() || !session.isLoaded()) return true;
  return router.createUrlTree(['/sign-in'], { queryParams: { next: state.url } });
};
