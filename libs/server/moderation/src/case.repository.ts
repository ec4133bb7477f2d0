import { Injectable } from '@nestjs/common';
import { limits, type Person } from '@lectern/contracts';
import { Database, type Transaction } from '@lectern/server/database';
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

  /** What waits in a group, the most pressing first, from a place on. */
  async waiting(groupId: string, after: QueuePlace | null): Promise<CaseRecord[]> {
    const found = await this.database.client.moderationCase.findMany({
      where: {
        groupId,
        state: { in: ['open', 'appealed'] },
        ...(after === null ? {} : { OR: [{ priority: { lt: after.priority } }, beyond(after)] }),
      },
      orderBy: [{ priority: 'desc' }, { openedAt: 'asc' }, { id: 'asc' }],
      take: limits.casesPerPage + 1,
      select: caseColumns,
    });
    return found as CaseRecord[];
  }

  /** What was decided in a group, the newest first, from a place on. */
  async done(groupId: string, after: QueuePlace | null): Promise<CaseRecord[]> {
    const found = await this.database.client.moderationCase.findMany({
      where: {
        groupId,
        state: { in: ['decided', 'final'] },
        ...(after === null
          ? {}
          : { OR: [{ updatedAt: { lt: after.at } }, { updatedAt: after.at, id: { gt: after.id } }] }),
      },
      orderBy: [{ updatedAt: 'desc' }, { id: 'asc' }],
      take: limits.casesPerPage + 1,
      select: caseColumns,
    });
    return found as CaseRecord[];
  }

  waitingCount(groupId: string): Promise<number> {
    return this.database.client.moderationCase.count({ where: { groupId, state: { in: ['open', 'appealed'] } } });
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

/** The rows behind a place of the same priority. */
function beyond({ priority, at, id }: QueuePlace) {
  return { priority, OR: [{ openedAt: { gt: at } }, { openedAt: at, id: { gt: id } }] };
}

function asCase(found: unknown): CaseRecord | null {
  return found as CaseRecord | null;
}
