import { computed, inject } from '@angular/core';
import { type Import, draftRoutes, importRoutes, readingRoutes } from '@lectern/contracts';
import { ApiClient, newCommandId } from '@lectern/web/core';
import { LiveSocket } from '@lectern/web/realtime';
import { patchState, signalStore, withComputed, withHooks, withMethods, withState } from '@ngrx/signals';

/** What a text is brought for: a reading of a group, or the next version of one. */
export interface ImportTarget {
  readonly groupId: string;
  readonly readingId: string | null;
}

interface ImportsState {
  target: ImportTarget | null;
  /** one's own imports for it, the newest first */
  imports: readonly Import[];
  /** those that ended well while somebody looked */
  seenDone: readonly string[];
}

/** without a connection the server is asked this often, as long as anything is on its way */
const askEveryMs = 3_000;

/** Whether an import is still on its way. */
export function isOpen({ state }: Import): boolean {
  return state === 'waiting' || state === 'reading';
}

/** One's own imports for a group or a reading, as far as they are: told over the socket, asked for after a gap. */
export const ImportsStore = signalStore(
  withState<ImportsState>({ target: null, imports: [], seenDone: [] }),
  withComputed(({ imports, seenDone }) => ({
    /** what is worth showing: on its way, failed, or ready since the page was opened */
    shown: computed(() =>
      imports().filter((one) => isOpen(one) || one.state === 'failed' || seenDone().includes(one.id)),
    ),
  })),
  withMethods((store, api = inject(ApiClient)) => {
    function put(changed: Import): void {
      const target = store.target();
      if (changed.groupId !== target?.groupId || changed.readingId !== target.readingId) return;
      const known = store.imports().find(({ id }) => id === changed.id);
      // what was asked for and what was told can come in any order; what has ended stays so, whatever the clocks say
      if (known && isOpen(changed) && (!isOpen(known) || known.updatedAt > changed.updatedAt)) return;
      const others = store.imports().filter(({ id }) => id !== changed.id);
      const imports = [...others, changed].sort((a, b) => b.createdAt.localeCompare(a.createdAt));
      const isNews = changed.state === 'done' && known !== undefined && isOpen(known);
      patchState(store, ({ seenDone }) => ({ imports, seenDone: isNews ? [...seenDone, changed.id] : seenDone }));
    }

    function opened(): ImportTarget {
      const target = store.target();
      if (!target) throw new Error('Nothing is open that a text could be brought for.');
      return target;
    }

    return {
      put,
      async open(target: ImportTarget): Promise<void> {
        const { groupId, readingId } = target;
        const before = store.target();
        if (groupId !== before?.groupId || readingId !== before.readingId)
          patchState(store, { target, imports: [], seenDone: [] });
        for (const one of await api.call(importRoutes.imports, { params: { groupId } })) put(one);
      },
      async upload(file: File): Promise<Import> {
        const { groupId, readingId } = opened();
        const query = { fileName: file.name, commandId: newCommandId() };
        const started = await (readingId === null
          ? api.call(draftRoutes.uploadText, { params: { groupId }, query, body: file })
          : api.call(readingRoutes.uploadRevision, { params: { readingId }, query, body: file }));
        put(started);
        return started;
      },
      async fetch(commandId: string, address: string): Promise<Import> {
        const { groupId, readingId } = opened();
        const body = { commandId, address };
        const started = await (readingId === null
          ? api.call(importRoutes.importAddress, { params: { groupId }, body })
          : api.call(readingRoutes.importRevisionAddress, { params: { readingId }, body }));
        put(started);
        return started;
      },
      async cancel(importId: string): Promise<void> {
        put(await api.call(importRoutes.cancelImport, { params: { importId } }));
      },
    };
  }),
  withHooks((store, socket = inject(LiveSocket)) => {
    // Asking again is only a second way to know; that it failed once is nothing to tell.
    const ask = () => {
      const target = store.target();
      if (target) store.open(target).catch(() => undefined);
    };
    const stops = [socket.on('import.changed', (one) => store.put(one)), socket.onStatus((isLive) => isLive && ask())];
    const timer = setInterval(() => {
      if (socket.status() !== 'live' && store.imports().some(isOpen)) ask();
    }, askEveryMs);
    const release = socket.hold();
    return {
      onDestroy() {
        clearInterval(timer);
        for (const stop of [...stops, release]) stop();
      },
    };
  }),
);

/** The instance type of `ImportsStore`. */
export type ImportsStore = InstanceType<typeof ImportsStore>;
