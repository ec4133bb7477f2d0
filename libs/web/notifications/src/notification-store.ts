import { computed, inject } from '@angular/core';
import { type NotificationPage, type RouteInput, type StreamEvent, notificationRoutes } from '@lectern/contracts';
import { ApiClient, notLoaded, type Remote, remoteLoading } from '@lectern/web/core';
import { LiveSocket, LiveStreams } from '@lectern/web/realtime';
import { patchState, signalStore, withComputed, withMethods, withState } from '@ngrx/signals';
import { afterEvent, withEarlier } from './notification-list';

/** Which of what one was told. */
export type NotificationFilter = RouteInput<typeof notificationRoutes.notifications>['of'];

interface NotificationState {
  readonly page: Remote<NotificationPage>;
  readonly of: NotificationFilter;
  readonly isLoadingEarlier: boolean;
}

const lookAgainAfterMs = 400;

/** What one was told, live for as long as somebody is signed in; the header and the page show the same. */
export const NotificationStore = signalStore(
  { providedIn: 'root' },
  withState<NotificationState>({ page: notLoaded, of: 'all', isLoadingEarlier: false }),
  withComputed(({ page }) => ({ unreadCount: computed(() => page().value?.unreadCount ?? 0) })),
  withMethods((store, api = inject(ApiClient), streams = inject(LiveStreams), socket = inject(LiveSocket)) => {
    let personId: string | null = null;
    let stop: () => void = () => undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const loadWith = remoteLoading<NotificationPage>((change) =>
      patchState(store, ({ page }) => ({ page: change(page) })),
    );

    function change(next: (page: NotificationPage) => NotificationPage): void {
      patchState(store, ({ page }) => (page.value ? { page: { ...page, value: next(page.value) } } : {}));
    }

    function applied(events: readonly StreamEvent[]): void {
      change((page) => events.reduce(afterEvent, page));
    }

    async function load(): Promise<void> {
      await loadWith(() => api.call(notificationRoutes.notifications, { query: { of: store.of() } }));
    }

    /** Loads the page and follows it from its number on. */
    async function begin(): Promise<void> {
      stop();
      const asked = personId;
      await load();
      const { value } = store.page();
      if (!value || asked === null || asked !== personId) return;
      const stream = { kind: 'notifications', id: asked } as const;
      const stops = [
        streams.follow(stream, value.head, { applied, reset: () => void begin() }),
        // what is read where it was said is no news any more
        socket.on('read-state.changed', () => {
          clearTimeout(timer);
          timer = setTimeout(() => void load(), lookAgainAfterMs);
        }),
      ];
      stop = () => {
        for (const one of stops.splice(0)) one();
      };
    }

    return {
      /** Follows what this person is told; nobody's when null. */
      follow(id: string | null): void {
        if (id === personId) return;
        personId = id;
        clearTimeout(timer);
        stop();
        patchState(store, { page: notLoaded, of: 'all' });
        if (id !== null) void begin();
      },
      /** Shows all, or what is new. */
      async show(of: NotificationFilter): Promise<void> {
        patchState(store, { of });
        await load();
      },
      again: () => (store.page().value ? load() : begin()),
      async earlier(): Promise<void> {
        const before = store.page().value?.next;
        if (!before || store.isLoadingEarlier()) return;
        patchState(store, { isLoadingEarlier: true });
        try {
          const earlier = await api.call(notificationRoutes.notifications, { query: { of: store.of(), before } });
          change((page) => withEarlier(page, earlier));
        } finally {
          patchState(store, { isLoadingEarlier: false });
        }
      },
      /** Marks one or all as read; the stream tells every browser, this one as well. */
      async mark(commentIds: string[] | 'all'): Promise<void> {
        const { unreadCount } = await api.call(notificationRoutes.markNotificationsRead, { body: { commentIds } });
        change((page) => ({ ...page, unreadCount }));
      },
    };
  }),
);

/** The instance type of `NotificationStore`. */
export type NotificationStore = InstanceType<typeof NotificationStore>;
