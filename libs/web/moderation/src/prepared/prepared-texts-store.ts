import { computed, inject } from '@angular/core';
import { bulkRoutes, type PreparedTextSet, type PublishPreparedTexts } from '@lectern/contracts';
import { ApiClient, loaded, notLoaded, type Remote, remoteLoading } from '@lectern/web/core';
import { patchState, signalStore, withComputed, withMethods, withState } from '@ngrx/signals';

/** The reasons that those who lead a group wrote beforehand. */
export const PreparedTextsStore = signalStore(
  withState<{ groupId: string; set: Remote<PreparedTextSet> }>({ groupId: '', set: notLoaded }),
  withComputed(({ set }) => ({ texts: computed(() => set().value?.texts ?? []) })),
  withMethods((store, api = inject(ApiClient)) => {
    const loadWith = remoteLoading<PreparedTextSet>((change) => patchState(store, ({ set }) => ({ set: change(set) })));
    const load = () => loadWith(() => api.call(bulkRoutes.preparedTexts, { params: { groupId: store.groupId() } }));
    return {
      load,
      open(groupId: string): Promise<void> {
        patchState(store, { groupId });
        return load();
      },
      async publish(body: PublishPreparedTexts): Promise<void> {
        const params = { groupId: store.groupId() };
        patchState(store, { set: loaded(await api.call(bulkRoutes.publishPreparedTexts, { params, body })) });
      },
    };
  }),
);

/** The instance type of `PreparedTextsStore`. */
export type PreparedTextsStore = InstanceType<typeof PreparedTextsStore>;
