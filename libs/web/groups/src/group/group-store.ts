import { inject } from '@angular/core';
import { type Group, type UpdateGroup, groupRoutes } from '@lectern/contracts';
import { ApiClient, loaded, notLoaded, type Remote, remoteLoading } from '@lectern/web/core';
import { patchState, signalStore, withMethods, withState } from '@ngrx/signals';

interface GroupState {
  groupId: string;
  group: Remote<Group>;
}

/** The group one is in the pages of, with what one may do there. */
export const GroupStore = signalStore(
  withState<GroupState>({ groupId: '', group: notLoaded }),
  withMethods((store, api = inject(ApiClient)) => {
    const loadWith = remoteLoading<Group>((change) => patchState(store, ({ group }) => ({ group: change(group) })));
    const params = () => ({ groupId: store.groupId() });
    const show = (group: Group) => patchState(store, { group: loaded(group) });

    return {
      open(groupId: string): Promise<void> {
        patchState(store, { groupId, group: notLoaded });
        return loadWith(() => api.call(groupRoutes.group, { params: { groupId } }));
      },
      load: () => loadWith(() => api.call(groupRoutes.group, { params: params() })),
      async update(body: UpdateGroup): Promise<void> {
        show(await api.call(groupRoutes.updateGroup, { params: params(), body }));
      },
      async join(): Promise<void> {
        show(await api.call(groupRoutes.joinGroup, { params: params() }));
      },
      async requestToJoin(message: string): Promise<void> {
        show(await api.call(groupRoutes.requestToJoin, { params: params(), body: { message } }));
      },
      async leave(): Promise<void> {
        await api.call(groupRoutes.leaveGroup, { params: params() });
      },
    };
  }),
);

/** The instance type of `GroupStore`. */
export type GroupStore = InstanceType<typeof GroupStore>;
