import { computed, inject } from '@angular/core';
import { type Import, routes } from '@lectern/contracts';
import { ApiClient, newCommandId } from '@lectern/web/core';
import { LiveSocket } from '@lectern/web/realtime';
import { patchState, signalStore, withComputed, withHooks, withMethods, withState } from '@ngrx/signals';

interface ImportsState {
  groupId: string | null;
  /** one's own imports into the group, the newest first */
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

/** One's own imports into a group, as far as they are: told over the socket, asked for after a gap. */
export const ImportsStore = signalStore(
  withState<ImportsState>({ groupId: null, imports: [], seenDone: [] }),
  withComputed(({ imports, seenDone }) => ({
    /** what is worth showing: on its way, failed, or ready since the page was opened */
    shown: computed(() =>
      imports().filter((one) => isOpen(one) || one.state === 'failed' || seenDone().includes(one.id)),
    ),
  })),
  withMethods((store, api = inject(ApiClient)) => {
    function put(changed: Import): void {
      if (changed.groupId !== store.groupId()) return;
      const known = store.imports().find(({ id }) => id === changed.id);
      // what was asked for and what was told can come in any order; what has ended stays so, whatever the clocks say
      if (known && isOpen(changed) && (!isOpen(known) || known.updatedAt > changed.updatedAt)) return;
      const others = store.imports().filter(({ id }) => id !== changed.id);
      const imports = [...others, changed].sort((a, b) => b.createdAt.localeCompare(a.createdAt));
      const isNews = changed.state === 'done' && known !== undefined && isOpen(known);
      patchState(store, ({ seenDone }) => ({ imports, seenDone: isNews ? [...seenDone, changed.id] : seenDone }));
    }

    return {
      put,
      async open(groupId: string): Promise<void> {
        if (groupId !== store.groupId()) patchState(store, { groupId, imports: [], seenDone: [] });
        for (const one of await api.call(routes.imports, { params: { groupId } })) put(one);
      },
      async upload(groupId: string, file: File): Promise<Import> {
        const query = { fileName: file.name, commandId: newCommandId() };
        const started = await api.call(routes.uploadText, { params: { groupId }, query, body: file });
        put(started);
        return started;
      },
      async fetch(groupId: string, commandId: string, address: string): Promise<Import> {
        const started = await api.call(routes.importAddress, { params: { groupId }, body: { commandId, address } });
        put(started);
        return started;
      },
      async cancel(importId: string): Promise<void> {
        put(await api.call(routes.cancelImport, { params: { importId } }));
      },
    };
  }),
  withHooks((store, socket = inject(LiveSocket)) => {
    // Asking again is only a second way to know; that it failed once is nothing to tell.
    const ask = () => {
      const groupId = store.groupId();
      if (groupId !== null) store.open(groupId).catch(() => undefined);
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
