import { Injectable } from '@nestjs/common';
import { limits } from '@lectern/contracts';
import { Database, type Transaction } from '@lectern/server/database';

/** What was said in a talk. */
export interface TalkLineRecord {
  readonly id: string;
  readonly caseId: string;
  readonly authorId: string;
  readonly byId: string | null;
  readonly words: string;
  readonly at: Date;
}

const columns = { id: true, caseId: true, authorId: true, byId: true, words: true, at: true } as const;

/** Talks between moderators and authors in PostgreSQL; the talk of a case is its lines. */
@Injectable()
export class TalkRepository {
  constructor(private readonly database: Database) {}

  ofCase(caseId: string, transaction: Transaction = this.database.client): Promise<TalkLineRecord[]> {
    return transaction.talkLine.findMany({
      where: { caseId },
      orderBy: [{ at: 'asc' }, { id: 'asc' }],
      select: columns,
    });
  }

  /** The cases somebody was talked to about, the newest first; in one group or in all. */
  async casesOf(authorId: string, groupId?: string): Promise<{ caseId: string; at: Date }[]> {
    const found = await this.database.client.talkLine.groupBy({
      by: ['caseId'],
      where: { authorId, case: { groupId } },
      _max: { at: true },
      orderBy: { _max: { at: 'desc' } },
      take: limits.talksPerList,
    });
    return found.flatMap(({ caseId, _max }) => (_max.at ? { caseId, at: _max.at } : []));
  }

  async add(line: TalkLineRecord, transaction: Transaction): Promise<void> {
    const readAt = line.byId === line.authorId ? line.at : null;
    const { id, caseId, authorId, byId, words, at } = line;
    await transaction.talkLine.create({
      data: { id, caseId, authorId, byId, words, at, readAt },
      select: { id: true },
    });
  }

  /** Notes that somebody read what they were told; answers of how many lines. */
  async read(authorId: string, at: Date): Promise<number> {
    const { count } = await this.database.client.talkLine.updateMany({
      where: { authorId, readAt: null },
      data: { readAt: at },
    });
    return count;
  }
}
