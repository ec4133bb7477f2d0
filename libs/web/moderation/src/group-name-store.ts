import { computed, inject } from '@angular/core';
import { type Group, groupRoutes } from '@lectern/contracts';
import { ApiClient, notLoaded, type Remote, remoteLoading } from '@lectern/web/core';
import type { TrailStep } from '@lectern/web/ui';
import { patchState, signalStore, withComputed, withMethods, withState } from '@ngrx/signals';

/** The group a page is about, for the way back to it. */
export const GroupNameStore = signalStore(
  withState<{ group: Remote<Group> }>({ group: notLoaded }),
  withComputed(({ group }) => ({
    trail: computed((): readonly TrailStep[] => {
      const found = group().value;
      return found ? [{ text: found.name, link: ['/groups', found.id] }] : [];
    }),
  })),
  withMethods((store, api = inject(ApiClient)) => {
    const loadWith = remoteLoading<Group>((change) => patchState(store, ({ group }) => ({ group: change(group) })));
    return { open: (groupId: string) => loadWith(() => api.call(groupRoutes.group, { params: { groupId } })) };
  }),
);
