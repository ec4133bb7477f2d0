import { Injectable, Logger, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { SessionRepository } from '@lectern/server/sessions';
import { EventRepository } from './event.repository';
import { LiveServerRef } from './live-server';
import type { LiveSocket } from './live-socket';
import { LiveSockets } from './live-sockets';

const headEveryMs = 10_000;
const sessionsEveryMs = 30_000;
const slowEveryMs = 1_000;
/** what may wait for a socket that does not read; beyond it the socket is closed and catches up */
export const waitingFor = { messagesMax: 256, bytesMax: 1_000_000 } as const;
const drainSpreadMs = 10_000;

/** What this server does on its rounds: tell every room its stream's newest number, close what has ended or reads too slowly. */
@Injectable()
export class LiveRounds implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger('rounds');
  private timers: NodeJS.Timeout[] = [];

  constructor(
    private readonly live: LiveServerRef,
    private readonly events: EventRepository,
    private readonly sessions: SessionRepository,
    private readonly liveSockets: LiveSockets,
  ) {}

  onApplicationBootstrap(): void {
    this.timers = [
      this.every(headEveryMs, () => this.tellHeads()),
      this.every(sessionsEveryMs, () => this.closeEnded()),
      this.every(slowEveryMs, async () => this.closeSlow()),
    ];
  }

  beforeApplicationShutdown(): void {
    for (const timer of this.timers) clearInterval(timer);
    for (const socket of this.sockets())
      socket.emit('server.draining', { retryInMs: Math.round(Math.random() * drainSpreadMs) });
  }

  private sockets(): LiveSocket[] {
    return [...(this.live.server?.sockets.sockets.values() ?? [])] as LiveSocket[];
  }

  private every(ms: number, work: () => Promise<void>): NodeJS.Timeout {
    return setInterval(() => void work().catch((error: unknown) => this.logger.error(error)), ms).unref();
  }

  private async tellHeads(): Promise<void> {
    const rooms = new Map(
      this.sockets().flatMap((socket) =>
        [...socket.data.joined.values()].map((joined) => [joined.room, joined.stream] as const),
      ),
    );
    if (rooms.size === 0) return;
    const heads = await this.events.heads([...rooms.values()].map((stream) => stream.id));
    for (const [room, stream] of rooms) {
      const head = heads.get(stream.id);
      if (head !== undefined) this.live.server?.local.to(room).emit('stream.head', { stream, head });
    }
  }

  private async closeEnded(): Promise<void> {
    const open = new Set(this.sockets().flatMap((socket) => socket.data.caller.sessionId ?? []));
    if (open.size === 0) return;
    const alive = await this.sessions.alive([...open]);
    for (const sessionId of open) if (!alive.has(sessionId)) this.liveSockets.endSession(sessionId);
  }

  private closeSlow(): void {
    for (const socket of this.sockets()) {
      const connection = socket.conn as unknown as {
        writeBuffer: unknown[];
        transport: { socket?: { bufferedAmount?: number } };
      };
      const isSlow =
        connection.writeBuffer.length > waitingFor.messagesMax ||
        (connection.transport.socket?.bufferedAmount ?? 0) > waitingFor.bytesMax;
      if (isSlow) socket.disconnect(true);
    }
  }
}
