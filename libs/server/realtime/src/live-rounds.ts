import { Injectable, Logger, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { Metrics, serverLimits } from '@lectern/server/platform';
import { SessionRepository } from '@lectern/server/sessions';
import { AudienceRepository } from './audience.repository';
import { EventRepository } from './event.repository';
import { LiveServerRef } from './live-server';
import type { JoinedStream, LiveSocket } from './live-socket';
import { LiveSockets } from './live-sockets';
import { streamRoom } from './rooms';
import { StreamSources } from './stream-source';

const headEveryMs = 10_000;
const sessionsEveryMs = 5_000;
const slowEveryMs = 1_000;

/** What this server does on its rounds: tell every room its stream's newest number, close what has ended or reads too slowly. */
@Injectable()
export class LiveRounds implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger('rounds');
  private timers: NodeJS.Timeout[] = [];

  constructor(
    private readonly live: LiveServerRef,
    private readonly events: EventRepository,
    private readonly audiences: AudienceRepository,
    private readonly sessions: SessionRepository,
    private readonly liveSockets: LiveSockets,
    private readonly sources: StreamSources,
    private readonly metrics: Metrics,
  ) {
    metrics.gauge('lectern_sockets', 'Open sockets', () => this.live.server?.engine.clientsCount ?? 0);
    metrics.gauge('lectern_joined_streams', 'Streams joined by sockets of this server', () =>
      this.sockets().reduce((sum, { data }) => sum + data.joined.size, 0),
    );
  }

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
      socket.emit('server.draining', { retryInMs: Math.round(Math.random() * serverLimits.drainSpreadMs) });
  }

  private sockets(): LiveSocket[] {
    return [...(this.live.server?.sockets.sockets.values() ?? [])] as LiveSocket[];
  }

  private every(ms: number, work: () => Promise<void>): NodeJS.Timeout {
    return setInterval(() => void work().catch((error: unknown) => this.logger.error(error)), ms).unref();
  }

  private async tellHeads(): Promise<void> {
    await this.reviewMissed();
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

  /** Another node's word that an audience changed can be lost on the way: who sits in an old room is asked again. */
  private async reviewMissed(): Promise<void> {
    const joined = this.sockets().flatMap((socket) => [...socket.data.joined.values()]);
    const groupIds = new Set(joined.map(({ groupId }) => groupId));
    if (groupIds.size === 0) return;
    const [versions, own] = await Promise.all([
      this.audiences.versions([...groupIds]),
      this.sources.versions(joined.map(({ stream }) => stream)),
    ]);
    const isOld = ({ groupId, stream, room }: JoinedStream) =>
      room !== streamRoom(stream, (versions.get(groupId) ?? 0) + (own.get(stream.id) ?? 0));
    const old = joined.filter(isOld);
    const isOfOwn = ({ stream }: JoinedStream) => own.has(stream.id);
    for (const groupId of new Set(old.filter((one) => !isOfOwn(one)).map((one) => one.groupId)))
      await this.liveSockets.reviewLocal(groupId);
    if (old.some(isOfOwn)) await this.liveSockets.reviewStreams(old.filter(isOfOwn).map(({ stream }) => stream.id));
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
        transport: { socket?: { bufferedAmount?: number; terminate?: () => void } };
      };
      const isSlow =
        connection.writeBuffer.length > serverLimits.messagesWaitingPerSocket ||
        (connection.transport.socket?.bufferedAmount ?? 0) > serverLimits.bytesWaitingPerSocket;
      if (!isSlow) continue;
      this.metrics.slowSockets.inc();
      socket.disconnect(true);
      // closing in order would keep what waits until the other side reads it, or the ping fails
      connection.transport.socket?.terminate?.();
    }
  }
}
