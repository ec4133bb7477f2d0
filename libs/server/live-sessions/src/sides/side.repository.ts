import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { limits, type LiveSideKind } from '@lectern/contracts';
import { Database, Prisma, type Transaction } from '@lectern/server/database';
import type { SideRecord } from './side.records';

const columns = { id: true, sessionId: true, kind: true, version: true, round: true } as const;

/** The sides of live sessions, each with a stream of its own. */
@Injectable()
export class SideRepository {
  constructor(private readonly database: Database) {}

  async find(id: string, transaction: Transaction = this.database.client): Promise<SideRecord | null> {
    const row = await transaction.liveSide.findUnique({ where: { id }, select: columns });
    return row && { ...row, kind: row.kind as LiveSideKind };
  }

  /** A session's only side of a kind; null: there is none yet. */
  async idOf(
    sessionId: string,
    kind: Exclude<LiveSideKind, 'room'>,
    transaction: Transaction = this.database.client,
  ): Promise<string | null> {
    const row = await transaction.liveSide.findFirst({ where: { sessionId, kind }, select: { id: true } });
    return row?.id ?? null;
  }

  /** The same, made where there is none: of two who ask at once both get the one that was made first. */
  async made(sessionId: string, kind: 'backstage'): Promise<string> {
    const known = await this.idOf(sessionId, kind);
    if (known !== null) return known;
    const id = randomUUID();
    return this.database.write(async (transaction) => {
      await transaction.$executeRaw(Prisma.sql`SELECT 1 FROM live_sessions WHERE id = ${sessionId}::uuid FOR UPDATE`);
      const first = await this.idOf(sessionId, kind, transaction);
      if (first !== null) return first;
      await this.create({ id, sessionId, kind }, transaction);
      return id;
    });
  }

  async create(
    {
      id,
      sessionId,
      kind,
      round = 0,
      number = 0,
    }: { id: string; sessionId: string; kind: LiveSideKind } & Partial<Record<'round' | 'number', number>>,
    transaction: Transaction,
  ): Promise<void> {
    await transaction.stream.create({ data: { id, kind: 'side' } });
    await transaction.liveSide.create({ data: { id, sessionId, kind, round, number } });
  }

  async idsOf(sessionId: string): Promise<string[]> {
    const rows = await this.database.client.liveSide.findMany({
      where: { sessionId },
      take: limits.roomsPerSplit * limits.splitsPerLiveSession,
      select: { id: true },
    });
    return rows.map(({ id }) => id);
  }

  async versions(ids: readonly string[]): Promise<Map<string, number>> {
    const rows = await this.database.client.liveSide.findMany({
      where: { id: { in: [...ids] } },
      select: { id: true, version: true },
    });
    return new Map(rows.map(({ id, version }) => [id, version]));
  }

  /**
   * Says that fewer hear the sides of a session, or these of them. What is being written there is committed before, or
   * decided after: their streams are locked first.
   */
  async narrow(sessionId: string, transaction: Transaction, ids?: readonly string[]): Promise<void> {
    const which = ids ? Prisma.sql`AND id = ANY(${[...ids]}::uuid[])` : Prisma.empty;
    const sides = Prisma.sql`SELECT id FROM live_sides WHERE session_id = ${sessionId}::uuid ${which}`;
    await transaction.$executeRaw(Prisma.sql`SELECT 1 FROM streams WHERE id IN (${sides}) ORDER BY id FOR UPDATE`);
    await transaction.$executeRaw(Prisma.sql`UPDATE live_sides SET version = version + 1 WHERE id IN (${sides})`);
  }
}
