import {
  Inject,
  Injectable,
  Logger,
  type BeforeApplicationShutdown,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import PgBoss from 'pg-boss';
import { CONFIG, serverLimits, type Config } from '@lectern/server/platform';
import { SendLetterUseCase } from '../use-cases/send-letter.use-case';
import { LetterRepository } from './letter.repository';
import { nextDigestAt } from './local-times';

const queue = 'letters';
const lettersPerRound = 200;
interface LetterTask {
  readonly letterId: string;
}

/**
 * The line in which letters wait to be written. As with imports the queue only says when, for several servers together;
 * what is true of a letter stands in its row, and rounds put into the line what is due.
 */
@Injectable()
export class LetterQueue implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger('letters');
  private readonly boss: PgBoss;
  private timer: NodeJS.Timeout | undefined;
  private rounds: Promise<void> = Promise.resolve();

  constructor(
    @Inject(CONFIG) config: Config,
    private readonly letters: LetterRepository,
    private readonly sendLetter: SendLetterUseCase,
  ) {
    this.boss = new PgBoss({
      connectionString: config.databaseUrl,
      application_name: 'lectern-jobs',
      schema: 'pgboss',
      max: 1,
      schedule: false,
    });
    this.boss.on('error', (error) => this.logger.warn(error));
  }

  async onApplicationBootstrap(): Promise<void> {
    await this.boss.start();
    // a letter whose writer died is put in the line again by its row
    await this.boss.createQueue(queue, { retryLimit: 0, expireInSeconds: 120, deleteAfterSeconds: 3_600 });
    await this.boss.work<LetterTask>(queue, { pollingIntervalSeconds: 2 }, async (jobs) => {
      for (const { data } of jobs) await this.sendLetter.execute(data.letterId);
    });
    this.round();
    this.timer = setInterval(() => this.round(), serverLimits.lettersRoundMs).unref();
  }

  async beforeApplicationShutdown(): Promise<void> {
    clearInterval(this.timer);
    await this.rounds;
    await this.boss.stop({ graceful: true, timeout: 5_000 });
  }

  private round(): void {
    this.rounds = this.rounds.then(() => this.look()).catch((error: unknown) => this.logger.warn(error));
  }

  private async look(): Promise<void> {
    const now = new Date();
    await this.letters.makeDigests(now, ({ timeZone, digest }) => nextDigestAt(now, timeZone, digest));
    const unknown = await this.letters.giveUpUnknown(now);
    if (unknown > 0) this.logger.warn(`Of ${unknown} letters it is not known whether they arrived.`);
    for (const letterId of await this.letters.due(now, lettersPerRound))
      await this.boss.send(queue, { letterId } satisfies LetterTask, {
        singletonKey: letterId,
        singletonSeconds: Math.ceil(serverLimits.lettersRoundMs / 1_000),
      });
  }
}
