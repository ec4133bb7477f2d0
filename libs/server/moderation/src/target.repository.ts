import { Injectable } from '@nestjs/common';
import { Database, type Transaction } from '@lectern/server/database';

/** A comment as reports see it. */
export interface Target {
  readonly readingId: string;
  readonly threadId: string;
  /** it is not for moderators yet: a note, what they say among themselves, a first thought */
  readonly isNarrow: boolean;
  readonly authorId: string | null;
  readonly bodySeq: number;
  readonly isGone: boolean;
}

/** What can be reported. */
@Injectable()
export class TargetRepository {
  constructor(private readonly database: Database) {}

  async find(commentId: string, transaction: Transaction = this.database.client): Promise<Target | null> {
    const found = await transaction.comment.findUnique({
      where: { id: commentId },
      select: {
        authorId: true,
        bodySeq: true,
        deletedAt: true,
        thread: { select: { id: true, readingId: true, audience: { select: { kind: true } } } },
      },
    });
    if (!found) return null;
    const { authorId, bodySeq, deletedAt, thread } = found;
    const { id: threadId, readingId, audience } = thread;
    const isNarrow = audience !== null && audience.kind !== 'circle';
    return { authorId, bodySeq, isGone: deletedAt !== null, threadId, readingId, isNarrow };
  }
}
