import { computed, inject } from '@angular/core';
import { type Group, groupRoutes } from '@lectern/contracts';
import { ApiClient, notLoaded, type Remote, remoteLoading } from '@lectern/web/core';
import { patchState, signalStore, withComputed, withMethods, withState } from '@ngrx/signals';

interface GroupsState {
  groups: Remote<readonly Group[]>;
}

/** The groups one sees without having their address: one's own and the public ones. */
export const GroupsStore = signalStore(
  withState<GroupsState>({ groups: notLoaded }),
  withComputed(({ groups }) => ({
    mine: computed(() => groups().value?.filter((group) => group.role !== null) ?? []),
    others: computed(() => groups().value?.filter((group) => group.role === null) ?? []),
  })),
  withMethods((store, api = inject(ApiClient)) => {
    const loadWith = remoteLoading<readonly Group[]>((change) =>
      patchState(store, ({ groups }) => ({ groups: change(groups) })),
    );
    return { load: () => loadWith(() => api.call(groupRoutes.groups)) };
  }),
);
