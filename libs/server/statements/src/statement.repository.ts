import { Injectable } from '@nestjs/common';
import { limits, statementContentSchema, type StatementContent } from '@lectern/contracts';
import { Database } from '@lectern/server/database';

const columns = {
  id: true,
  personId: true,
  content: true,
  createdAt: true,
  readAt: true,
  decision: {
    select: {
      id: true,
      action: true,
      decidedAt: true,
      endedAt: true,
      endedBy: true,
      case: {
        select: {
          state: true,
          commentId: true,
          group: { select: { id: true, name: true } },
          comment: {
            select: { threadId: true, thread: { select: { reading: { select: { id: true, title: true } } } } },
          },
        },
      },
      appeals: {
        where: { side: 'author' },
        select: { words: true, createdAt: true, judgedAt: true, outcome: true, reason: true },
      },
    },
  },
  restriction: {
    select: {
      id: true,
      createdAt: true,
      until: true,
      endedAt: true,
      endedBy: true,
      begunById: true,
      replacesId: true,
      group: { select: { id: true, name: true } },
      appeal: { select: { words: true, createdAt: true, judgedAt: true, outcome: true, reason: true } },
    },
  },
} as const;

/** A statement with the decision or the restriction it is about, and the appeal against that. */
export type StatementRecord = Awaited<ReturnType<StatementRepository['rows']>>[number] & {
  readonly content: StatementContent;
};

/** What people were told who are restricted. Found by whom they are for, wherever that person is a member. */
@Injectable()
export class StatementRepository {
  constructor(private readonly database: Database) {}

  async of(personId: string, id?: string): Promise<StatementRecord[]> {
    const found = await this.rows(personId, id);
    return found.map((row) => ({ ...row, content: statementContentSchema.parse(row.content) }));
  }

  /**
   * How many somebody has not read, talks in which a moderator said something among them; what is over before it was read
   * is none of them.
   */
  async unread(personId: string): Promise<number> {
    const { client } = this.database;
    const [statements, talks] = await Promise.all([
      client.statement.count({
        where: { personId, readAt: null, OR: [{ decision: { endedAt: null } }, { restriction: { endedAt: null } }] },
      }),
      client.talkLine.groupBy({ by: ['caseId'], where: { authorId: personId, readAt: null } }),
    ]);
    return statements + talks.length;
  }

  async read(id: string, at: Date): Promise<void> {
    await this.database.client.statement.updateMany({ where: { id, readAt: null }, data: { readAt: at } });
  }

  rows(personId: string, id?: string) {
    return this.database.client.statement.findMany({
      where: { personId, id },
      orderBy: [{ createdAt: 'desc' }, { id: 'asc' }],
      take: limits.statementsPerList,
      select: columns,
    });
  }
}
