import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { PrismaPg } from '@prisma/adapter-pg';
import { Pool, type PoolClient } from 'pg';
import { traced } from '@lectern/server/platform';
import { Prisma, PrismaClient } from './generated/client';
import { preparedName } from './prepared-statements';
import { askOnce, writeTogether, type Rows, type Statement, type TwoRounds } from './write-together';

/** What runs inside one transaction. Never leaves a repository or the work given to `Database.write`. */
export type Transaction = Prisma.TransactionClient;

/** How long anything may take at the database, in milliseconds, before it is given up and nothing is stored. */
export const databaseTimeoutsMs = { statement: 5_000, lock: 2_000, transaction: 8_000, poolWait: 2_000 } as const;

/** What a `Database` connects with. */
export interface DatabaseOptions {
  readonly url: string;
  readonly connections: number;
  /** told how long each use of the database waited for a connection */
  readonly onWaited?: (ms: number) => void;
}

/** The way to PostgreSQL. Reads go through `client`, everything that writes more than one row through `write`. */
@Injectable()
export class Database implements OnApplicationShutdown {
  readonly client: PrismaClient;
  private readonly pool: Pool;
  private readonly ownBackends = new Set<number>();

  constructor(options: DatabaseOptions) {
    this.pool = new Pool({
      connectionString: options.url,
      max: options.connections,
      connectionTimeoutMillis: databaseTimeoutsMs.poolWait,
      statement_timeout: databaseTimeoutsMs.statement,
      lock_timeout: databaseTimeoutsMs.lock,
      idle_in_transaction_session_timeout: databaseTimeoutsMs.transaction,
      application_name: 'lectern',
      // what is asked for at once goes out at once, instead of one question after the other's answer
      pipeline: true,
    });
    // a connection that broke while nobody used it is replaced; without a listener it would end the process
    this.pool.on('error', () => undefined);
    if (options.onWaited) measureWaiting(this.pool, options.onWaited);
    this.pool.on('connect', (client) => this.ownBackends.add(backendOf(client)));
    this.pool.on('remove', (client) => this.ownBackends.delete(backendOf(client)));
    this.client = new PrismaClient({
      adapter: new PrismaPg(this.pool, { statementNameGenerator: preparedName }),
      // its messages repeat what was asked for otherwise, and go into the log
      errorFormat: 'minimal',
    });
  }

  /** How many connections there are, how many are idle, and how many callers wait for one. */
  get connections(): { total: number; idle: number; waiting: number } {
    const { totalCount: total, idleCount: idle, waitingCount: waiting } = this.pool;
    return { total, idle, waiting };
  }

  /** Runs work in one transaction; everything in it is stored, or nothing. */
  write<T>(work: (transaction: Transaction) => Promise<T>): Promise<T> {
    return traced('database.transaction', {}, () =>
      this.client.$transaction(work, {
        maxWait: databaseTimeoutsMs.poolWait,
        timeout: databaseTimeoutsMs.transaction,
      }),
    );
  }

  /** Runs a transaction whose statements are known beforehand, with half the waiting of `write`. */
  writeTogether<T>(rounds: TwoRounds<T>): Promise<T> {
    return writeTogether(this.pool, rounds);
  }

  /**
   * Reads with one statement and without Prisma, which takes longer for thousands of rows than the database does:
   * 2,000 threads with their anchors in 25 ms instead of 110.
   */
  ask(question: Statement): Promise<Rows> {
    return askOnce(this.pool, question);
  }

  /** What keeps acknowledged from meaning stored, or the database from answering at all; empty when all is well. */
  async faults(): Promise<string[]> {
    try {
      const rows = await this.client.$queryRaw<{ name: string; setting: string }[]>(
        Prisma.sql`SELECT name, setting FROM pg_settings WHERE name IN ('fsync', 'full_page_writes', 'synchronous_commit')`,
      );
      return rows.filter((row) => row.setting === 'off').map((row) => `PostgreSQL runs with ${row.name} off.`);
    } catch {
      return ['The database does not answer.'];
    }
  }

  /** Which of these migrations the database has not. */
  async missingMigrations(names: readonly string[]): Promise<string[]> {
    const rows = await this.client
      .$queryRaw<{ name: string }[]>(
        Prisma.sql`SELECT migration_name AS name FROM _prisma_migrations WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL`,
      )
      // a database without the table has none of them
      .catch(() => []);
    const applied = new Set(rows.map((row) => row.name));
    return names.filter((name) => !applied.has(name));
  }

  /** Whether another server uses this database just now. */
  async isShared(): Promise<boolean> {
    const rows = await this.client.$queryRaw<{ pid: number }[]>(
      Prisma.sql`SELECT pid FROM pg_stat_activity WHERE application_name = 'lectern' AND datname = current_database()`,
    );
    return rows.some(({ pid }) => !this.ownBackends.has(pid));
  }

  /** Closes every connection. */
  async close(): Promise<void> {
    await this.client.$disconnect();
    if (!this.pool.ending) await this.pool.end();
  }

  /** After the doors are closed and what was begun is written: the last to go. */
  async onApplicationShutdown(): Promise<void> {
    await this.close();
  }
}

type Connected = (error: Error | undefined, client: PoolClient | undefined, release: (error?: unknown) => void) => void;

/** Tells how long every use of the pool waited for its connection, in milliseconds. */
function measureWaiting(pool: Pool, tell: (ms: number) => void): void {
  const connect = pool.connect.bind(pool) as (connected?: Connected) => Promise<PoolClient> | undefined;
  pool.connect = ((connected?: Connected) => {
    const startedAt = performance.now();
    const told = () => tell(performance.now() - startedAt);
    if (!connected) return connect()?.finally(told);
    return connect((...given) => {
      told();
      connected(...given);
    });
  }) as Pool['connect'];
}

function backendOf(client: PoolClient): number {
  return (client as unknown as { processID: number }).processID;
}
