import { Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { limits, type LiveHeat, type SetSignal } from '@lectern/contracts';
import { heatOf, type SetSignalFact } from '@lectern/domain';
import { conflict, Load } from '@lectern/server/platform';
import { LiveServerRef, OtherServers, type LiveSocket } from '@lectern/server/realtime';
import { LiveSessionRepository } from '../live-session.repository';
import { LivePresence } from '../presence/live-presence';
import { signalledElsewhere } from '../presence/told-between-servers';

/** at most one frame in this time and session, however many signal */
const frameEveryMs = 1_000;
/** in each of so many frames the other servers are told anew what is signalled here */
const framesBetweenTellings = 10;

interface Room {
  /** by person and paragraph, in the order in which they were set */
  readonly signals: Map<string, SetSignalFact>;
  isToldAll: boolean;
}

/**
 * What people signal beside the text, for as long as they are in the session. Like presence it is of the moment: nothing
 * of it is stored, servers tell one another, and nobody is told more than the heat.
 */
@Injectable()
export class LiveSignals implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly rooms = new Map<string, Room>();
  private timer: NodeJS.Timeout | null = null;
  private frames = 0;

  constructor(
    private readonly live: LiveServerRef,
    private readonly load: Load,
    private readonly presence: LivePresence,
    private readonly sessions: LiveSessionRepository,
    private readonly others: OtherServers,
  ) {}

  onApplicationBootstrap(): void {
    this.presence.onGone((sessionId, personId) => this.replace(sessionId, personId, []));
    this.others.hear(signalledElsewhere, ({ sessionId, personId, signals }) =>
      this.replace(
        sessionId,
        personId,
        signals.map((signal) => ({ personId, ...signal })),
      ),
    );
    this.timer = setInterval(() => this.round(), frameEveryMs).unref();
  }

  onApplicationShutdown(): void {
    if (this.timer) clearInterval(this.timer);
  }

  /** Sets somebody's signal on a paragraph, or takes it away. */
  async set(personId: string, { sessionId, blockId, signal, isNamed }: SetSignal): Promise<void> {
    const [person] = await this.sessions.people(sessionId, [personId]);
    if (person?.place !== 'in') throw conflict('Come into the session first.');
    const others = this.signalsOf(sessionId, personId).filter((one) => one.blockId !== blockId);
    const own = signal === null ? others : [...others, { personId, blockId, signal, isNamed }];
    this.replace(sessionId, personId, own.slice(-limits.signalsPerPerson));
    this.tellOthers(sessionId, personId);
  }

  /** Tells a tab that has just come what the heat is. */
  greet(socket: Pick<LiveSocket, 'emit'>, sessionId: string): void {
    const room = this.rooms.get(sessionId);
    if (room) socket.emit('live.heat', frameOf(sessionId, room));
  }

  private signalsOf(sessionId: string, personId: string): SetSignalFact[] {
    return [...(this.rooms.get(sessionId)?.signals.values() ?? [])].filter((one) => one.personId === personId);
  }

  /** These are somebody's signals now, in the order in which they were set. */
  private replace(sessionId: string, personId: string, signals: readonly SetSignalFact[]): void {
    const before = this.signalsOf(sessionId, personId);
    if (JSON.stringify(before) === JSON.stringify(signals)) return;
    const room = this.rooms.get(sessionId) ?? { signals: new Map<string, SetSignalFact>(), isToldAll: true };
    this.rooms.set(sessionId, room);
    for (const { blockId } of before) room.signals.delete(`${personId} ${blockId}`);
    for (const one of signals) room.signals.set(`${personId} ${one.blockId}`, one);
    room.isToldAll = false;
  }

  private tellOthers(sessionId: string, personId: string): void {
    const signals = this.signalsOf(sessionId, personId).map(({ blockId, signal, isNamed }) => ({
      blockId,
      signal,
      isNamed,
    }));
    this.others.tell(signalledElsewhere, { sessionId, personId, signals });
  }

  private round(): void {
    if (this.load.isShed('presence')) return;
    this.frames += 1;
    const isToTellAnew = this.frames % framesBetweenTellings === 0;
    const standing = new Set(this.presence.sessionIds());
    for (const [sessionId, room] of this.rooms) {
      if (!room.isToldAll) {
        const ids = this.presence.socketIds(sessionId);
        if (ids.length > 0) this.live.server?.local.to(ids).emit('live.heat', frameOf(sessionId, room));
        room.isToldAll = true;
      }
      if (isToTellAnew) for (const id of this.presence.peopleHere(sessionId)) this.tellOthers(sessionId, id);
      if (!standing.has(sessionId)) this.rooms.delete(sessionId);
    }
  }
}

function frameOf(sessionId: string, { signals }: Room): LiveHeat {
  return { sessionId, heat: heatOf([...signals.values()]) };
}
