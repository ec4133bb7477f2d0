import { Injectable } from '@nestjs/common';
import type { ImportState } from '@lectern/contracts';
import { Database, Prisma, type Transaction } from '@lectern/server/database';
import { OriginalRepository, type OriginalFile } from '../revisions/original.repository';
import { readingLimits } from './import-limits';

/** An import as stored. */
export interface StoredImport {
  readonly id: string;
  readonly groupId: string;
  readonly createdById: string;
  readonly readingId: string | null;
  readonly baseRevisionId: string | null;
  readonly fileName: string;
  /** where it is to be fetched from, when it was not brought as a file */
  readonly address: string | null;
  readonly sha256: Uint8Array;
  readonly originalId: string | null;
  readonly state: ImportState;
  readonly pagesDone: number | null;
  readonly pagesTotal: number | null;
  readonly failureReason: string | null;
  readonly failureText: string | null;
  readonly createdAt: Date;
  readonly updatedAt: Date;
}

/** An import about to be stored. */
export type ImportToCreate = Pick<StoredImport, 'id' | 'groupId' | 'createdById' | 'fileName' | 'sha256'> & {
  readonly readingId?: string | undefined;
  readonly baseRevisionId?: string | undefined;
  readonly address?: string | undefined;
};

const columns = {
  id: true,
  groupId: true,
  createdById: true,
  readingId: true,
  baseRevisionId: true,
  fileName: true,
  address: true,
  sha256: true,
  originalId: true,
  state: true,
  pagesDone: true,
  pagesTotal: true,
  failureReason: true,
  failureText: true,
  createdAt: true,
  updatedAt: true,
} as const;

/** Whose an import is while it is read, and how it ends. What was decided about a lease holds for every server at once. */
@Injectable()
export class ImportRepository {
  constructor(
    private readonly database: Database,
    private readonly originals: OriginalRepository,
  ) {}

  /** Stores an import with its file, or with the address to fetch it from; null when its id is taken already. */
  async create(row: ImportToCreate, original: OriginalFile | null): Promise<StoredImport | null> {
    try {
      return await this.database.write(async (transaction) => {
        const { id, groupId, createdById, fileName, address, readingId, baseRevisionId } = row;
        const originalId = original && (await this.originals.keep(original, transaction));
        const sha256 = new Uint8Array(row.sha256);
        const data = { id, groupId, createdById, fileName, address, readingId, baseRevisionId, sha256, originalId };
        return transaction.import.create({ data, select: columns });
      });
    } catch (error) {
      if (error instanceof Prisma.PrismaClientKnownRequestError && error.code === 'P2002') return null;
      throw error;
    }
  }

  find(id: string): Promise<StoredImport | null> {
    return this.database.client.import.findUnique({ where: { id }, select: columns });
  }

  /** A person's latest ones into a group. */
  latest(groupId: string, createdById: string): Promise<StoredImport[]> {
    const where = { groupId, createdById };
    return this.database.client.import.findMany({ where, orderBy: { createdAt: 'desc' }, take: 20, select: columns });
  }

  /** How many of a person's wait or are read. */
  countOpen(createdById: string): Promise<number> {
    return this.database.client.import.count({ where: { createdById, state: { in: ['waiting', 'reading'] } } });
  }

  /** Takes a waiting import for `token`; null when it does not wait any more. The database's clock counts: servers' differ. */
  async claim(id: string, token: string): Promise<StoredImport | null> {
    const count = await this.database.client.$executeRaw(Prisma.sql`
      UPDATE imports SET state = 'reading', lease_token = ${token}::uuid, attempts = attempts + 1, pages_done = NULL,
        pages_total = NULL, updated_at = now(), lease_until = now() + make_interval(secs => ${readingLimits.leaseSeconds})
      WHERE id = ${id}::uuid AND state = 'waiting'`);
    return count === 0 ? null : this.find(id);
  }

  /** A sign of life from who reads it, with how far it is; false when it is theirs no longer. */
  async hold(id: string, token: string, progress: { done: number; total: number } | null): Promise<boolean> {
    const count = await this.database.client.$executeRaw(Prisma.sql`
      UPDATE imports SET pages_done = ${progress?.done ?? null}::int, pages_total = ${progress?.total ?? null}::int,
        updated_at = now(), lease_until = now() + make_interval(secs => ${readingLimits.leaseSeconds})
      WHERE id = ${id}::uuid AND state = 'reading' AND lease_token = ${token}::uuid`);
    return count > 0;
  }

  /** Gives it back to wait for another server: this one goes away. */
  async release(id: string, token: string): Promise<void> {
    await this.database.client.import.updateMany({
      where: { id, state: 'reading', leaseToken: token },
      data: { state: 'waiting', leaseToken: null, leaseUntil: null, attempts: { decrement: 1 }, updatedAt: new Date() },
    });
  }

  /** Keeps the file that was fetched for it; null when it is theirs no longer. */
  async keepFetched(id: string, token: string, file: OriginalFile): Promise<StoredImport | null> {
    return this.database.write(async (transaction) => {
      const originalId = await this.originals.keep(file, transaction);
      const { count } = await transaction.import.updateMany({
        where: { id, state: 'reading', leaseToken: token },
        data: { originalId, fileName: file.fileName, updatedAt: new Date() },
      });
      if (count > 0) return transaction.import.findUnique({ where: { id }, select: columns });
      await this.originals.forget(originalId, transaction);
      return null;
    });
  }

  /** Ends it as done in the transaction that makes the draft; false when it is theirs no longer. */
  async finish(id: string, token: string, transaction: Transaction): Promise<boolean> {
    const { count } = await transaction.import.updateMany({
      where: { id, state: 'reading', leaseToken: token },
      data: { state: 'done', originalId: null, leaseToken: null, leaseUntil: null, updatedAt: new Date() },
    });
    return count > 0;
  }

  /** Ends it as failed: of a refused file nothing is kept. */
  async fail(id: string, token: string, reason: string, text: string): Promise<void> {
    await this.end(
      { id, state: 'reading', leaseToken: token },
      { state: 'failed', failureReason: reason, failureText: text },
    );
  }

  /** Stops it, whoever reads it; their next sign of life is answered with no. */
  async cancel(id: string): Promise<void> {
    await this.end({ id, state: { in: ['waiting', 'reading'] } }, { state: 'cancelled' });
  }

  /** Those whose reader gave no sign of life: they wait again, or fail when that was tried too often. Returns their ids. */
  async takeUpAbandoned(): Promise<string[]> {
    const failed = await this.database.client.$queryRaw<{ id: string; lease_token: string }[]>(Prisma.sql`
      SELECT id, lease_token FROM imports WHERE state = 'reading' AND lease_until < now()
        AND attempts >= ${readingLimits.attempts}`);
    for (const { id, lease_token: token } of failed)
      await this.fail(id, token, 'IMPORT_INTERRUPTED', 'The server was interrupted each time it read this file.');
    const rows = await this.database.client.$queryRaw<{ id: string }[]>(Prisma.sql`
      UPDATE imports SET state = 'waiting', lease_token = NULL, lease_until = NULL, updated_at = now()
      WHERE state = 'reading' AND lease_until < now() AND attempts < ${readingLimits.attempts} RETURNING id`);
    return [...failed, ...rows].map(({ id }) => id);
  }

  /** Ids of those that wait: a place in the queue can be lost, an import cannot. */
  async waiting(): Promise<string[]> {
    const rows = await this.database.client.import.findMany({
      where: { state: 'waiting' },
      orderBy: { createdAt: 'asc' },
      take: 200,
      select: { id: true },
    });
    return rows.map(({ id }) => id);
  }

  /** Forgets what ended long ago. */
  async forgetOld(before: Date): Promise<void> {
    const state = { in: ['done', 'failed', 'cancelled'] satisfies ImportState[] };
    await this.database.client.import.deleteMany({ where: { state, updatedAt: { lt: before } } });
  }

  private async end(where: Prisma.ImportWhereInput, data: Prisma.ImportUncheckedUpdateManyInput): Promise<void> {
    await this.database.write(async (transaction) => {
      const found = await transaction.import.findFirst({ where, select: { id: true, originalId: true } });
      if (!found) return;
      const ended = { ...data, originalId: null, leaseToken: null, leaseUntil: null, updatedAt: new Date() };
      const { count } = await transaction.import.updateMany({ where: { AND: [where, { id: found.id }] }, data: ended });
      if (count > 0 && found.originalId) await this.originals.forget(found.originalId, transaction);
    });
  }
}
