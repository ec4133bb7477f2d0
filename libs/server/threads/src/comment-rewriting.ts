import { Injectable } from '@nestjs/common';
import { Prisma, type Transaction } from '@lectern/server/database';
import { conflict, notFound } from '@lectern/server/platform';
import { refuseUndrawable } from './comment-body';
import type { Change } from './comment-withholding';

const columns = {
  body: true,
  bodySeq: true,
  createdAt: true,
  editedAt: true,
  deletedAt: true,
  isModerated: true,
  threadId: true,
} as const;

/**
 * Puts other words into somebody's comment, said to be a moderator's, and puts the author's back. What was there is kept
 * as a version. Mentions stay as the author made them: nobody is called by a moderator in an author's name. Called with the
 * reading's stream locked.
 */
@Injectable()
export class CommentRewriting {
  async rewrite(commentId: string, body: string, { seq, at }: Change, transaction: Transaction): Promise<void> {
    refuseUndrawable(body);
    const found = await transaction.comment.findUnique({ where: { id: commentId }, select: columns });
    if (!found) throw notFound();
    if (found.deletedAt !== null) throw conflict('These words are gone: there is nothing to change.');
    if (found.body === body) throw conflict('These are the words that stand there already.');
    const { bodySeq, createdAt, editedAt, isModerated } = found;
    await transaction.commentVersion.create({
      data: { commentId, seq: bodySeq, body: found.body, writtenAt: editedAt ?? createdAt, isModerated },
      select: { seq: true },
    });
    await this.store(commentId, { body, bodySeq: seq, editedAt: at, isModerated: true }, seq, transaction);
    await this.touch(found.threadId, seq, transaction);
  }

  /**
   * Puts the words back that stood there before, row by row; answers whether they were. They are not where the author
   * wrote others since, or the comment is gone: then nothing of the moderator's is left to take away.
   */
  async putBack(
    commentId: string,
    before: number,
    { seq }: Pick<Change, 'seq'>,
    transaction: Transaction,
  ): Promise<boolean> {
    const found = await transaction.comment.findUnique({ where: { id: commentId }, select: columns });
    if (!found) throw notFound();
    const [last] = await transaction.commentVersion.findMany({
      where: { commentId },
      orderBy: { seq: 'desc' },
      take: 1,
    });
    if (found.deletedAt !== null || !found.isModerated || last?.seq !== before) return false;
    const { body, writtenAt, isModerated } = last;
    const editedAt = writtenAt.getTime() === found.createdAt.getTime() ? null : writtenAt;
    await transaction.commentVersion.delete({ where: { commentId_seq: { commentId, seq: before } } });
    await this.store(commentId, { body, bodySeq: before, editedAt, isModerated }, seq, transaction);
    await this.touch(found.threadId, seq, transaction);
    return true;
  }

  private async store(
    id: string,
    words: {
      readonly body: string;
      readonly bodySeq: number;
      readonly editedAt: Date | null;
      readonly isModerated: boolean;
    },
    seq: number,
    transaction: Transaction,
  ): Promise<void> {
    const { body, bodySeq, editedAt, isModerated } = words;
    await transaction.comment.update({
      where: { id },
      data: { body, bodySeq, editedAt, isModerated, seq },
      select: { id: true },
    });
  }

  private async touch(threadId: string, seq: number, transaction: Transaction): Promise<void> {
    await transaction.$executeRaw(Prisma.sql`UPDATE threads SET seq = ${seq}::int WHERE id = ${threadId}::uuid`);
  }
}
