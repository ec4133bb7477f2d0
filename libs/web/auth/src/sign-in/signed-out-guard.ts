import { inject } from '@angular/core';
import { type CanActivateFn, Router } from '@angular/router';
import { localPath, SessionStore } from '@lectern/web/core';

/** Sends on whoever is signed in already and comes to sign in. */
export const signedOutGuard: CanActivateFn = async (route) => {
  const session = inject(SessionStore);
  const router = inject(Router);
  await session.load().catch(() => undefined);
  return session.isSignedIn() ? router.parseUrl(localPath(route.queryParamMap.get('next'))) : true;
};
