import { randomUUID } from 'node:crypto';
import { Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { DomainError } from '@lectern/server/platform';
import { StreamWriter } from '@lectern/server/realtime';
import { systemId } from '../live-command';
import { ArrangementRepository } from './arrangement.repository';
import { LiveArrangement } from './live-arrangement';

const everyMs = 1_000;

/**
 * What a server does by itself with small rooms: everybody is back when the time they were called back for has come, and
 * who comes late goes to the smallest. What is due stands in the database: whichever server looks next does it, once.
 */
@Injectable()
export class ArrangementRounds implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly logger = new Logger('live-rooms');
  private timer: NodeJS.Timeout | null = null;
  private isRunning = false;

  constructor(
    private readonly arrangements: ArrangementRepository,
    private readonly arrangement: LiveArrangement,
    private readonly writer: StreamWriter,
  ) {}

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => void this.round(), everyMs).unref();
  }

  onApplicationShutdown(): void {
    if (this.timer) clearInterval(this.timer);
  }

  /** Does what is due at a moment. */
  async look(at: Date): Promise<void> {
    for (const { sessionId, round, isBack } of await this.arrangements.due(at)) {
      const act = { what: isBack ? 'back' : 'place-late', round } as const;
      const command = { type: 'live.arrange-system', personId: systemId, commandId: randomUUID(), act } as const;
      try {
        await this.writer.submit(sessionId, command, this.arrangement);
      } catch (error) {
        // somebody was quicker, or the server is busy: the next round looks again
        if (!(error instanceof DomainError)) throw error;
      }
    }
  }

  private async round(): Promise<void> {
    if (this.isRunning) return;
    this.isRunning = true;
    await this.look(new Date())
      .catch((error: unknown) => this.logger.error(error))
      .finally(() => (this.isRunning = false));
  }
}
