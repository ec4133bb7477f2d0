import { computed, DestroyRef, inject } from '@angular/core';
import { type CasePage, type CaseSummary, type StreamEvent, moderationRoutes } from '@lectern/contracts';
import { ApiClient, notLoaded, type Remote, remoteLoading } from '@lectern/web/core';
import { LiveStreams } from '@lectern/web/realtime';
import { patchState, signalStore, withComputed, withMethods, withState } from '@ngrx/signals';
import { withCase } from './with-case';

/** Which cases are listed: what waits for a decision, or what is done. */
export type QueueScope = 'waiting' | 'done';

interface QueueState {
  groupId: string;
  of: QueueScope;
  page: Remote<CasePage>;
  /** the newest that was heard of each case, for the one that is open beside the list */
  heard: ReadonlyMap<string, CaseSummary>;
}

/** A group's cases, kept as they are by the group's moderation stream. */
export const QueueStore = signalStore(
  withState<QueueState>({ groupId: '', of: 'waiting', page: notLoaded, heard: new Map() }),
  withComputed(({ page }) => ({
    cases: computed(() => page().value?.cases ?? []),
    waiting: computed(() => page().value?.waiting ?? 0),
  })),
  withMethods((store, api = inject(ApiClient), streams = inject(LiveStreams), destroyed = inject(DestroyRef)) => {
    const loadWith = remoteLoading<CasePage>((change) => patchState(store, ({ page }) => ({ page: change(page) })));
    let stop: () => void = () => undefined;
    destroyed.onDestroy(() => stop());

    const ask = (after?: string) =>
      api.call(moderationRoutes.cases, { params: { groupId: store.groupId() }, query: { of: store.of(), after } });
    const load = () => loadWith(() => ask());

    function heard(events: readonly StreamEvent[]): void {
      const changed = events.flatMap((event) => (event.type === 'case.changed' ? [event.case] : []));
      patchState(store, ({ page, heard: before, of }) => ({
        heard: new Map([...before, ...changed.map((one) => [one.id, one] as const)]),
        page: page.value
          ? { ...page, value: changed.reduce((value, one) => withCase(value, one, of), page.value) }
          : page,
      }));
    }

    async function open(groupId: string, of: QueueScope): Promise<void> {
      stop();
      patchState(store, { groupId, of, page: notLoaded });
      await load();
      const { value } = store.page();
      if (!value || store.groupId() !== groupId || store.of() !== of) return;
      stop = streams.follow({ kind: 'moderation', id: groupId }, value.head, {
        applied: heard,
        reset: () => void load(),
        phaseChanged: (phase) => {
          // who does not lead the group any more sees nothing of its cases
          if (phase === 'closed') void load();
        },
        read: (since) =>
          api.call(moderationRoutes.moderationEvents, { params: { groupId }, query: { since: String(since) } }),
      });
    }

    return {
      open,
      load,
      async more(): Promise<void> {
        const { value } = store.page();
        if (!value?.next) return;
        const next = await ask(value.next);
        const known = new Set(value.cases.map(({ id }) => id));
        const cases = [...value.cases, ...next.cases.filter(({ id }) => !known.has(id))];
        patchState(store, ({ page }) => ({ page: { ...page, value: { ...next, cases } } }));
      },
    };
  }),
);

/** The instance type of `QueueStore`. */
export type QueueStore = InstanceType<typeof QueueStore>;
