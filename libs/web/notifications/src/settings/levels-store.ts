import { inject } from '@angular/core';
import {
  type NotificationLevel,
  type NotificationLevels,
  type SetNotificationLevel,
  notificationRoutes,
} from '@lectern/contracts';
import { ApiClient, notLoaded, type Remote, remoteLoading } from '@lectern/web/core';
import { patchState, signalStore, withMethods, withState } from '@ngrx/signals';

/** Of what one is told in each of one's groups. */
export const LevelsStore = signalStore(
  withState<{ levels: Remote<NotificationLevels> }>({ levels: notLoaded }),
  withMethods((store, api = inject(ApiClient)) => {
    const loadWith = remoteLoading<NotificationLevels>((change) =>
      patchState(store, ({ levels }) => ({ levels: change(levels) })),
    );
    return {
      load: () => loadWith(() => api.call(notificationRoutes.notificationLevels)),
      async choose(of: SetNotificationLevel['of'], id: string, level: NotificationLevel | null): Promise<void> {
        await api.call(notificationRoutes.setNotificationLevel, { body: { of, id, level } });
        const set = <T extends { level: NotificationLevel | null }>(one: T, isIt: boolean) =>
          isIt ? { ...one, level } : one;
        patchState(store, ({ levels }) => ({
          levels: {
            ...levels,
            value:
              levels.value?.map((one) => ({
                ...set(one, one.group.id === id),
                readings: one.readings.map((reading) => set(reading, reading.id === id)),
              })) ?? null,
          },
        }));
      },
    };
  }),
);
