import { computed, inject } from '@angular/core';
import { type ReadingCard, readingRoutes } from '@lectern/contracts';
import { ApiClient, notLoaded, type Remote, remoteLoading } from '@lectern/web/core';
import type { TrailStep } from '@lectern/web/ui';
import { patchState, signalStore, withComputed, withMethods, withState } from '@ngrx/signals';

interface ReadingCardState {
  card: Remote<ReadingCard>;
}

/** What is known of a reading without its text, for the pages around it: its name, its group, what one may do. */
export const ReadingCardStore = signalStore(
  withState<ReadingCardState>({ card: notLoaded }),
  withComputed(({ card }) => ({
    title: computed(() => card().value?.reading.title ?? ''),
    canRevise: computed(() => card().value?.viewer.can.revise ?? false),
    canComment: computed(() => card().value?.viewer.can.comment ?? false),
    /** the way to the page: the group, then the reading */
    trail: computed((): readonly TrailStep[] => {
      const known = card().value;
      if (!known) return [];
      return [
        { text: known.group.name, link: ['/groups', known.group.id] },
        { text: known.reading.title, link: ['/readings', known.reading.id] },
      ];
    }),
  })),
  withMethods((store, api = inject(ApiClient)) => {
    const loadWith = remoteLoading<ReadingCard>((change) => patchState(store, ({ card }) => ({ card: change(card) })));
    return {
      open: (readingId: string) => loadWith(() => api.call(readingRoutes.aboutReading, { params: { readingId } })),
    };
  }),
);

/** The instance type of `ReadingCardStore`. */
export type ReadingCardStore = InstanceType<typeof ReadingCardStore>;
