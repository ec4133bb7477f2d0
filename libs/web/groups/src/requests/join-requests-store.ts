import { computed, inject } from '@angular/core';
import { type JoinRequest, groupRoutes } from '@lectern/contracts';
import { ApiClient, loaded, notLoaded, type Remote, remoteLoading } from '@lectern/web/core';
import { patchState, signalStore, withComputed, withMethods, withState } from '@ngrx/signals';

interface JoinRequestsState {
  groupId: string;
  requests: Remote<readonly JoinRequest[]>;
}

/** Who asks to join a group and waits for an answer. */
export const JoinRequestsStore = signalStore(
  withState<JoinRequestsState>({ groupId: '', requests: notLoaded }),
  withComputed(({ requests }) => ({ count: computed(() => requests().value?.length ?? 0) })),
  withMethods((store, api = inject(ApiClient)) => {
    const loadWith = remoteLoading<readonly JoinRequest[]>((change) =>
      patchState(store, ({ requests }) => ({ requests: change(requests) })),
    );
    return {
      load(groupId: string): Promise<void> {
        patchState(store, { groupId });
        return loadWith(() => api.call(groupRoutes.joinRequests, { params: { groupId } }));
      },
      async decide(request: JoinRequest, decision: 'accept' | 'decline'): Promise<void> {
        const params = { groupId: store.groupId(), requestId: request.id };
        await api.call(groupRoutes.decideRequest, { params, body: { decision } });
        patchState(store, ({ requests }) => ({
          requests: loaded((requests.value ?? []).filter((other) => other.id !== request.id)),
        }));
      },
    };
  }),
);
