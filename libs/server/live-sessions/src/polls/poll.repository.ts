import { Injectable } from '@nestjs/common';
import { limits, pollKindSchema, pollTallySchema } from '@lectern/contracts';
import { Database, Prisma, type Transaction } from '@lectern/server/database';
import type { PollRecord, VoteRecord } from './poll.records';

const columns = {
  id: true,
  kind: true,
  question: true,
  options: true,
  isSecret: true,
  openedById: true,
  openedAt: true,
  openedSeq: true,
  closedAt: true,
  withdrawnAt: true,
  tally: true,
  isMissingAsked: true,
  seq: true,
} as const;
const voteColumns = { pollId: true, personId: true, vote: true, missing: true } as const;

/** Polls of live sessions and their answers. */
@Injectable()
export class PollRepository {
  constructor(private readonly database: Database) {}

  /** These polls of a session, or all of them. */
  async polls(
    sessionId: string,
    ids?: readonly string[],
    transaction: Transaction = this.database.client,
  ): Promise<PollRecord[]> {
    const rows = await transaction.livePoll.findMany({
      where: { sessionId, id: ids ? { in: [...ids] } : undefined },
      orderBy: { openedSeq: 'asc' },
      take: limits.pollsPerLiveSession,
      select: columns,
    });
    const counts = await this.counts(
      rows.map(({ id }) => id),
      transaction,
    );
    return rows.map(({ kind, tally, ...row }) => ({
      ...row,
      kind: pollKindSchema.parse(kind),
      tally: tally === null ? null : pollTallySchema.parse(tally),
      voters: counts.get(row.id)?.voters ?? 0,
      missing: counts.get(row.id)?.missing ?? 0,
    }));
  }

  async sessionOf(pollId: string): Promise<string | null> {
    const row = await this.database.client.livePoll.findUnique({ where: { id: pollId }, select: { sessionId: true } });
    return row?.sessionId ?? null;
  }

  /** How many polls a session has, and how many of them are open. */
  async count(sessionId: string, transaction: Transaction): Promise<{ all: number; open: number }> {
    const [all, open] = await Promise.all([
      transaction.livePoll.count({ where: { sessionId } }),
      transaction.livePoll.count({ where: { sessionId, closedAt: null, withdrawnAt: null } }),
    ]);
    return { all, open };
  }

  /** The answers to these polls, in the order in which they were given first. */
  async votes(pollIds: readonly string[], transaction: Transaction = this.database.client): Promise<VoteRecord[]> {
    return transaction.liveVote.findMany({
      where: { pollId: { in: [...pollIds] } },
      orderBy: [{ votedAt: 'asc' }, { personId: 'asc' }],
      select: voteColumns,
    });
  }

  /** What somebody answered in a session. */
  ownVotes(sessionId: string, personId: string): Promise<VoteRecord[]> {
    return this.database.client.liveVote.findMany({ where: { personId, poll: { sessionId } }, select: voteColumns });
  }

  async store(
    sessionId: string,
    polls: Iterable<PollRecord>,
    votes: Iterable<VoteRecord>,
    at: Date,
    transaction: Transaction,
  ): Promise<void> {
    for (const { id, openedById, kind, question, options, isSecret, openedAt, openedSeq, ...poll } of polls) {
      const { closedAt, withdrawnAt, isMissingAsked, seq } = poll;
      const tally = poll.tally ?? Prisma.DbNull;
      await transaction.livePoll.upsert({
        where: { id },
        create: {
          ...{ id, sessionId, kind, question, options: [...options], isSecret, openedById, openedAt, openedSeq },
          ...{ closedAt, withdrawnAt, isMissingAsked, tally, seq },
        },
        update: { closedAt, withdrawnAt, isMissingAsked, tally, seq },
        select: { id: true },
      });
    }
    for (const { pollId, personId, vote, missing } of votes)
      await transaction.liveVote.upsert({
        where: { pollId_personId: { pollId, personId } },
        create: { pollId, personId, vote: [...vote], missing, votedAt: at },
        update: { vote: [...vote], missing },
        select: { pollId: true },
      });
  }

  private async counts(
    pollIds: readonly string[],
    transaction: Transaction,
  ): Promise<Map<string, { voters: number; missing: number }>> {
    const rows = await transaction.liveVote.groupBy({
      by: ['pollId'],
      where: { pollId: { in: [...pollIds] } },
      _count: { _all: true, missing: true },
    });
    return new Map(rows.map(({ pollId, _count }) => [pollId, { voters: _count._all, missing: _count.missing }]));
  }
}
