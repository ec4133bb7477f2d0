import { Injectable } from '@nestjs/common';
import { begunTargetSchema, type BegunTarget } from '@lectern/contracts';
import { Database, Prisma, type Transaction } from '@lectern/server/database';

/** A begun text as stored. */
export interface StoredBegunText {
  readonly key: string;
  readonly target: BegunTarget;
  readonly body: string;
  readonly revision: number;
  readonly savedAt: Date;
}

const columns = { key: true, target: true, body: true, revision: true, savedAt: true } as const;

/** What people began to write and have not sent: every question names whose it is. */
@Injectable()
export class BegunTextRepository {
  constructor(private readonly database: Database) {}

  write<T>(work: (transaction: Transaction) => Promise<T>): Promise<T> {
    return this.database.write(work);
  }

  async of(personId: string, readingId: string): Promise<StoredBegunText[]> {
    const found = await this.database.client.begunText.findMany({
      where: { personId, readingId },
      orderBy: { savedAt: 'asc' },
      select: columns,
    });
    return found.map(asBegunText);
  }

  /** How many somebody has besides this one, in the reading and altogether; others of theirs wait until it is kept. */
  async countOthers(personId: string, readingId: string, key: string, transaction: Transaction) {
    await transaction.$queryRaw(Prisma.sql`SELECT 1 FROM people WHERE id = ${personId}::uuid FOR NO KEY UPDATE`);
    const rows = await transaction.begunText.groupBy({
      by: ['readingId'],
      where: { personId, NOT: { readingId, key } },
      _count: true,
    });
    const inReading = rows.find((row) => row.readingId === readingId)?._count ?? 0;
    return { inReading, altogether: rows.reduce((sum, { _count }) => sum + _count, 0) };
  }

  async save(
    personId: string,
    readingId: string,
    text: Omit<StoredBegunText, 'savedAt'>,
    transaction: Transaction,
  ): Promise<StoredBegunText> {
    const { key, target, body, revision } = text;
    const [{ now }] = await transaction.$queryRaw<[{ now: Date }]>(Prisma.sql`SELECT clock_timestamp() AS now`);
    const data = { target, body, revision, savedAt: now };
    const saved = await transaction.begunText.upsert({
      where: { personId_readingId_key: { personId, readingId, key } },
      create: { personId, readingId, key, target, body, revision, savedAt: now },
      update: data,
      select: columns,
    });
    return asBegunText(saved);
  }

  async forget(personId: string, readingId: string, key: string): Promise<void> {
    await this.database.client.begunText.deleteMany({ where: { personId, readingId, key } });
  }
}

function asBegunText<T extends { target: unknown }>(row: T): T & { target: BegunTarget } {
  return { ...row, target: begunTargetSchema.parse(row.target) };
}
