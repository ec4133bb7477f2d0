import { Injectable } from '@nestjs/common';
import { holdReasonSchema, limits, type HoldReason, type Person } from '@lectern/contracts';
import { Database, Prisma, type Transaction } from '@lectern/server/database';

/** A comment that waits, as stored. */
export interface StoredHeldPost {
  readonly id: string;
  readonly groupId: string;
  readonly readingId: string;
  readonly reading: { readonly title: string };
  readonly author: Person;
  readonly body: string;
  readonly command: string;
  readonly reasons: readonly HoldReason[];
  readonly state: 'waiting' | 'approving' | 'approved' | 'refused';
  readonly heldAt: Date;
  /** in whose name it goes up */
  readonly decidedById: string | null;
  readonly decisionReason: string | null;
}

/** What is kept of a comment that has to wait. */
export type NewHeldPost = Pick<StoredHeldPost, 'id' | 'groupId' | 'readingId' | 'body' | 'command' | 'reasons'> & {
  readonly authorId: string;
};

const shown = {
  id: true,
  groupId: true,
  readingId: true,
  reading: { select: { title: true } },
  author: { select: { id: true, displayName: true } },
  body: true,
  command: true,
  reasons: true,
  state: true,
  heldAt: true,
  decidedById: true,
  decisionReason: true,
} as const;

/** Comments that wait for a moderator. */
@Injectable()
export class HeldPostRepository {
  constructor(private readonly database: Database) {}

  write<T>(work: (transaction: Transaction) => Promise<T>): Promise<T> {
    return this.database.write(work);
  }

  async find(id: string): Promise<StoredHeldPost | null> {
    const found = await this.database.client.heldPost.findUnique({ where: { id }, select: shown });
    return found && asHeldPost(found);
  }

  /** Keeps one; false when something of that name is kept already. */
  async keep({ id, groupId, readingId, authorId, body, command, reasons }: NewHeldPost): Promise<boolean> {
    const { count } = await this.database.client.heldPost.createMany({
      data: [{ id, groupId, readingId, authorId, body, command, reasons: [...reasons] }],
      skipDuplicates: true,
    });
    return count === 1;
  }

  countWaiting(authorId: string, groupId: string): Promise<number> {
    return this.database.client.heldPost.count({
      where: { authorId, groupId, state: { in: ['waiting', 'approving'] } },
    });
  }

  /** When somebody's last comment in a reading was kept. */
  async lastHeldAt(authorId: string, readingId: string): Promise<Date | null> {
    const found = await this.database.client.heldPost.findFirst({
      where: { authorId, readingId },
      orderBy: { heldAt: 'desc' },
      select: { heldAt: true },
    });
    return found?.heldAt ?? null;
  }

  /** What waits in a group, oldest first. */
  async waiting(groupId: string): Promise<StoredHeldPost[]> {
    const found = await this.database.client.heldPost.findMany({
      where: { groupId, state: { in: ['waiting', 'approving'] } },
      orderBy: [{ heldAt: 'asc' }, { id: 'asc' }],
      take: limits.heldPostsPerPage,
      select: shown,
    });
    return found.map(asHeldPost);
  }

  /** What of somebody's waits in a group or was refused there, newest first. */
  async ofAuthor(authorId: string, groupId: string): Promise<StoredHeldPost[]> {
    const found = await this.database.client.heldPost.findMany({
      where: { authorId, groupId, state: { not: 'approved' } },
      orderBy: [{ heldAt: 'desc' }, { id: 'asc' }],
      take: limits.heldPostsPerPage,
      select: shown,
    });
    return found.map(asHeldPost);
  }

  /** Moves one on in a moderator's name, or back (null), if it still stands in one of these states. */
  async move(
    id: string,
    from: readonly StoredHeldPost['state'][],
    to: StoredHeldPost['state'],
    decidedById: string | null,
    decisionReason: string | null = null,
    transaction: Transaction = this.database.client,
  ): Promise<boolean> {
    const { count } = await transaction.heldPost.updateMany({
      where: { id, state: { in: [...from] } },
      data: { state: to, decidedAt: decidedById === null ? null : new Date(), decidedById, decisionReason },
    });
    return count === 1;
  }

  /** Decides that all go up that were held in a group in a period and wait; answers which. */
  async release(
    groupId: string,
    period: { readonly heldFrom: Date; readonly heldUntil: Date },
    decidedById: string,
    transaction: Transaction,
  ): Promise<string[]> {
    const released = await transaction.heldPost.updateManyAndReturn({
      where: { groupId, state: 'waiting', heldAt: { gte: period.heldFrom, lte: period.heldUntil } },
      data: { state: 'approving', decidedAt: new Date(), decidedById },
      select: { id: true, heldAt: true },
    });
    return released.sort((a, b) => a.heldAt.getTime() - b.heldAt.getTime()).map(({ id }) => id);
  }

  /** Those that were to go up before a moment and have not: whoever was at it has died, or was too busy. */
  async leftBehind(before: Date, count: number): Promise<string[]> {
    const found = await this.database.client.heldPost.findMany({
      where: { state: 'approving', decidedById: { not: null }, decidedAt: { lt: before } },
      orderBy: { heldAt: 'asc' },
      take: count,
      select: { id: true },
    });
    return found.map(({ id }) => id);
  }

  /** Whether a comment is somebody's own and stands. */
  async isOwn(commentId: string, personId: string): Promise<boolean> {
    const rows = await this.database.client.$queryRaw<unknown[]>(Prisma.sql`
      SELECT 1 FROM comments WHERE id = ${commentId}::uuid AND author_id = ${personId}::uuid AND deleted_at IS NULL`);
    return rows.length > 0;
  }
}

function asHeldPost<T extends { reasons: unknown }>(row: T): T & { reasons: HoldReason[] } {
  return { ...row, reasons: holdReasonSchema.array().parse(row.reasons) };
}
