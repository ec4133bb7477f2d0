import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import type { Person, Presence as PresenceView } from '@lectern/contracts';
import { LiveServerRef } from './live-server';
import type { JoinedStream, LiveSocket } from './live-socket';

/** at most one frame in this time and room, however many come and go */
const quietMs = 1_000;
const namesMax = 50;

interface Room {
  /** by socket: who it is, or null for somebody not signed in */
  readonly sockets: Map<string, Person | null>;
  name: string;
  timer: NodeJS.Timeout | null;
}

/**
 * Who has a reading open, said to its room at most once a second. A person counts once, however many
 * tabs they have. Each node counts and tells its own: two that told everybody would contradict each other.
 */
@Injectable()
export class Presence implements OnApplicationShutdown {
  private readonly rooms = new Map<string, Room>();

  constructor(private readonly live: LiveServerRef) {}

  joined(socket: LiveSocket, joined: JoinedStream): void {
    const room = this.rooms.get(joined.stream.id) ?? {
      sockets: new Map<string, Person | null>(),
      name: joined.room,
      timer: null,
    };
    room.sockets.set(socket.id, socket.data.person);
    room.name = joined.room;
    this.rooms.set(joined.stream.id, room);
    this.tellSoon(joined.stream.id, room);
  }

  left(socket: LiveSocket, joined: JoinedStream): void {
    const room = this.rooms.get(joined.stream.id);
    if (!room?.sockets.delete(socket.id)) return;
    if (room.sockets.size > 0) return this.tellSoon(joined.stream.id, room);
    if (room.timer) clearTimeout(room.timer);
    this.rooms.delete(joined.stream.id);
  }

  /** The room has another name now. */
  moved(joined: JoinedStream): void {
    const room = this.rooms.get(joined.stream.id);
    if (!room) return;
    room.name = joined.room;
    this.tellSoon(joined.stream.id, room);
  }

  onApplicationShutdown(): void {
    for (const room of this.rooms.values()) if (room.timer) clearTimeout(room.timer);
  }

  private tellSoon(readingId: string, room: Room): void {
    room.timer ??= setTimeout(() => {
      room.timer = null;
      this.live.server?.local.to(room.name).emit('presence.changed', viewOf(readingId, room));
    }, quietMs);
  }
}

function viewOf(readingId: string, room: Room): PresenceView {
  const people = new Map<string, Person>();
  let unnamed = 0;
  for (const person of room.sockets.values()) {
    if (person) people.set(person.id, person);
    else unnamed += 1;
  }
  return { readingId, count: people.size + unnamed, people: [...people.values()].slice(0, namesMax) };
}
