import { computed, inject } from '@angular/core';
import {
  type ListedThread,
  type ThreadFilter,
  type ThreadList,
  type ThreadOrder,
  threadRoutes,
} from '@lectern/contracts';
import { ApiClient, loaded, notLoaded, type Remote, remoteLoading } from '@lectern/web/core';
import { patchState, signalStore, withComputed, withMethods, withState } from '@ngrx/signals';

/** Which threads are listed, and in which order. */
export interface ThreadListQuestion {
  readonly of: ThreadFilter;
  readonly personId: string | null;
  readonly order: ThreadOrder;
}

interface ThreadListState {
  readingId: string;
  question: ThreadListQuestion;
  list: Remote<ThreadList>;
  /** the thread one went to; null: the list was not taken along */
  threadId: string | null;
}

/** The reading's threads as a list; once one has gone to one of them, the list is taken along and gone through. */
export const ThreadListStore = signalStore(
  withState<ThreadListState>({
    readingId: '',
    question: { of: 'all', personId: null, order: 'text' },
    list: notLoaded,
    threadId: null,
  }),
  withComputed(({ list, threadId }) => ({
    threads: computed((): readonly ListedThread[] => list().value?.threads ?? []),
    /** where one is in the list, from 1; 0: nowhere */
    at: computed(() => (list().value?.threads ?? []).findIndex(({ id }) => id === threadId()) + 1),
  })),
  withMethods((store, api = inject(ApiClient)) => {
    const loadWith = remoteLoading<ThreadList>((change) => patchState(store, ({ list }) => ({ list: change(list) })));
    function page(number: number): Promise<ThreadList> {
      const { of, personId, order } = store.question();
      const query = { of, order, page: String(number), ...(personId === null ? {} : { personId }) };
      return api.call(threadRoutes.readingThreads, { params: { readingId: store.readingId() }, query });
    }
    const methods = {
      /** Asks for other threads, or the same ones anew. */
      ask(readingId: string, change: Partial<ThreadListQuestion> = {}): Promise<void> {
        patchState(store, ({ question }) => ({ readingId, question: { ...question, ...change } }));
        return loadWith(() => page(1));
      },
      /** Loads the next page after those that are here. */
      async more(): Promise<void> {
        const { value: before } = store.list();
        const question = store.question();
        if (!before || before.next === null) return;
        const after = await page(before.next);
        if (store.question() !== question || store.list().value !== before) return;
        const threads = [...before.threads, ...after.threads];
        patchState(store, { list: loaded({ ...after, threads, people: before.people }) });
      },
      /** Takes the list along, from this thread on. */
      take(threadId: string): void {
        patchState(store, { threadId });
      },
      leave(): void {
        patchState(store, { threadId: null });
      },
      /** The next or previous thread of the list that was taken along; null at its end. */
      async step(by: 1 | -1): Promise<ListedThread | null> {
        const index = store.at() - 1 + by;
        if (index >= store.threads().length) await methods.more();
        const thread = store.threads()[index] ?? null;
        if (thread) patchState(store, { threadId: thread.id });
        return thread;
      },
    };
    return methods;
  }),
);

/** The instance type of `ThreadListStore`. */
export type ThreadListStore = InstanceType<typeof ThreadListStore>;
