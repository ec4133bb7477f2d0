import { Injectable } from '@nestjs/common';
import { limits, type LiveState } from '@lectern/contracts';
import { Database, Prisma, type Transaction } from '@lectern/server/database';
import type { FollowUpRecord } from './follow-up.records';

const person = { select: { id: true, displayName: true } } as const;
const columns = {
  id: true,
  text: true,
  takenBy: person,
  dueOn: true,
  doneAt: true,
  writtenBy: person,
  sourceKind: true,
  sourceId: true,
  createdSeq: true,
  withdrawnAt: true,
  seq: true,
} as const;

/** An open follow-up with the session it comes from. */
export interface OpenFollowUpRecord {
  readonly record: FollowUpRecord;
  readonly session: { readonly id: string; readonly title: string };
  readonly state: LiveState;
  readonly deputyId: string | null;
}

/** What is to be done after live sessions. */
@Injectable()
export class FollowUpRepository {
  constructor(private readonly database: Database) {}

  /** Those of a session; without ids all of them, in the order in which they were written down. */
  async followUps(
    sessionId: string,
    ids?: readonly string[],
    transaction: Transaction = this.database.client,
  ): Promise<FollowUpRecord[]> {
    const rows = await transaction.liveFollowUp.findMany({
      where: { sessionId, id: ids ? { in: [...ids] } : undefined },
      orderBy: { createdSeq: 'asc' },
      take: limits.followUpsPerLiveSession,
      select: columns,
    });
    return rows.map(recordOf);
  }

  count(sessionId: string, transaction: Transaction): Promise<number> {
    return transaction.liveFollowUp.count({ where: { sessionId } });
  }

  /** Whether these lines and polls are of a session and not withdrawn. */
  async sources(sessionId: string, ids: readonly string[], transaction: Transaction): Promise<Set<string>> {
    if (ids.length === 0) return new Set();
    const where = { sessionId, id: { in: [...ids] }, withdrawnAt: null };
    const [lines, polls] = await Promise.all([
      transaction.liveLine.findMany({ where, select: { id: true } }),
      transaction.livePoll.findMany({ where, select: { id: true } }),
    ]);
    return new Set([...lines, ...polls].map(({ id }) => id));
  }

  async store(sessionId: string, changed: Iterable<FollowUpRecord>, transaction: Transaction): Promise<void> {
    for (const { id, text, takenBy, writtenBy, dueOn, doneAt, withdrawnAt, seq, ...made } of changed) {
      const { sourceKind, sourceId, createdSeq } = made;
      const takenById = takenBy?.id ?? null;
      const writtenById = writtenBy?.id ?? null;
      const due = dueOn === null ? null : new Date(`${dueOn}T00:00:00Z`);
      await transaction.liveFollowUp.upsert({
        where: { id },
        create: {
          id,
          sessionId,
          sourceKind,
          sourceId,
          createdSeq,
          text,
          takenById,
          writtenById,
          dueOn: due,
          doneAt,
          withdrawnAt,
          seq,
        },
        update: { text, takenById, writtenById, dueOn: due, doneAt, withdrawnAt, seq },
        select: { id: true },
      });
    }
  }

  /** Takes away what was made of lines and polls that are withdrawn, by the number each was withdrawn with. */
  async withdrawMadeOf(sources: ReadonlyMap<string, number>, at: Date, transaction: Transaction): Promise<void> {
    for (const [sourceId, seq] of sources)
      await transaction.liveFollowUp.updateMany({
        where: { sourceId, withdrawnAt: null },
        data: { text: '', takenById: null, writtenById: null, dueOn: null, doneAt: null, withdrawnAt: at, seq },
      });
  }

  /** What is still to be done in a group: a person's own first, then what is due first. */
  async open(groupId: string, personId: string | null): Promise<OpenFollowUpRecord[]> {
    const rows = await this.database.client.liveFollowUp.findMany({
      where: { session: { reading: { groupId } }, withdrawnAt: null, doneAt: null },
      orderBy: [{ dueOn: { sort: 'asc', nulls: 'last' } }, { id: 'asc' }],
      take: limits.followUpsPerList,
      select: { ...columns, session: { select: { id: true, title: true, state: true, deputyId: true } } },
    });
    const own = personId === null ? [] : await this.openOf(groupId, personId);
    const ownIds = new Set(own.map(({ record }) => record.id));
    return [...own, ...rows.map(openOf).filter(({ record }) => !ownIds.has(record.id))].slice(
      0,
      limits.followUpsPerList,
    );
  }

  private async openOf(groupId: string, personId: string): Promise<OpenFollowUpRecord[]> {
    const rows = await this.database.client.liveFollowUp.findMany({
      where: { session: { reading: { groupId } }, withdrawnAt: null, doneAt: null, takenById: personId },
      orderBy: [{ dueOn: { sort: 'asc', nulls: 'last' } }, { id: 'asc' }],
      take: limits.followUpsPerList,
      select: { ...columns, session: { select: { id: true, title: true, state: true, deputyId: true } } },
    });
    return rows.map(openOf);
  }
}

type Row = Prisma.LiveFollowUpGetPayload<{ select: typeof columns }>;
type OpenRow = Row & {
  session: { id: string; title: string; state: 'wrap_up' | Exclude<LiveState, 'wrap-up'>; deputyId: string | null };
};

function recordOf({ dueOn, ...row }: Row): FollowUpRecord {
  return { ...row, dueOn: dueOn?.toISOString().slice(0, 10) ?? null };
}

function openOf({ session: { id, title, state, deputyId }, ...row }: OpenRow): OpenFollowUpRecord {
  return { record: recordOf(row), session: { id, title }, state: state === 'wrap_up' ? 'wrap-up' : state, deputyId };
}
