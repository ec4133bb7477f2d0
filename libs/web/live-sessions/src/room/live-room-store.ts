import { computed, inject } from '@angular/core';
import {
  type LiveAct,
  type LivePresenceState,
  type LiveSnapshot,
  type MemberRole,
  type StreamEvent,
  liveSessionRoutes,
} from '@lectern/contracts';
import {
  applyLiveEvent,
  type LiveRoomState,
  liveActVerdict,
  liveStateOf,
  nextPassage,
  possibleTurns,
  standingOf,
} from '@lectern/domain';
import { ApiClient, failed, loaded, newCommandId, notLoaded, RefusedError, type Remote } from '@lectern/web/core';
import { LiveSocket, LiveStreams, type ReplicaPhase } from '@lectern/web/realtime';
import { patchState, signalStore, withComputed, withHooks, withMethods, withState } from '@ngrx/signals';

interface RoomState {
  sessionId: string;
  /** whether it came, and what does not change while it lasts */
  snapshot: Remote<LiveSnapshot>;
  room: LiveRoomState | null;
  /** how far the server's clock is ahead of this one */
  aheadMs: number;
  presence: ReadonlyMap<string, LivePresenceState>;
  phase: ReplicaPhase;
}

const nothing: RoomState = {
  sessionId: '',
  snapshot: notLoaded,
  room: null,
  aheadMs: 0,
  presence: new Map(),
  phase: 'joining',
};

/** A live session as one takes part in it: its state, who is here, and what one may do. */
export const LiveRoomStore = signalStore(
  withState<RoomState>(nothing),
  withComputed(({ snapshot, room }) => {
    const viewerId = computed(() => snapshot().value?.viewer.id ?? null);
    const me = computed(() => room()?.people.get(viewerId() ?? '') ?? null);
    const groupRole = computed((): MemberRole | null => snapshot().value?.viewer.groupRole ?? null);
    const standing = computed(() => standingOf(me(), groupRole(), room()?.course.deputyId ?? null));
    const may = (act: Exclude<LiveAct['what'], 'turn'>) => {
      const state = room()?.session.state;
      return state !== undefined && liveActVerdict(standing(), act, state) === 'allow';
    };
    const passage = computed(() => {
      const open = room();
      return open?.session.agenda.find(({ id }) => id === open.course.passageId) ?? null;
    });
    return {
      viewerId,
      me,
      standing,
      /** what one's rights follow from: another one, other rights */
      rights: computed(() => `${standing()} in ${room()?.session.state}`),
      /** whether one leads here, and may go on, lead and extend */
      leads: computed(() => may('lead')),
      can: computed(() => ({
        enter: may('enter'),
        plan: may('plan'),
        admit: may('admit'),
        lock: may('lock'),
        remove: may('remove'),
        role: may('role'),
        rsvp: may('rsvp'),
      })),
      turns: computed(() => {
        const state = room()?.session.state;
        return state === undefined ? [] : possibleTurns(standing(), state);
      }),
      passage,
      nextPassage: computed(() => {
        const open = room();
        return open && nextPassage(open.session.agenda, open.course.passageId);
      }),
      /** who leads now: whoever led last, or the host */
      leader: computed(() => {
        const open = room();
        if (!open) return null;
        const hosts = [...open.people.values()].filter(({ role }) => role === 'host');
        return open.people.get(open.course.deputyId ?? open.lead.personId ?? '') ?? hosts[0] ?? null;
      }),
    };
  }),
  withMethods((store, api = inject(ApiClient), socket = inject(LiveSocket), streams = inject(LiveStreams)) => {
    let stopFollowing: () => void = () => undefined;
    const listeners = new Set<(events: readonly StreamEvent[]) => void>();

    async function load(sessionId: string): Promise<void> {
      try {
        const snapshot = await api.call(liveSessionRoutes.liveSession, { params: { sessionId } });
        if (store.sessionId() !== sessionId) return;
        stopFollowing();
        patchState(store, {
          snapshot: loaded(snapshot),
          room: liveStateOf(snapshot),
          aheadMs: Date.parse(snapshot.now) - Date.now(),
        });
        stopFollowing = streams.follow({ kind: 'session', id: sessionId }, snapshot.head, {
          applied: apply,
          phaseChanged: (phase) => patchState(store, { phase }),
          reset: () => void load(sessionId),
          read: (since) =>
            api.call(liveSessionRoutes.liveSessionEvents, { params: { sessionId }, query: { since: String(since) } }),
        });
      } catch (fault) {
        if (store.sessionId() === sessionId) patchState(store, { snapshot: failed(fault), room: null });
      }
    }

    function apply(events: readonly StreamEvent[]): void {
      patchState(store, ({ room }) => ({ room: room && events.reduce(applyLiveEvent, room) }));
      for (const listener of listeners) listener(events);
    }

    return {
      async open(sessionId: string): Promise<void> {
        patchState(store, { ...nothing, sessionId });
        await load(sessionId);
      },
      reload: () => load(store.sessionId()),
      close(): void {
        stopFollowing();
        stopFollowing = () => undefined;
      },
      /** Hears what happens, after it is applied. */
      onEvents(listener: (events: readonly StreamEvent[]) => void): () => void {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
      /** Does something, by the door that is open; throws the refusal. */
      async act(act: LiveAct): Promise<void> {
        const input = { commandId: newCommandId(), sessionId: store.sessionId(), act };
        if (socket.status() !== 'live') {
          await api.call(liveSessionRoutes.actInLiveSession, { body: input });
          return;
        }
        const answer = await socket.send('live.act', input);
        if (!answer.ok) throw new RefusedError(answer.refusal, 0);
      },
      /** The server's time, as far as one knows here. */
      serverNowMs: () => Date.now() + store.aheadMs(),
    };
  }),
  withHooks((store, socket = inject(LiveSocket)) => {
    const stops = [
      socket.on('live.presence', ({ sessionId, isWhole, people }) => {
        if (sessionId !== store.sessionId()) return;
        patchState(store, ({ presence }) => ({ presence: new Map([...(isWhole ? [] : presence), ...people]) }));
      }),
      socket.on('access.changed', ({ groupId }) => {
        if (store.snapshot().value?.group.id === groupId) void store.reload();
      }),
    ];
    return {
      onDestroy: () => {
        store.close();
        for (const stop of stops) stop();
      },
    };
  }),
);

/** The instance type of `LiveRoomStore`. */
export type LiveRoomStore = InstanceType<typeof LiveRoomStore>;
