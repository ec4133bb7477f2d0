import { Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import type { LiveBeat, LivePosition, LivePresenceState } from '@lectern/contracts';
import { heardOf, leaderOf, presenceOf, type Heard } from '@lectern/domain';
import { Load } from '@lectern/server/platform';
import { LiveServerRef, OtherServers, personRoom, type LiveSocket } from '@lectern/server/realtime';
import { beatElsewhere, followedElsewhere, leftElsewhere } from './told-between-servers';

/** at most one frame in this time and session, however many come and go */
const frameEveryMs = 1_000;

/** What a tab is told through. */
export type TabSocket = Pick<LiveSocket, 'id' | 'connected' | 'emit'>;

interface Tab extends Heard {
  /** null: it is another server's */
  readonly socket: TabSocket | null;
  /** whether it was told who is here since it came */
  readonly isToldAll: boolean;
}

interface Here {
  readonly tabs: Map<string, Tab>;
  /** where they went themselves last */
  blockId: string | null;
  told: LivePresenceState;
}

interface Room {
  readonly people: Map<string, Here>;
  readonly following: Map<string, string>;
  readonly beganAtMs: number;
}

/**
 * Who is in which live session, by the beats of their tabs: a person counts once, whatever tabs they have. A line that
 * drops changes nothing until the beats have been missing for long enough. Nothing of it is stored: servers tell one
 * another of each beat, and each tells the tabs it has.
 */
@Injectable()
export class LivePresence implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly rooms = new Map<string, Room>();
  private readonly whenGone: ((sessionId: string, id: string) => void)[] = [];
  private timer: NodeJS.Timeout | null = null;

  constructor(
    private readonly live: LiveServerRef,
    private readonly load: Load,
    private readonly others: OtherServers,
  ) {}

  onApplicationBootstrap(): void {
    this.others.hear(beatElsewhere, ({ personId, tabId, beat }) => this.heardFrom(null, tabId, personId, beat));
    this.others.hear(leftElsewhere, ({ sessionId, personId }) => this.forget(sessionId, personId));
    this.others.hear(followedElsewhere, ({ sessionId, personId, followsId }) =>
      this.followed(sessionId, personId, followsId),
    );
    this.roundLater();
  }

  onApplicationShutdown(): void {
    if (this.timer) clearTimeout(this.timer);
  }

  /** A tab says it is there; with the next frame it is told who else is. Answers whether it was the first time. */
  beat(socket: TabSocket, id: string, beat: LiveBeat, now = Date.now()): boolean {
    this.others.tell(beatElsewhere, { personId: id, tabId: socket.id, beat });
    return this.heardFrom(socket, socket.id, id, beat, now);
  }

  private heardFrom(socket: TabSocket | null, tabId: string, id: string, beat: LiveBeat, now = Date.now()): boolean {
    const { sessionId, isActive, blockId, isOwnMove } = beat;
    const room = this.roomOf(sessionId, now);
    const here = room.people.get(id) ?? { tabs: new Map<string, Tab>(), blockId: null, told: 'gone' as const };
    room.people.set(id, here);
    const before = here.tabs.get(tabId);
    here.tabs.set(tabId, {
      socket,
      beatAtMs: now,
      activeAtMs: isActive ? now : (before?.activeAtMs ?? 0),
      isToldAll: before?.isToldAll ?? socket === null,
    });
    if (blockId !== null && isOwnMove && here.blockId !== blockId) {
      here.blockId = blockId;
      this.tellFollowers(sessionId, room, id);
    }
    return !before;
  }

  /** Somebody's view follows another's from now on, or nobody's any more. */
  follow(sessionId: string, id: string, personId: string | null): void {
    this.others.tell(followedElsewhere, { sessionId, personId: id, followsId: personId });
    this.followed(sessionId, id, personId);
  }

  private followed(sessionId: string, id: string, personId: string | null): void {
    const room = this.roomOf(sessionId, Date.now());
    if (personId === null || personId === id) room.following.delete(id);
    else room.following.set(id, personId);
    if (personId !== null) this.tellPosition(sessionId, room, id);
  }

  /** Somebody has left: no grace for who says so. */
  left(sessionId: string, id: string): void {
    this.others.tell(leftElsewhere, { sessionId, personId: id });
    this.forget(sessionId, id);
  }

  /** Hears of everybody who has gone, whether they said so or were not heard of for long enough. */
  onGone(listener: (sessionId: string, id: string) => void): void {
    this.whenGone.push(listener);
  }

  private forget(sessionId: string, id: string): void {
    const room = this.rooms.get(sessionId);
    if (!room) return;
    room.following.delete(id);
    for (const [socketId, tab] of room.people.get(id)?.tabs ?? [])
      room.people.get(id)?.tabs.set(socketId, { ...tab, beatAtMs: 0, activeAtMs: 0 });
  }

  /** The tabs in a session that can be told something. */
  socketIds(sessionId: string): string[] {
    return tabsOf(this.rooms.get(sessionId)).flatMap(({ socket }) => (socket?.connected ? socket.id : []));
  }

  /** Those in a session who have a tab at this server. */
  peopleHere(sessionId: string): string[] {
    return [...(this.rooms.get(sessionId)?.people ?? [])].flatMap(([id, { tabs }]) =>
      [...tabs.values()].some(({ socket }) => socket !== null) ? id : [],
    );
  }

  /** The sessions in which somebody was heard of lately. */
  sessionIds(): string[] {
    return [...this.rooms.keys()];
  }

  /** What was last heard of everybody in a session, and since when it has been listened. */
  heard(sessionId: string): { people: ReadonlyMap<string, Heard>; sinceMs: number } {
    const room = this.rooms.get(sessionId);
    const people = [...(room?.people ?? [])].flatMap(([id, { tabs }]) => {
      const heard = heardOf(tabs.values());
      return heard ? [[id, heard] as const] : [];
    });
    return { people: new Map(people), sinceMs: room?.beganAtMs ?? Date.now() };
  }

  private roomOf(sessionId: string, now: number): Room {
    const known = this.rooms.get(sessionId);
    if (known) return known;
    const room: Room = { people: new Map(), following: new Map(), beganAtMs: now };
    this.rooms.set(sessionId, room);
    return room;
  }

  /** Tells every session who is here otherwise than a second ago; forgets who has been gone. */
  private round(now: number): void {
    if (this.load.isShed('presence')) return;
    for (const [sessionId, room] of this.rooms) {
      const changed: [string, LivePresenceState][] = [];
      for (const [id, here] of room.people) {
        const state = stateOf(here, now);
        if (state !== here.told) changed.push([id, state]);
        here.told = state;
        if (state !== 'gone') continue;
        room.people.delete(id);
        for (const listener of this.whenGone) listener(sessionId, id);
      }
      this.tellChanged(sessionId, room, changed);
      this.tellWhole(sessionId, room, now);
      if (room.people.size === 0) this.rooms.delete(sessionId);
    }
  }

  /** A busy server's rounds come late: the next is a whole second after the last, or two would come close together. */
  private roundLater(): void {
    this.timer = setTimeout(() => {
      this.round(Date.now());
      this.roundLater();
    }, frameEveryMs).unref();
  }

  private tellChanged(sessionId: string, room: Room, people: [string, LivePresenceState][]): void {
    const ids = tabsOf(room).flatMap(({ isToldAll, socket }) => (isToldAll && socket?.connected ? socket.id : []));
    if (people.length === 0 || ids.length === 0) return;
    this.live.server?.local.to(ids).emit('live.presence', { sessionId, isWhole: false, people });
  }

  /** Tells tabs that have come since the last frame who is here. */
  private tellWhole(sessionId: string, room: Room, now: number): void {
    if (tabsOf(room).every(({ isToldAll }) => isToldAll)) return;
    const people = [...room.people].map(([id, here]): [string, LivePresenceState] => [id, stateOf(here, now)]);
    for (const { tabs } of room.people.values())
      for (const [socketId, tab] of tabs) {
        if (tab.isToldAll) continue;
        tab.socket?.emit('live.presence', { sessionId, isWhole: true, people });
        tabs.set(socketId, { ...tab, isToldAll: true });
      }
  }

  private tellFollowers(sessionId: string, room: Room, leaderId: string): void {
    for (const id of room.following.keys())
      if (leaderOf(room.following, id) === leaderId) this.tellPosition(sessionId, room, id);
  }

  private tellPosition(sessionId: string, room: Room, id: string): void {
    const personId = room.following.get(id);
    if (personId === undefined) return;
    const leaderId = leaderOf(room.following, id);
    const blockId = leaderId === null ? null : (room.people.get(leaderId)?.blockId ?? null);
    const position: LivePosition = { sessionId, personId, leaderId, blockId };
    // each server knows the same and tells its own
    this.live.server?.local.to(personRoom(id)).emit('live.position', position);
  }
}

function tabsOf(room: Room | undefined): Tab[] {
  return [...(room?.people.values() ?? [])].flatMap(({ tabs }) => [...tabs.values()]);
}

function stateOf({ tabs }: Here, now: number): LivePresenceState {
  const heard = heardOf(tabs.values());
  return heard === null ? 'gone' : presenceOf(heard, now);
}
