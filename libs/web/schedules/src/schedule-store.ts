import { inject } from '@angular/core';
import { type ChangeSchedule, type Schedule, scheduleRoutes } from '@lectern/contracts';
import { ApiClient, loaded, notLoaded, type Remote, remoteLoading } from '@lectern/web/core';
import { patchState, signalStore, withMethods, withState } from '@ngrx/signals';

/** The schedule of one reading. */
export const ScheduleStore = signalStore(
  withState<{ schedule: Remote<Schedule> }>({ schedule: notLoaded }),
  withMethods((store, api = inject(ApiClient)) => {
    const loadWith = remoteLoading<Schedule>((change) =>
      patchState(store, ({ schedule }) => ({ schedule: change(schedule) })),
    );
    return {
      load: (readingId: string) => loadWith(() => api.call(scheduleRoutes.schedule, { params: { readingId } })),
      async change(portions: ChangeSchedule['portions']): Promise<void> {
        const { value } = store.schedule();
        if (!value) return;
        const params = { readingId: value.reading.id };
        const body = { version: value.version, portions };
        patchState(store, { schedule: loaded(await api.call(scheduleRoutes.changeSchedule, { params, body })) });
      },
      /** Says whether one has read a portion; shown at once, and taken back if it could not be stored. */
      async mark(portionId: string, isDone: boolean): Promise<void> {
        const before = store.schedule();
        const { value } = before;
        if (!value) return;
        const portions = value.portions.map((portion) =>
          portion.id === portionId && portion.isDone !== isDone
            ? { ...portion, isDone, doneCount: portion.doneCount + (isDone ? 1 : -1) }
            : portion,
        );
        patchState(store, { schedule: loaded({ ...value, portions }) });
        try {
          await api.call(scheduleRoutes.markPortion, { params: { portionId }, body: { isDone } });
        } catch (fault) {
          patchState(store, { schedule: before });
          throw fault;
        }
      },
    };
  }),
);
