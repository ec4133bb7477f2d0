import {
  Inject,
  Injectable,
  Logger,
  type BeforeApplicationShutdown,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import PgBoss from 'pg-boss';
import { CONFIG, type Config } from '@lectern/server/platform';
import { ImportBroadcaster } from './import.broadcaster';
import { ImportRepository } from './import.repository';
import { ImportRunner } from './import-runner';
import { readingLimits } from './import-limits';

const queue = 'imports';
interface ImportTask {
  readonly importId: string;
}

/**
 * The line in which files wait for a process to read them: pg-boss, in a schema of its own of the same PostgreSQL, so
 * that several servers share it. The queue only says when; what is true of an import stands in its row, and every few
 * seconds rows and queue are compared, so that a lost place in the line is found again.
 */
@Injectable()
export class ImportQueue implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger('imports');
  private readonly boss: PgBoss;
  private workers: string[] = [];
  private timer: NodeJS.Timeout | undefined;
  private rounds: Promise<void> = Promise.resolve();

  constructor(
    @Inject(CONFIG) config: Config,
    private readonly imports: ImportRepository,
    private readonly runner: ImportRunner,
    private readonly broadcaster: ImportBroadcaster,
  ) {
    this.boss = new PgBoss({
      connectionString: config.databaseUrl,
      application_name: 'lectern-jobs',
      schema: 'pgboss',
      max: 2,
      schedule: false,
    });
    this.boss.on('error', (error) => this.logger.warn(error));
  }

  async onApplicationBootstrap(): Promise<void> {
    await this.boss.start();
    // whoever is interrupted is noticed by the lease, sooner than the queue would
    await this.boss.createQueue(queue, { retryLimit: 0, expireInSeconds: 600, deleteAfterSeconds: 3_600 });
    for (let count = 0; count < readingLimits.filesAtOnce; count += 1)
      this.workers.push(
        await this.boss.work<ImportTask>(queue, { pollingIntervalSeconds: 1 }, async (jobs) => {
          for (const { data } of jobs) await this.runner.run(data.importId);
        }),
      );
    this.round();
    this.timer = setInterval(() => this.round(), readingLimits.roundMs).unref();
  }

  async beforeApplicationShutdown(): Promise<void> {
    clearInterval(this.timer);
    await this.rounds;
    await this.runner.stop();
    await this.boss.stop({ graceful: true, timeout: 5_000 });
  }

  /** Puts an import in the line; twice does no harm, it is read by whoever claims it first. */
  async add(importId: string): Promise<void> {
    await this.boss.send(queue, { importId } satisfies ImportTask);
    for (const worker of this.workers) this.boss.notifyWorker(worker);
  }

  private round(): void {
    this.rounds = this.rounds.then(() => this.compare()).catch((error: unknown) => this.logger.warn(error));
  }

  private async compare(): Promise<void> {
    for (const id of await this.imports.takeUpAbandoned()) await this.broadcaster.changed(id);
    for (const importId of await this.imports.waiting())
      await this.boss.send(queue, { importId } satisfies ImportTask, {
        singletonKey: importId,
        singletonSeconds: readingLimits.resendSeconds,
      });
    await this.imports.forgetOld(new Date(Date.now() - readingLimits.keptDays * 86_400_000));
  }
}
