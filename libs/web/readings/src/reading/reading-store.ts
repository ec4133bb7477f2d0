import { computed, inject } from '@angular/core';
import { type Reading, readingRoutes } from '@lectern/contracts';
import { ApiClient, failed, loaded, notLoaded, type Remote } from '@lectern/web/core';
import { DiscussionStore, nowhere, type Place, wholeReading } from '@lectern/web/threads';
import { LiveSocket } from '@lectern/web/realtime';
import { patchState, signalStore, withComputed, withHooks, withMethods, withState } from '@ngrx/signals';
import { chunked, type TextSection } from './text-sections';
import { titleOf } from './reading-title';

interface ReadingState {
  readingId: string;
  reading: Remote<Reading>;
}

/** The open reading: its text and what is known about it. The discussion has its own store. */
export const ReadingStore = signalStore(
  withState<ReadingState>({ readingId: '', reading: notLoaded }),
  withComputed(({ reading }, discussion = inject(DiscussionStore)) => {
    const blocks = computed(() => reading().value?.blocks ?? [], { equal: (a, b) => a === b });
    const title = computed(() => titleOf(reading().value));
    const shown = computed(() => blocks().slice(title().blocksTaken));
    return {
      title,
      sections: computed((): readonly TextSection[] => chunked(shown())),
      /** where one can be, in the order of the text */
      places: computed((): readonly Place[] => [
        wholeReading,
        ...(discussion.summaries.of(nowhere)().threadCount > 0 ? [nowhere] : []),
        ...shown().flatMap(({ id, number }) => (number === null ? [] : [id])),
      ]),
      numbers: computed(() => new Map(blocks().map(({ id, number }) => [id, number]))),
    };
  }),
  withMethods((store, api = inject(ApiClient), discussion = inject(DiscussionStore)) => {
    let showRevision: (() => Promise<void>) | null = null;

    async function load(readingId: string): Promise<void> {
      patchState(store, { readingId });
      try {
        const reading = await api.call(readingRoutes.reading, { params: { readingId } });
        if (store.readingId() !== readingId) return;
        const before = store.reading().value;
        // What was asked anew for another reason may bring another text: nobody is to lose their place for that either.
        if (showRevision && before?.reading.id === readingId && before.revision.id !== reading.revision.id)
          return await showRevision();
        patchState(store, { reading: loaded(withSameBlocks(reading, store.reading().value)) });
        discussion.open(reading, () => void load(readingId));
      } catch (fault) {
        if (store.readingId() !== readingId) return;
        discussion.close();
        patchState(store, { reading: failed(fault) });
      }
    }
    return {
      /** Hands over to who carries one's place along whenever another revision is to be shown. */
      whenRevised(show: () => Promise<void>): void {
        showRevision = show;
      },
      /** The reading as it is now, without showing it. */
      fetch: (): Promise<Reading> => api.call(readingRoutes.reading, { params: { readingId: store.readingId() } }),
      /** Shows another state of the open reading. */
      replace(reading: Reading): void {
        if (reading.reading.id !== store.readingId()) return;
        patchState(store, { reading: loaded(reading) });
        discussion.open(reading, () => void load(reading.reading.id));
      },
      async open(readingId: string): Promise<void> {
        patchState(store, { reading: notLoaded });
        await load(readingId);
      },
      /** Loads everything anew, showing what is there meanwhile. */
      reload: () => load(store.readingId()),
      rename(title: string): void {
        const { value } = store.reading();
        if (value) patchState(store, { reading: loaded({ ...value, reading: { ...value.reading, title } }) });
      },
    };
  }),
  withHooks((store, socket = inject(LiveSocket)) => {
    // With another role one may do other things, or see none of it any more.
    const stop = socket.on('access.changed', ({ groupId }) => {
      if (store.reading().value?.group.id === groupId) void store.reload();
    });
    return { onDestroy: stop };
  }),
);

/** The instance type of `ReadingStore`. */
export type ReadingStore = InstanceType<typeof ReadingStore>;

/** The text of one revision never changes: keeping the blocks we have leaves the page as it stands. */
function withSameBlocks(reading: Reading, before: Reading | null): Reading {
  return before?.revision.id === reading.revision.id ? { ...reading, blocks: before.blocks } : reading;
}
