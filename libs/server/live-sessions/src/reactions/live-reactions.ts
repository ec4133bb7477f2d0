import { Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import type { LiveReaction, ReactLive } from '@lectern/contracts';
import { isUnderWay } from '@lectern/domain';
import { DomainError, Load, notFound, RateLimits } from '@lectern/server/platform';
import { LiveServerRef, OtherServers } from '@lectern/server/realtime';
import { refuseAct } from '../live-refusals';
import { LiveSessionRepository } from '../live-session.repository';
import { LivePresence } from '../presence/live-presence';
import { reactedElsewhere } from '../presence/told-between-servers';

/** at most one frame in this time and session, however many react */
const frameEveryMs = 1_000;

/**
 * Reactions that fade: how many came since the last frame is told to whoever is here, from whom is not. There is nothing
 * else of them, and nothing to be caught up with. Servers tell one another, and each tells those it has.
 */
@Injectable()
export class LiveReactionRounds implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly rooms = new Map<string, Map<LiveReaction, number>>();
  private timer: NodeJS.Timeout | null = null;

  constructor(
    private readonly live: LiveServerRef,
    private readonly load: Load,
    private readonly rates: RateLimits,
    private readonly presence: LivePresence,
    private readonly sessions: LiveSessionRepository,
    private readonly others: OtherServers,
  ) {}

  onApplicationBootstrap(): void {
    this.others.hear(reactedElsewhere, (reacted) => this.add(reacted));
    this.timer = setInterval(() => this.round(), frameEveryMs).unref();
  }

  onApplicationShutdown(): void {
    if (this.timer) clearInterval(this.timer);
  }

  /** Somebody in the room reacts while the session is under way. */
  async react(personId: string, { sessionId, reaction }: ReactLive): Promise<void> {
    await this.rates.take('live-react', personId);
    const [record, [person]] = await Promise.all([
      this.sessions.find(sessionId),
      this.sessions.people(sessionId, [personId]),
    ]);
    if (!record) throw notFound();
    if (!isUnderWay(record.state)) throw refuseAct('state', record);
    if (person?.place !== 'in')
      throw new DomainError('E_CONFLICT', 'Come into the session first.', { reason: 'NOT_IN' });
    this.others.tell(reactedElsewhere, { sessionId, reaction });
    this.add({ sessionId, reaction });
  }

  private add({ sessionId, reaction }: ReactLive): void {
    const room = this.rooms.get(sessionId) ?? new Map<LiveReaction, number>();
    this.rooms.set(sessionId, room.set(reaction, (room.get(reaction) ?? 0) + 1));
  }

  /** What came since the last frame is told, or, when a server has too much to do, never. */
  private round(): void {
    if (!this.load.isShed('presence'))
      for (const [sessionId, room] of this.rooms) {
        const ids = this.presence.socketIds(sessionId);
        const reactions = [...room].map(([reaction, count]) => ({ reaction, count }));
        if (ids.length > 0) this.live.server?.local.to(ids).emit('live.reactions', { sessionId, reactions });
      }
    this.rooms.clear();
  }
}
