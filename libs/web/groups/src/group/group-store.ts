import { inject } from '@angular/core';
import { type BeginRaidMode, type Group, type UpdateGroup, groupRoutes, restrictionRoutes } from '@lectern/contracts';
import { ApiClient, loaded, notLoaded, type Remote, remoteLoading } from '@lectern/web/core';
import { LiveSocket } from '@lectern/web/realtime';
import { patchState, signalStore, withHooks, withMethods, withState } from '@ngrx/signals';

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
      async beginRaidMode(body: BeginRaidMode): Promise<void> {
        show(await api.call(restrictionRoutes.beginRaidMode, { params: params(), body }));
      },
      async endRaidMode(): Promise<void> {
        show(await api.call(restrictionRoutes.endRaidMode, { params: params() }));
      },
      async dismissRaidSigns(): Promise<void> {
        show(await api.call(restrictionRoutes.dismissRaidSigns, { params: params() }));
      },
      async leave(): Promise<void> {
        await api.call(groupRoutes.leaveGroup, { params: params() });
      },
    };
  }),
  withHooks((store, socket = inject(LiveSocket)) => {
    // another role, raid mode, or what looks like a raid: one may do other things now
    const stop = socket.on('access.changed', ({ groupId }) => {
      if (store.groupId() === groupId) void store.load();
    });
    return { onDestroy: stop };
  }),
);

/** The instance type of `GroupStore`. */
export type GroupStore = InstanceType<typeof GroupStore>;
