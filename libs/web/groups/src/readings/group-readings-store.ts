import { computed, inject } from '@angular/core';
import {
  type DraftSummary,
  type LastSaid,
  type OpenQuestion,
  type ReadingSummary,
  draftRoutes,
  readingRoutes,
  threadRoutes,
} from '@lectern/contracts';
import { ApiClient, notLoaded, type Remote, remoteLoading } from '@lectern/web/core';
import { patchState, signalStore, withComputed, withMethods, withState } from '@ngrx/signals';

interface GroupReadingsState {
  readings: Remote<readonly ReadingSummary[]>;
  drafts: Remote<readonly DraftSummary[]>;
  latest: Remote<readonly LastSaid[]>;
  questions: Remote<readonly OpenQuestion[]>;
}

/** The texts of a group: those being read, the liveliest first, what was said last in them, and those not published yet. */
export const GroupReadingsStore = signalStore(
  withState<GroupReadingsState>({ readings: notLoaded, drafts: notLoaded, latest: notLoaded, questions: notLoaded }),
  withComputed(({ readings }) => ({
    newCount: computed(() => (readings().value ?? []).reduce((sum, { unreadCount }) => sum + unreadCount, 0)),
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
    const latestWith = remoteLoading<readonly LastSaid[]>((change) =>
      patchState(store, ({ latest }) => ({ latest: change(latest) })),
    );
    const questionsWith = remoteLoading<readonly OpenQuestion[]>((change) =>
      patchState(store, ({ questions }) => ({ questions: change(questions) })),
    );
    return {
      loadQuestions: (groupId: string) =>
        questionsWith(() => api.call(threadRoutes.openQuestions, { params: { groupId } })),
      loadLatest: (groupId: string) => latestWith(() => api.call(threadRoutes.groupLatest, { params: { groupId } })),
      loadReadings: (groupId: string) => readingsWith(() => api.call(readingRoutes.readings, { params: { groupId } })),
      loadDrafts: (groupId: string) => draftsWith(() => api.call(draftRoutes.drafts, { params: { groupId } })),
    };
  }),
);

function livelyAt(reading: ReadingSummary): string {
  return reading.lastCommentAt ?? reading.publishedAt;
}
