import { Injectable } from '@nestjs/common';
import { limits, type OwnWithdrawn } from '@lectern/contracts';
import { Database, type Transaction } from '@lectern/server/database';
import type { LineRecord } from './line.records';

const columns = {
  id: true,
  personId: true,
  text: true,
  at: true,
  createdSeq: true,
  threadId: true,
  blockId: true,
  withdrawnAt: true,
  withdrawnById: true,
  withdrawnReason: true,
  seq: true,
} as const;

/** What is said in the chats of live sessions. */
@Injectable()
export class LineRepository {
  constructor(private readonly database: Database) {}

  /** The newest lines of a session, the oldest of them first. */
  async newest(sessionId: string): Promise<LineRecord[]> {
    const rows = await this.database.client.liveLine.findMany({
      where: { sessionId },
      orderBy: { createdSeq: 'desc' },
      take: limits.liveLinesShown,
      select: columns,
    });
    return rows.reverse();
  }

  async lines(
    sessionId: string,
    ids: readonly string[],
    transaction: Transaction = this.database.client,
  ): Promise<LineRecord[]> {
    if (ids.length === 0) return [];
    return transaction.liveLine.findMany({ where: { sessionId, id: { in: [...ids] } }, select: columns });
  }

  count(sessionId: string, transaction: Transaction): Promise<number> {
    return transaction.liveLine.count({ where: { sessionId } });
  }

  /** What somebody else withdrew of a person's lines. */
  async ownWithdrawn(sessionId: string, personId: string): Promise<OwnWithdrawn[]> {
    const rows = await this.database.client.liveLine.findMany({
      where: { sessionId, personId, withdrawnById: { not: personId } },
      orderBy: { createdSeq: 'asc' },
      take: limits.liveLinesShown,
      select: { id: true, withdrawnReason: true },
    });
    return rows.map(({ id, withdrawnReason }) => ({ target: { kind: 'line', id }, reason: withdrawnReason ?? '' }));
  }

  async store(
    sessionId: string,
    added: readonly LineRecord[],
    changed: Iterable<LineRecord>,
    transaction: Transaction,
  ): Promise<void> {
    if (added.length > 0)
      await transaction.liveLine.createMany({
        data: added.map(({ id, personId, text, at, createdSeq, seq, ...line }) => {
          const { threadId, blockId, withdrawnAt, withdrawnById, withdrawnReason } = line;
          const withdrawn = { withdrawnAt, withdrawnById, withdrawnReason };
          return { id, sessionId, personId, text, at, createdSeq, threadId, blockId, ...withdrawn, seq };
        }),
      });
    for (const { id, text, threadId, blockId, withdrawnAt, withdrawnById, withdrawnReason, seq } of changed)
      await transaction.liveLine.update({
        where: { id },
        data: { text, threadId, blockId, withdrawnAt, withdrawnById, withdrawnReason, seq },
        select: { id: true },
      });
  }
}
