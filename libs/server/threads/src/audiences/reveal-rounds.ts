import { Injectable, Logger, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { Database } from '@lectern/server/database';
import { DomainError, serverLimits } from '@lectern/server/platform';
import { ChangeFirstThoughtsUseCase } from '../use-cases/change-first-thoughts.use-case';

const readingsPerRound = 20;

/** Shows what was hidden when its date has come. Two servers may find the same reading: the second has nothing to show. */
@Injectable()
export class RevealRounds implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger('first-thoughts');
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<void> = Promise.resolve();

  constructor(
    private readonly database: Database,
    private readonly change: ChangeFirstThoughtsUseCase,
  ) {}

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => (this.running = this.round()), serverLimits.revealEveryMs).unref();
  }

  async beforeApplicationShutdown(): Promise<void> {
    clearInterval(this.timer);
    await this.running;
  }

  /** Shows whatever is due now. */
  async round(now = new Date()): Promise<void> {
    try {
      const due = await this.database.client.reading.findMany({
        where: { firstThoughtsUntil: { lte: now }, firstThoughtsSince: { not: null } },
        select: {
          id: true,
          group: { select: { memberships: { where: { role: 'owner' }, take: 1, select: { personId: true } } } },
        },
        take: readingsPerRound,
      });
      for (const { id, group } of due)
        for (const { personId } of group.memberships)
          await this.change.showDue(id, personId).catch((error: unknown) => {
            if (!(error instanceof DomainError)) throw error;
          });
    } catch (error) {
      this.logger.error(error);
    }
  }
}
