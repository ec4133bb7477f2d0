import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { PrismaPg } from '@prisma/adapter-pg';
import { Pool } from 'pg';
import { Prisma, PrismaClient } from './generated/client';
import { preparedName } from './prepared-statements';
import { writeTogether, type TwoRounds } from './write-together';

/** What runs inside one transaction. Never leaves a repository or the work given to `Database.write`. */
export type Transaction = Prisma.TransactionClient;

/** How long anything may take at the database, in milliseconds, before it is given up and nothing is stored. */
export const databaseTimeoutsMs = { statement: 5_000, lock: 2_000, transaction: 8_000, poolWait: 2_000 } as const;

/** What a `Database` connects with. */
export interface DatabaseOptions {
  readonly url: string;
  readonly connections: number;
}

/** The way to PostgreSQL. Reads go through `client`, everything that writes more than one row through `write`. */
@Injectable()
export class Database implements OnApplicationShutdown {
  readonly client: PrismaClient;
  private readonly pool: Pool;

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
    this.client = new PrismaClient({
      adapter: new PrismaPg(this.pool, { statementNameGenerator: preparedName }),
    });
  }

  /** Runs work in one transaction; everything in it is stored, or nothing. */
  write<T>(work: (transaction: Transaction) => Promise<T>): Promise<T> {
    return this.client.$transaction(work, {
      maxWait: databaseTimeoutsMs.poolWait,
      timeout: databaseTimeoutsMs.transaction,
    });
  }

  /** Runs a transaction whose statements are known beforehand, with half the waiting of `write`. */
  writeTogether<T>(rounds: TwoRounds<T>): Promise<T> {
    return writeTogether(this.pool, rounds);
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
