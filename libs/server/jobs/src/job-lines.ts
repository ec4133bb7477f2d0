import { Inject, Injectable, Logger, type BeforeApplicationShutdown } from '@nestjs/common';
import PgBoss from 'pg-boss';
import { CONFIG, type Config } from '@lectern/server/platform';

/** What waits in a line, how it is done, and how rows and line are compared. */
export interface JobLineOptions {
  /** how the line is called in the database */
  readonly name: string;
  /** how many are done at the same time by one server */
  readonly workers: number;
  readonly pollingSeconds: number;
  /** after how long whoever took one is given up */
  readonly expireSeconds: number;
  /** how often rows and line are compared */
  readonly roundMs: number;
  /** how long one that was put in the line by its row is not put there again */
  readonly resendSeconds: number;
  /** does the one with this id; whoever does it claims its row first */
  readonly work: (id: string) => Promise<void>;
  /** looks through the rows and answers with the ids that wait to be done */
  readonly round: () => Promise<readonly string[]>;
  /** ends what is being done when the server goes away */
  readonly stopping?: () => Promise<void>;
}

/** A line of work. */
export interface JobLine {
  /** Puts one in the line; twice does no harm, it is done by whoever claims its row first. */
  add(id: string): Promise<void>;
}

interface Job {
  readonly id: string;
}

/**
 * The lines in which work waits: pg-boss, in a schema of its own of the same PostgreSQL, so that several servers share
 * them. A line only says when; what is true of a piece of work stands in its row, and every few seconds rows and line
 * are compared, so that a lost place is found again.
 */
@Injectable()
export class JobLines implements BeforeApplicationShutdown {
  private readonly logger = new Logger('jobs');
  private readonly boss: PgBoss;
  private started: Promise<unknown> | null = null;
  private readonly opened: (() => Promise<void>)[] = [];

  constructor(@Inject(CONFIG) config: Config) {
    this.boss = new PgBoss({
      connectionString: config.databaseUrl,
      application_name: 'lectern-jobs',
      schema: 'pgboss',
      max: 2,
      schedule: false,
    });
    this.boss.on('error', (error) => this.logger.warn(error));
  }

  /** Opens a line and begins to work on it. */
  async open(options: JobLineOptions): Promise<JobLine> {
    this.started ??= this.boss.start();
    await this.started;
    const { name, pollingSeconds: pollingIntervalSeconds, expireSeconds: expireInSeconds } = options;
    // what was interrupted is noticed by its row, sooner than the line would
    await this.boss.createQueue(name, { retryLimit: 0, expireInSeconds, deleteAfterSeconds: 3_600 });
    const workers: string[] = [];
    for (let count = 0; count < options.workers; count += 1)
      workers.push(
        await this.boss.work<Job>(name, { pollingIntervalSeconds }, async (jobs) => {
          for (const { data } of jobs) await options.work(data.id);
        }),
      );
    this.opened.push(this.compareEvery(options));
    return {
      add: async (id) => {
        await this.boss.send(name, { id } satisfies Job);
        for (const worker of workers) this.boss.notifyWorker(worker);
      },
    };
  }

  async beforeApplicationShutdown(): Promise<void> {
    await Promise.all(this.opened.map((stop) => stop()));
    if (this.started) await this.boss.stop({ graceful: true, timeout: 5_000 });
  }

  /** Compares now and from time to time; answers how to stop. */
  private compareEvery({ name, roundMs, resendSeconds, round, stopping }: JobLineOptions): () => Promise<void> {
    const compare = async () => {
      for (const id of await round())
        await this.boss.send(name, { id } satisfies Job, { singletonKey: id, singletonSeconds: resendSeconds });
    };
    let rounds = Promise.resolve();
    const next = () => {
      rounds = rounds.then(compare).catch((error: unknown) => this.logger.warn(error));
    };
    next();
    const timer = setInterval(next, roundMs).unref();
    return async () => {
      clearInterval(timer);
      await rounds;
      await stopping?.();
    };
  }
}
