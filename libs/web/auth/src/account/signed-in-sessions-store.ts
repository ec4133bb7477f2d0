import { inject } from '@angular/core';
import { type SignedInSession, accountRoutes, notificationRoutes } from '@lectern/contracts';
import { patchState, signalStore, withMethods, withState } from '@ngrx/signals';
import { ApiClient, loaded, notLoaded, type Remote, remoteLoading } from '@lectern/web/core';

interface SignedInSessionsState {
  sessions: Remote<readonly SignedInSession[]>;
}

/** The places one is signed in. */
export const SignedInSessionsStore = signalStore(
  { providedIn: 'root' },
  withState<SignedInSessionsState>({ sessions: notLoaded }),
  withMethods((store, api = inject(ApiClient)) => {
    const loadWith = remoteLoading<readonly SignedInSession[]>((change) =>
      patchState(store, ({ sessions }) => ({ sessions: change(sessions) })),
    );
    return {
      load: () => loadWith(() => api.call(accountRoutes.sessions)),
      async end(session: SignedInSession): Promise<void> {
        await api.call(accountRoutes.endSession, { params: { sessionId: session.id } });
        patchState(store, ({ sessions }) => ({
          sessions: loaded((sessions.value ?? []).filter((other) => other.id !== session.id)),
        }));
      },
      /** That browser is told by push no more. */
      async endPush(session: SignedInSession): Promise<void> {
        await api.call(notificationRoutes.endPush, { params: { sessionId: session.id } });
        const change = (one: SignedInSession) => (one.id === session.id ? { ...one, isPushedTo: false } : one);
        patchState(store, ({ sessions }) => ({ sessions: loaded((sessions.value ?? []).map(change)) }));
      },
    };
  }),
);
