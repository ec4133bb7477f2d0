import { Injectable } from '@nestjs/common';
import type { WithheldAs } from '@lectern/contracts';
import { Prisma, type Transaction } from '@lectern/server/database';
import { conflict, notFound } from '@lectern/server/platform';

/** The stream's number of the change, and its moment. */
export interface Change {
  readonly seq: number;
  readonly at: Date;
}

interface Standing {
  readonly authorId: string | null;
  readonly body: string;
  readonly deletedAt: Date | null;
  readonly withheldAs: WithheldAs | null;
  readonly threadId: string;
  readonly thread: { readonly answerId: string | null; readonly readingId: string };
}

/**
 * Takes a comment's words away and puts them back. What is withheld counts as deleted and its words are in a table of
 * their own, so whatever shows, finds, counts or exports comments has nothing to leave out. Its reactions, its versions,
 * its answers and what people have read of it stay where they are. Called with the reading's stream locked.
 */
@Injectable()
export class CommentWithholding {
  /** Withholds a comment that stands, or withholds one as something else. */
  async withhold(
    commentId: string,
    as: WithheldAs,
    until: Date | null,
    { seq, at }: Change,
    transaction: Transaction,
  ): Promise<void> {
    const found = await this.standing(commentId, transaction);
    if (found.withheldAs === null) {
      if (found.deletedAt !== null) throw conflict('Its author deleted this comment meanwhile.');
      const wasAnswer = found.thread.answerId === commentId;
      await transaction.withheldComment.create({
        data: { commentId, body: found.body, wasAnswer, since: at, until },
        select: { commentId: true },
      });
      await this.count(found, -1, seq, wasAnswer ? null : found.thread.answerId, transaction);
    } else {
      await transaction.withheldComment.update({ where: { commentId }, data: { until }, select: { commentId: true } });
      await this.count(found, 0, seq, found.thread.answerId, transaction);
    }
    await transaction.comment.update({
      where: { id: commentId },
      data: { body: '', deletedAt: found.deletedAt ?? at, withheldAs: as, seq },
      select: { id: true },
    });
  }

  /** Puts a withheld comment back as it was. */
  async restore(commentId: string, { seq }: Change, transaction: Transaction): Promise<void> {
    const found = await this.standing(commentId, transaction);
    const kept = await transaction.withheldComment.findUnique({ where: { commentId } });
    if (found.withheldAs === null || !kept) throw conflict('Nothing of this comment is withheld.');
    // whose author is erased stays gone, and is said to be nobody's doing
    if (found.authorId === null) {
      const data = { withheldAs: null, seq };
      await transaction.comment.update({ where: { id: commentId }, data, select: { id: true } });
      await transaction.withheldComment.updateMany({ where: { commentId }, data: { until: null } });
      await this.count(found, 0, seq, found.thread.answerId, transaction);
      return;
    }
    await transaction.withheldComment.delete({ where: { commentId }, select: { commentId: true } });
    await transaction.comment.update({
      where: { id: commentId },
      data: { body: kept.body, deletedAt: null, withheldAs: null, seq },
      select: { id: true },
    });
    // another answer that was accepted meanwhile stays
    const answerId = kept.wasAnswer && found.thread.answerId === null ? commentId : found.thread.answerId;
    await this.count(found, 1, seq, answerId, transaction);
  }

  private async standing(commentId: string, transaction: Transaction): Promise<Standing> {
    const found = await transaction.comment.findUnique({
      where: { id: commentId },
      select: {
        authorId: true,
        body: true,
        deletedAt: true,
        withheldAs: true,
        threadId: true,
        thread: { select: { answerId: true, readingId: true } },
      },
    });
    if (!found) throw notFound();
    return found;
  }

  private async count(
    { threadId, thread }: Standing,
    delta: number,
    seq: number,
    answerId: string | null,
    transaction: Transaction,
  ): Promise<void> {
    await transaction.$executeRaw(Prisma.sql`
      UPDATE threads SET comment_count = comment_count + ${delta}::int, seq = ${seq}::int, answer_id = ${answerId}::uuid
      WHERE id = ${threadId}::uuid`);
    await transaction.$executeRaw(Prisma.sql`
      UPDATE readings SET comment_count = comment_count + ${delta}::int WHERE id = ${thread.readingId}::uuid`);
  }
}
