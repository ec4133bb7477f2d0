import { randomUUID } from 'node:crypto';
import { Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { deputyOf, hostMissedAfterMs, isOpen, isUnderWay, presenceOf } from '@lectern/domain';
import { DomainError } from '@lectern/server/platform';
import { StreamWriter } from '@lectern/server/realtime';
import { systemId, type LiveSystemAct } from '../live-command';
import { LiveParts } from '../live-parts';
import { LiveSessionStream } from '../live-session-stream';
import { presentPerson } from '../live-session.presenter';
import { LiveSessionRepository } from '../live-session.repository';
import { SideListeners } from '../sides/side-listeners';
import { LivePresence } from './live-presence';

const timesEveryMs = 1_000;
const placesEveryMs = 5_000;

/**
 * What a server does by itself in live sessions: goes on when a passage's time is over, frees the places of people who
 * are gone, and has somebody stand in for a host who is. Several servers may come to do the same at once; each command
 * says what it was decided on, so only the first is done.
 */
@Injectable()
export class LiveSessionRounds implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly logger = new Logger('live-sessions');
  private timers: NodeJS.Timeout[] = [];

  constructor(
    private readonly sessions: LiveSessionRepository,
    private readonly presence: LivePresence,
    private readonly writer: StreamWriter,
    private readonly stream: LiveSessionStream,
    private readonly parts: LiveParts,
    private readonly listeners: SideListeners,
  ) {}

  onApplicationBootstrap(): void {
    this.timers = [
      this.every(timesEveryMs, () => this.goOn(new Date())),
      this.every(placesEveryMs, () => this.lookAtPlaces(Date.now())),
    ];
  }

  onApplicationShutdown(): void {
    for (const timer of this.timers) clearInterval(timer);
  }

  /** Goes on where a passage's time is over. */
  async goOn(at: Date): Promise<void> {
    for (const { id, passageId } of await this.sessions.timesOver(at))
      if (passageId !== null) await this.do(id, { what: 'time-over', passageId });
  }

  /** Looks in every session with people of this server who is gone. */
  async lookAtPlaces(nowMs: number): Promise<void> {
    for (const sessionId of this.presence.sessionIds()) await this.lookAt(sessionId, nowMs);
  }

  private async lookAt(sessionId: string, nowMs: number): Promise<void> {
    const record = await this.sessions.find(sessionId);
    if (!record || !isOpen(record.state)) return;
    const people = await this.sessions.people(sessionId);
    const { people: heard, sinceMs } = this.presence.heard(sessionId);
    const isGone = (id: string) => {
      const last = heard.get(id) ?? { beatAtMs: sinceMs, activeAtMs: sinceMs };
      return presenceOf(last, nowMs) === 'gone';
    };
    for (const { id, place } of people)
      if ((place === 'waiting' || place === 'in') && isGone(id))
        await this.do(sessionId, { what: 'gone', personId: id });
    // whoever was here before this server listened is believed to be, for as long as a host may be missed
    if (!isUnderWay(record.state) || nowMs - sinceMs < hostMissedAfterMs) return;
    const present = [...heard].filter(([, { beatAtMs }]) => nowMs - beatAtMs < hostMissedAfterMs).map(([id]) => id);
    const deputyId = deputyOf(people.map(presentPerson), new Set(present));
    if (deputyId !== record.deputyId)
      await this.do(sessionId, { what: 'deputy', deputyId, seenDeputyId: record.deputyId });
  }

  private async do(sessionId: string, act: LiveSystemAct): Promise<void> {
    const command = { type: 'live.system', personId: systemId, commandId: randomUUID(), act } as const;
    try {
      await this.writer.submit(sessionId, command, this.stream);
      if (act.what === 'gone') await this.parts.left(sessionId, act.personId);
      if (act.what === 'deputy') await this.listeners.askAgain(sessionId);
    } catch (error) {
      // somebody was quicker, or the server is busy: the next round looks again
      if (!(error instanceof DomainError)) throw error;
    }
  }

  private every(ms: number, work: () => Promise<void>): NodeJS.Timeout {
    let isRunning = false;
    return setInterval(() => {
      if (isRunning) return;
      isRunning = true;
      work()
        .catch((error: unknown) => this.logger.error(error))
        .finally(() => (isRunning = false));
    }, ms).unref();
  }
}
