import { Injectable } from '@nestjs/common';
import { limits, type Person } from '@lectern/contracts';
import { Database, Prisma, type Statement, type Transaction } from '@lectern/server/database';
import type { CaseRecord } from './case.records';

const caseColumns = {
  id: true,
  groupId: true,
  commentId: true,
  state: true,
  version: true,
  bodySeq: true,
  priority: true,
  reportCount: true,
  reportWeight: true,
  weighedBy: true,
  openedAt: true,
  updatedAt: true,
  claimedById: true,
  claimUntil: true,
  secondAsked: true,
  isEscalated: true,
  comment: {
    select: {
      authorId: true,
      body: true,
      bodySeq: true,
      createdAt: true,
      editedAt: true,
      deletedAt: true,
      withheldAs: true,
      withheld: { select: { body: true, until: true } },
      threadId: true,
      thread: { select: { readingId: true, audienceId: true, reading: { select: { title: true } } } },
    },
  },
  reports: {
    select: { id: true, kind: true, words: true, reporterId: true, bodySeq: true, createdAt: true },
    orderBy: { createdAt: 'asc' },
  },
  decisions: {
    select: {
      id: true,
      action: true,
      decidedById: true,
      decidedAt: true,
      reason: true,
      ruleVersion: true,
      ruleNumber: true,
      bodySeq: true,
      before: true,
      until: true,
      endedAt: true,
      endedBy: true,
    },
    orderBy: { decidedAt: 'asc' },
  },
  appeals: {
    select: {
      id: true,
      decisionId: true,
      side: true,
      appellantId: true,
      words: true,
      createdAt: true,
      judgedById: true,
      judgedAt: true,
      outcome: true,
      reason: true,
    },
    orderBy: { createdAt: 'asc' },
  },
} as const;

/** Where a page of the queue begins: after the case that was last. */
export interface QueuePlace {
  readonly priority: number;
  readonly at: Date;
  readonly id: string;
}

/** Cases in PostgreSQL. */
@Injectable()
export class CaseRepository {
  constructor(private readonly database: Database) {}

  async find(id: string, transaction: Transaction = this.database.client): Promise<CaseRecord | null> {
    return asCase(await transaction.moderationCase.findUnique({ where: { id }, select: caseColumns }));
  }

  async ofComment(commentId: string, transaction: Transaction = this.database.client): Promise<CaseRecord | null> {
    return asCase(await transaction.moderationCase.findUnique({ where: { commentId }, select: caseColumns }));
  }

  async ofComments(commentIds: readonly string[]): Promise<CaseRecord[]> {
    const found = await this.database.client.moderationCase.findMany({
      where: { commentId: { in: [...commentIds] } },
      select: caseColumns,
    });
    return found.map((one) => one as CaseRecord);
  }

  /** Where a case is, to know what to lock before it is read. */
  async place(id: string) {
    return this.placeWhere({ id });
  }

  /** The same of the case a decision is in. */
  async placeOfDecision(decisionId: string) {
    const found = await this.database.client.decision.findUnique({
      where: { id: decisionId },
      select: { caseId: true },
    });
    return found && { caseId: found.caseId, ...(await this.placeWhere({ id: found.caseId })) };
  }

  private async placeWhere(where: { id: string }) {
    const found = await this.database.client.moderationCase.findUnique({
      where: { id: where.id },
      select: {
        groupId: true,
        commentId: true,
        comment: {
          select: { thread: { select: { readingId: true, audience: { select: { id: true, kind: true } } } } },
        },
      },
    });
    if (!found) return null;
    const { readingId, audience } = found.comment.thread;
    const stream = audience ?? ({ id: readingId, kind: 'group' } as const);
    return { groupId: found.groupId, commentId: found.commentId, stream };
  }

  /**
   * What waits in a group, the most pressing first, from a place on. The states stand in the statement: given as values
   * the index of what waits is not used, and of 50,000 cases a page took 106 ms (p95).
   */
  async waiting(groupId: string, after: QueuePlace | null): Promise<CaseRecord[]> {
    const beyond = after
      ? Prisma.sql`AND priority <= ${after.priority}::int AND (priority < ${after.priority}::int
          OR (opened_at, id) > (${after.at}::timestamptz, ${after.id}::uuid))`
      : Prisma.empty;
    return this.inOrder(Prisma.sql`
      SELECT id FROM moderation_cases WHERE group_id = ${groupId}::uuid AND state IN ('open', 'appealed') ${beyond}
      ORDER BY priority DESC, opened_at, id LIMIT ${limits.casesPerPage + 1}::int`);
  }

  /** What was decided in a group, the newest first, from a place on. */
  async done(groupId: string, after: QueuePlace | null): Promise<CaseRecord[]> {
    const beyond = after
      ? Prisma.sql`AND updated_at <= ${after.at}::timestamptz
          AND (updated_at < ${after.at}::timestamptz OR id > ${after.id}::uuid)`
      : Prisma.empty;
    return this.inOrder(Prisma.sql`
      SELECT id FROM moderation_cases WHERE group_id = ${groupId}::uuid AND state IN ('decided', 'final') ${beyond}
      ORDER BY updated_at DESC, id LIMIT ${limits.casesPerPage + 1}::int`);
  }

  async waitingCount(groupId: string): Promise<number> {
    const [found] = await this.database.client.$queryRaw<{ count: number }[]>(Prisma.sql`
      SELECT count(*)::int AS count FROM moderation_cases
      WHERE group_id = ${groupId}::uuid AND state IN ('open', 'appealed')`);
    return found?.count ?? 0;
  }

  /** How many appeals against restrictions of members wait in a group. */
  restrictionAppeals(groupId: string): Promise<number> {
    return this.database.client.restrictionAppeal.count({ where: { judgedAt: null, restriction: { groupId } } });
  }

  /** The cases a statement names, in its order. */
  private async inOrder(ids: Statement): Promise<CaseRecord[]> {
    const rows = await this.database.client.$queryRaw<{ id: string }[]>(ids);
    const found = await this.database.client.moderationCase.findMany({
      where: { id: { in: rows.map(({ id }) => id) } },
      select: caseColumns,
    });
    const byId = new Map(found.map((one) => [one.id, one as CaseRecord]));
    return rows.flatMap(({ id }) => byId.get(id) ?? []);
  }

  /** Holds whose time is over: the cases, and when. */
  async lapsed(at: Date, most: number): Promise<string[]> {
    const found = await this.database.client.moderationCase.findMany({
      where: { comment: { withheldAs: 'held', withheld: { until: { lte: at } } } },
      take: most,
      select: { id: true },
    });
    return found.map(({ id }) => id);
  }

  /** The people of these ids, as others see them; of whoever has no account any more only the id is left. */
  async people(ids: readonly string[]): Promise<Map<string, Person>> {
    const found = await this.database.client.person.findMany({
      where: { id: { in: [...new Set(ids)] } },
      select: { id: true, displayName: true },
    });
    return new Map(found.map((person) => [person.id, person]));
  }
}

function asCase(found: unknown): CaseRecord | null {
  return found as CaseRecord | null;
}
