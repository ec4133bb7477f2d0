import { randomUUID } from 'node:crypto';
import { Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { DomainError } from '@lectern/server/platform';
import { StreamWriter } from '@lectern/server/realtime';
import { systemId } from '../live-command';
import { LiveSessionStream } from '../live-session-stream';
import { LiveSeriesRepository } from './live-series.repository';
import { MakeDates } from './make-dates';
import { datesOf, dueDates } from './series-dates';

const roundEveryMs = 5_000;

/**
 * What a server does by itself for series: makes the next dates, and brings dates in line with a series that was changed.
 * Several servers may come to do the same at once, and any may die in between: a date is made in the transaction that
 * takes its series, and a date that is in line is refused to be brought there again.
 */
@Injectable()
export class LiveSeriesRounds implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly logger = new Logger('live-series');
  private timer: NodeJS.Timeout | undefined;
  private isRunning = false;

  constructor(
    private readonly series: LiveSeriesRepository,
    private readonly making: MakeDates,
    private readonly writer: StreamWriter,
    private readonly stream: LiveSessionStream,
  ) {}

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => void this.round(), roundEveryMs).unref();
  }

  onApplicationShutdown(): void {
    clearInterval(this.timer);
  }

  /** Makes the dates of a series whose turn it is; answers how many. */
  makeDue(id: string, now: Date): Promise<number> {
    return this.series.write(async (transaction) => {
      if (!(await this.series.takeDue(id, now, transaction))) return 0;
      const found = await this.series.find(id, transaction);
      if (!found) return 0;
      const hosts = await this.series.hostsOfLast(id, transaction);
      // nobody is left to lead it: it goes no further
      if (hosts.length === 0) return 0;
      const { dates, madeCount, wakesAt } = dueDates(datesOf(found), found.madeCount, found.plan.timeZone, now);
      await this.making.make(found, dates, hosts, transaction);
      await this.series.made(id, { madeCount, wakesAt }, transaction);
      return dates.length;
    });
  }

  /** Brings the dates of a series in line with it. */
  async align(id: string): Promise<void> {
    const found = await this.series.find(id);
    if (!found) return;
    const act = { what: 'follow-series', version: found.version, plan: found.plan } as const;
    for (const sessionId of await this.series.notInLine(id, found.version))
      await this.writer
        .submit(sessionId, { type: 'live.system', personId: systemId, commandId: randomUUID(), act }, this.stream)
        .catch(passOver);
    if ((await this.series.notInLine(id, found.version)).length === 0) await this.series.allInLine(id, found.version);
  }

  private async round(): Promise<void> {
    if (this.isRunning) return;
    this.isRunning = true;
    try {
      const now = new Date();
      for (const id of await this.series.behind()) await this.align(id);
      for (const id of await this.series.due(now)) await this.makeDue(id, now);
    } catch (error) {
      this.logger.error(error);
    } finally {
      this.isRunning = false;
    }
  }
}

/** Somebody was quicker, or the server is busy: the next round looks again. */
function passOver(error: unknown): void {
  if (!(error instanceof DomainError)) throw error;
}
