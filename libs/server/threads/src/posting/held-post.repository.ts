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

  /** Moves one on, if it still stands in one of these states. */
  async move(
    id: string,
    from: readonly StoredHeldPost['state'][],
    to: StoredHeldPost['state'],
    decisionReason: string | null = null,
    transaction: Transaction = this.database.client,
  ): Promise<boolean> {
    const { count } = await transaction.heldPost.updateMany({
      where: { id, state: { in: [...from] } },
      data: { state: to, decidedAt: to === 'waiting' ? null : new Date(), decisionReason },
    });
    return count === 1;
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
