import { computed, inject } from '@angular/core';
import { type Account, type CurrentAccount, accountRoutes } from '@lectern/contracts';
import { patchState, signalStore, withComputed, withHooks, withMethods, withState } from '@ngrx/signals';
import { ApiClient } from '../api/api-client';

interface SessionState {
  account: Account | null;
  registration: CurrentAccount['registration'] | null;
  isLoaded: boolean;
}

const nobody: SessionState = { account: null, registration: null, isLoaded: false };

/** Who is signed in here, and what the server allows those who are not. */
export const SessionStore = signalStore(
  { providedIn: 'root' },
  withState(nobody),
  withComputed(({ account }) => ({ isSignedIn: computed(() => account() !== null) })),
  withMethods((store, api = inject(ApiClient)) => {
    let loading: Promise<void> | null = null;

    async function askServer(): Promise<void> {
      const { account, registration } = await api.call(accountRoutes.currentAccount);
      patchState(store, { account, registration, isLoaded: true });
    }

    function reload(): Promise<void> {
      loading ??= askServer().finally(() => (loading = null));
      return loading;
    }

    return {
      /** Asks the server once who is signed in; a failed call can be repeated. */
      load(): Promise<void> {
        return store.isLoaded() ? Promise.resolve() : reload();
      },
      /** Asks again, whatever is known: the server does not know the session that was here. A failed call can be repeated. */
      reload,
      /** After sign-in, registration, set-up or a change of one's account. */
      signedInAs(account: Account): void {
        patchState(store, { account, registration: store.registration() ?? 'invited', isLoaded: true });
      },
      /** After sign-out, or when the server no longer knows the session. */
      signedOut(): void {
        patchState(store, { account: null });
      },
      async signOut(): Promise<void> {
        await api.call(accountRoutes.signOut);
        patchState(store, { account: null });
      },
    };
  }),
  withHooks({
    onInit(store, api = inject(ApiClient)) {
      api.onRefused((refusal) => {
        if (refusal.code === 'E_AUTH') store.signedOut();
      });
    },
  }),
);

/** The instance type of `SessionStore`. */
export type SessionStore = InstanceType<typeof SessionStore>;
