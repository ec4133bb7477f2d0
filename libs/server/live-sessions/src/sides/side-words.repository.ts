import { Injectable } from '@nestjs/common';
import { limits } from '@lectern/contracts';
import { Database, type Transaction } from '@lectern/server/database';
import type { NoteRecord, SideLineRecord } from './side.records';

const lineColumns = {
  id: true,
  personId: true,
  text: true,
  at: true,
  createdSeq: true,
  withdrawnAt: true,
  withdrawnById: true,
  withdrawnReason: true,
  seq: true,
} as const;
const noteColumns = {
  id: true,
  text: true,
  place: true,
  writtenById: true,
  changedById: true,
  at: true,
  textSeq: true,
  withdrawnAt: true,
  withdrawnReason: true,
  seq: true,
} as const;

/** What is said and written at the sides of live sessions. */
@Injectable()
export class SideWordsRepository {
  constructor(private readonly database: Database) {}

  /** The newest lines of a side, the oldest of them first. */
  async newest(sideId: string): Promise<SideLineRecord[]> {
    const rows = await this.database.client.liveSideLine.findMany({
      where: { sideId },
      orderBy: { createdSeq: 'desc' },
      take: limits.liveLinesShown,
      select: lineColumns,
    });
    return rows.reverse();
  }

  async lines(
    sideId: string,
    ids: readonly string[],
    transaction: Transaction = this.database.client,
  ): Promise<SideLineRecord[]> {
    if (ids.length === 0) return [];
    return transaction.liveSideLine.findMany({ where: { sideId, id: { in: [...ids] } }, select: lineColumns });
  }

  countLines(sideId: string, transaction: Transaction): Promise<number> {
    return transaction.liveSideLine.count({ where: { sideId } });
  }

  /** All notes of a side, also those that were withdrawn. */
  async notes(sideId: string, transaction: Transaction = this.database.client): Promise<NoteRecord[]> {
    return transaction.liveNote.findMany({
      where: { sideId },
      orderBy: [{ place: 'asc' }, { id: 'asc' }],
      take: limits.notesPerLiveSession,
      select: noteColumns,
    });
  }

  /** What somebody else withdrew of a person's lines and notes; who takes back their own gives no reason. */
  async ownWithdrawn(sideId: string, personId: string): Promise<{ id: string; reason: string }[]> {
    const [take, isGiven] = [limits.liveLinesShown, { not: null }];
    const select = { id: true, withdrawnReason: true } as const;
    const [lines, notes] = await Promise.all([
      this.database.client.liveSideLine.findMany({
        where: { sideId, personId, withdrawnReason: isGiven },
        select,
        take,
      }),
      this.database.client.liveNote.findMany({
        where: { sideId, writtenById: personId, withdrawnReason: isGiven },
        select,
        take,
      }),
    ]);
    return [...lines, ...notes].map(({ id, withdrawnReason }) => ({ id, reason: withdrawnReason ?? '' }));
  }

  async storeLines(sideId: string, changed: Iterable<SideLineRecord>, transaction: Transaction): Promise<void> {
    for (const { id, personId, text, at, createdSeq, ...line } of changed) {
      const { withdrawnAt, withdrawnById, withdrawnReason, seq } = line;
      await transaction.liveSideLine.upsert({
        where: { id },
        create: { id, sideId, personId, text, at, createdSeq, seq },
        update: { text, withdrawnAt, withdrawnById, withdrawnReason, seq },
        select: { id: true },
      });
    }
  }

  async storeNotes(sideId: string, changed: Iterable<NoteRecord>, transaction: Transaction): Promise<void> {
    for (const { id, text, place, writtenById, changedById, at, textSeq, ...note } of changed) {
      const { withdrawnAt, withdrawnReason, seq } = note;
      await transaction.liveNote.upsert({
        where: { id },
        create: { id, sideId, text, place, writtenById, changedById, at, textSeq, seq },
        update: { text, place, changedById, textSeq, withdrawnAt, withdrawnReason, seq },
        select: { id: true },
      });
    }
  }
}
