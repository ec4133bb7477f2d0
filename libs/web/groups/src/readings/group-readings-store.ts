import { computed, inject } from '@angular/core';
import { type DraftSummary, type ReadingSummary, routes } from '@lectern/contracts';
import { ApiClient, notLoaded, type Remote, remoteLoading } from '@lectern/web/core';
import { patchState, signalStore, withComputed, withMethods, withState } from '@ngrx/signals';

interface GroupReadingsState {
  readings: Remote<readonly ReadingSummary[]>;
  drafts: Remote<readonly DraftSummary[]>;
}

/** The texts of a group: those being read, the liveliest first, and those not published yet. */
export const GroupReadingsStore = signalStore(
  withState<GroupReadingsState>({ readings: notLoaded, drafts: notLoaded }),
  withComputed(({ readings }) => ({
    liveliestFirst: computed(() =>
      [...(readings().value ?? [])].sort((a, b) => livelyAt(b).localeCompare(livelyAt(a))),
    ),
  })),
  withMethods((store, api = inject(ApiClient)) => {
    const readingsWith = remoteLoading<readonly ReadingSummary[]>((change) =>
      patchState(store, ({ readings }) => ({ readings: change(readings) })),
    );
    const draftsWith = remoteLoading<readonly DraftSummary[]>((change) =>
      patchState(store, ({ drafts }) => ({ drafts: change(drafts) })),
    );
    return {
      loadReadings: (groupId: string) => readingsWith(() => api.call(routes.readings, { params: { groupId } })),
      loadDrafts: (groupId: string) => draftsWith(() => api.call(routes.drafts, { params: { groupId } })),
    };
  }),
);

function livelyAt(reading: ReadingSummary): string {
  return reading.lastCommentAt ?? reading.publishedAt;
}
