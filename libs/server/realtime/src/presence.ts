import { Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import type { Person, Presence as PresenceView } from '@lectern/contracts';
import { Load, serverLimits } from '@lectern/server/platform';
import { LiveServerRef } from './live-server';
import type { JoinedStream, LiveSocket } from './live-socket';
import { NodeLife, nodeLifeMs } from './node-life';
import { PresenceShare, type PresencePart } from './presence-share';

/** The name of the message by which servers tell each other to look again who has a reading open. */
export const PRESENCE_CHANGED = 'presence.shared';

/** at most one frame in this time and room, however many come and go */
const quietMs = 1_000;
/** who comes at once is told of at once */
const gatherMs = 100;
const shareEveryMs = 500;
const lookEveryMs = 2_000;
/** in each of so many looks everything is shared and read anew: what was lost on the way is made good */
const looksBetweenReviews = 5;

interface Room {
  readonly readingId: string;
  /** by socket: who it is, or null for somebody not signed in */
  readonly sockets: Map<string, Person | null>;
  /** by server: who has it open there */
  others: ReadonlyMap<string, PresencePart>;
  name: string;
  toldAt: number;
  telling: NodeJS.Timeout | null;
  sharedAt: number;
  sharing: NodeJS.Timeout | null;
}

/**
 * Who has a reading open, said to its room at most once a second. A person counts once, however many tabs they
 * have and on whatever server. Each server tells its own sockets, of what it knows itself and of what the others
 * have put down in Redis; one that dies is forgotten when it has not been heard of for five seconds.
 */
@Injectable()
export class Presence implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly logger = new Logger('presence');
  private readonly rooms = new Map<string, Room>();
  private timer: NodeJS.Timeout | null = null;
  private looks = 0;
  private heardAt = 0;

  constructor(
    private readonly live: LiveServerRef,
    private readonly share: PresenceShare,
    private readonly node: NodeLife,
    private readonly load: Load,
  ) {}

  onApplicationBootstrap(): void {
    if (this.share.isShared) this.timer = setInterval(() => void this.look(), lookEveryMs).unref();
  }

  onApplicationShutdown(): void {
    if (this.timer) clearInterval(this.timer);
    for (const room of this.rooms.values()) stop(room);
  }

  joined(socket: LiveSocket, joined: JoinedStream): void {
    // live sessions have their own; who hears what else of a reading is nobody's to see
    if (joined.stream.kind !== 'reading') return;
    const readingId = joined.stream.id;
    const known = this.rooms.get(readingId);
    const room = known ?? newRoom(readingId, joined.room);
    room.sockets.set(socket.id, socket.data.person);
    room.name = joined.room;
    this.rooms.set(readingId, room);
    if (!known) void this.lookAgain(readingId);
    this.changed(room);
  }

  left(socket: LiveSocket, joined: JoinedStream): void {
    const room = this.rooms.get(joined.stream.id);
    if (!room?.sockets.delete(socket.id)) return;
    if (room.sockets.size > 0) return this.changed(room);
    stop(room);
    this.rooms.delete(joined.stream.id);
    void this.put(room.readingId, null);
  }

  /** The room has another name now. */
  moved(joined: JoinedStream): void {
    const room = this.rooms.get(joined.stream.id);
    if (!room) return;
    room.name = joined.room;
    this.tellSoon(room);
  }

  /** Another server has put down something else for a reading. */
  async lookAgain(readingId: string): Promise<void> {
    const room = this.rooms.get(readingId);
    if (!room || !this.share.isShared) return;
    try {
      room.others = await this.share.others(readingId);
      this.heardAt = performance.now();
      this.tellSoon(room);
    } catch (error) {
      this.logger.debug(error);
    }
  }

  private changed(room: Room): void {
    this.tellSoon(room);
    this.shareSoon(room);
  }

  private tellSoon(room: Room): void {
    const wait = Math.max(gatherMs, room.toldAt + quietMs - performance.now());
    room.telling ??= setTimeout(() => {
      room.telling = null;
      // not now, but once there is time
      room.toldAt = performance.now();
      if (this.load.isShed('presence')) return this.tellSoon(room);
      this.live.server?.local.to(room.name).emit('presence.changed', viewOf(room));
    }, wait);
  }

  private shareSoon(room: Room): void {
    if (!this.share.isShared) return;
    room.sharing ??= setTimeout(
      () => {
        room.sharing = null;
        room.sharedAt = performance.now();
        void this.put(room.readingId, partOf(room));
      },
      Math.max(0, room.sharedAt + shareEveryMs - performance.now()),
    );
  }

  private async put(readingId: string, part: PresencePart | null): Promise<void> {
    if (!this.share.isShared) return;
    try {
      await this.share.put(readingId, part);
      this.live.server?.serverSideEmit(PRESENCE_CHANGED as never, readingId as never);
    } catch (error) {
      this.logger.debug(error);
    }
  }

  /** Forgets the people of servers that died; now and then reads and shares everything anew. */
  private async look(): Promise<void> {
    this.looks += 1;
    const rooms = [...this.rooms.values()];
    if (this.looks % looksBetweenReviews === 0) {
      for (const room of rooms) {
        this.shareSoon(room);
        await this.lookAgain(room.readingId);
      }
      return;
    }
    const known = [...new Set(rooms.flatMap(({ others }) => [...others.keys()]))];
    if (known.length === 0) return;
    const isUnheard = performance.now() - this.heardAt > nodeLifeMs;
    const alive = await this.node.alive(known).then(
      (found) => {
        this.heardAt = performance.now();
        return found;
      },
      // for a moment the last word holds; then each server has only its own
      () => new Set(isUnheard ? [] : known),
    );
    for (const room of rooms) {
      const others = new Map([...room.others].filter(([id]) => alive.has(id)));
      if (others.size === room.others.size) continue;
      room.others = others;
      this.tellSoon(room);
    }
  }
}

function newRoom(readingId: string, name: string): Room {
  const never = -Infinity;
  return {
    readingId,
    name,
    sockets: new Map(),
    others: new Map(),
    toldAt: never,
    telling: null,
    sharedAt: never,
    sharing: null,
  };
}

function stop(room: Room): void {
  if (room.telling) clearTimeout(room.telling);
  if (room.sharing) clearTimeout(room.sharing);
}

function viewOf(room: Room): PresenceView {
  const own = peopleOf(room);
  const people = new Map<string, Person | null>(own.people);
  let unnamed = own.unnamed;
  for (const part of room.others.values()) {
    unnamed += part.unnamed;
    for (const [id, displayName] of part.people)
      if (!people.get(id)) people.set(id, displayName === null ? null : { id, displayName });
  }
  const named = [...people.values()].filter((person) => person !== null);
  return {
    readingId: room.readingId,
    count: people.size + unnamed,
    people: named.slice(0, serverLimits.presenceNames),
  };
}

function partOf(room: Room): PresencePart {
  const { people, unnamed } = peopleOf(room);
  // as many names as are ever shown; of the others the ids, so that each counts once
  const shared = [...people.values()].map(({ id, displayName }, index): [string, string | null] => [
    id,
    index < serverLimits.presenceNames ? displayName : null,
  ]);
  return { people: shared, unnamed };
}

function peopleOf(room: Room): { people: Map<string, Person>; unnamed: number } {
  const people = new Map<string, Person>();
  let unnamed = 0;
  for (const person of room.sockets.values()) {
    if (person) people.set(person.id, person);
    else unnamed += 1;
  }
  return { people, unnamed };
}
