import { computed, inject } from '@angular/core';
import { type Reading, routes } from '@lectern/contracts';
import { ApiClient, failed, loaded, notLoaded, type Remote } from '@lectern/web/core';
import { DiscussionStore, type Place, wholeReading } from '@lectern/web/threads';
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
  withComputed(({ reading }) => {
    const blocks = computed(() => reading().value?.blocks ?? [], { equal: (a, b) => a === b });
    const title = computed(() => titleOf(reading().value));
    const shown = computed(() => blocks().slice(title().blocksTaken));
    return {
      title,
      sections: computed((): readonly TextSection[] => chunked(shown())),
      /** where one can be, in the order of the text */
      places: computed((): readonly Place[] => [
        wholeReading,
        ...shown().flatMap(({ id, number }) => (number === null ? [] : [id])),
      ]),
      numbers: computed(() => new Map(blocks().map(({ id, number }) => [id, number]))),
    };
  }),
  withMethods((store, api = inject(ApiClient), discussion = inject(DiscussionStore)) => {
    async function load(readingId: string): Promise<void> {
      patchState(store, { readingId });
      try {
        const reading = await api.call(routes.reading, { params: { readingId } });
        if (store.readingId() !== readingId) return;
        patchState(store, { reading: loaded(withSameBlocks(reading, store.reading().value)) });
        discussion.open(reading, () => void load(readingId));
      } catch (fault) {
        if (store.readingId() !== readingId) return;
        discussion.close();
        patchState(store, { reading: failed(fault) });
      }
    }
    return {
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
