import { Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { limits, type LiveHeat, type SetSignal } from '@lectern/contracts';
import { heatOf, type SetSignalFact } from '@lectern/domain';
import { conflict, Load } from '@lectern/server/platform';
import { LiveServerRef, type LiveSocket } from '@lectern/server/realtime';
import { LiveSessionRepository } from '../live-session.repository';
import { LivePresence } from '../presence/live-presence';

/** at most one frame in this time and session, however many signal */
const frameEveryMs = 1_000;

interface Room {
  /** by person and paragraph, in the order in which they were set */
  readonly signals: Map<string, SetSignalFact>;
  isToldAll: boolean;
}

/**
 * What people signal beside the text, as long as somebody is in the session. Like presence it is of the moment: nothing
 * of it is stored, and nobody is told more than the heat.
 */
@Injectable()
export class LiveSignals implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly rooms = new Map<string, Room>();
  private timer: NodeJS.Timeout | null = null;

  constructor(
    private readonly live: LiveServerRef,
    private readonly load: Load,
    private readonly presence: LivePresence,
    private readonly sessions: LiveSessionRepository,
  ) {}

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => this.round(), frameEveryMs).unref();
  }

  onApplicationShutdown(): void {
    if (this.timer) clearInterval(this.timer);
  }

  /** Sets somebody's signal on a paragraph, or takes it away. */
  async set(personId: string, { sessionId, blockId, signal, isNamed }: SetSignal): Promise<void> {
    const [person] = await this.sessions.people(sessionId, [personId]);
    if (person?.place !== 'in') throw conflict('Come into the session first.');
    const room = this.rooms.get(sessionId) ?? { signals: new Map<string, SetSignalFact>(), isToldAll: true };
    this.rooms.set(sessionId, room);
    const key = `${personId} ${blockId}`;
    room.signals.delete(key);
    if (signal !== null) room.signals.set(key, { personId, blockId, signal, isNamed });
    this.forgetOldest(room, personId);
    room.isToldAll = false;
  }

  /** Tells a tab that has just come what the heat is. */
  greet(socket: Pick<LiveSocket, 'emit'>, sessionId: string): void {
    const room = this.rooms.get(sessionId);
    if (room) socket.emit('live.heat', frameOf(sessionId, room));
  }

  private forgetOldest({ signals }: Room, personId: string): void {
    const own = [...signals].filter(([, one]) => one.personId === personId);
    for (const [key] of own.slice(0, Math.max(0, own.length - limits.signalsPerPerson))) signals.delete(key);
  }

  private round(): void {
    if (this.load.isShed('presence')) return;
    const standing = new Set(this.presence.sessionIds());
    for (const [sessionId, room] of this.rooms) {
      if (!room.isToldAll) {
        const ids = this.presence.socketIds(sessionId);
        if (ids.length > 0) this.live.server?.local.to(ids).emit('live.heat', frameOf(sessionId, room));
        room.isToldAll = true;
      }
      if (!standing.has(sessionId)) this.rooms.delete(sessionId);
    }
  }
}

function frameOf(sessionId: string, { signals }: Room): LiveHeat {
  return { sessionId, heat: heatOf([...signals.values()]) };
}
