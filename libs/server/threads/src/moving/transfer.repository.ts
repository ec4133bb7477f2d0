import { Injectable } from '@nestjs/common';
import { Prisma, type Transaction } from '@lectern/server/database';
import type { Destination } from '../audiences/thread-moves.repository';
import { storeAnchors } from '../thread-work.statements';
import type { AnchorRecord, ThreadRecord } from '../thread.records';

/** A comment of a thread, and what its copy is called and numbered. */
export interface CopiedComment {
  readonly id: string;
  readonly copyId: string;
  readonly seq: number;
}

/** That a thread left a stream: what is stored, and told after the commit. */
export interface Departure {
  readonly streamId: string;
  readonly threadId: string;
  readonly personId: string;
  readonly at: Date;
}

/** Threads on their way from one reading to another. The caller holds both streams. */
@Injectable()
export class TransferRepository {
  /**
   * Holds the stream that a thread is in, and both readings: nothing is said there meanwhile, and neither text is revised.
   * Answers with the stream held; null when there is no such thread.
   */
  async hold(threadId: string, readingId: string, transaction: Transaction): Promise<string | null> {
    const [held] = await transaction.$queryRaw<{ id: string }[]>(Prisma.sql`
      SELECT id FROM streams
      WHERE id = (SELECT coalesce(audience_id, reading_id) FROM threads WHERE id = ${threadId}::uuid) FOR UPDATE`);
    await transaction.$queryRaw(Prisma.sql`
      SELECT 1 FROM readings
      WHERE id = ${readingId}::uuid OR id = (SELECT reading_id FROM threads WHERE id = ${threadId}::uuid)
      ORDER BY id FOR NO KEY UPDATE`);
    return held?.id ?? null;
  }

  /** Who wrote what stands in a thread; null: somebody whose account is gone. */
  async authorIds(threadId: string, transaction: Transaction): Promise<(string | null)[]> {
    const rows = await transaction.comment.findMany({
      where: { threadId, deletedAt: null },
      distinct: ['authorId'],
      select: { authorId: true },
    });
    return rows.map(({ authorId }) => authorId);
  }

  /** Those of some people who are in a group. */
  async membersAmong(groupId: string, ids: readonly (string | null)[], transaction: Transaction): Promise<Set<string>> {
    const rows = await transaction.membership.findMany({
      where: { groupId, personId: { in: ids.filter((id) => id !== null) } },
      select: { personId: true },
    });
    return new Set(rows.map(({ personId }) => personId));
  }

  /** Whether moderators of its group have a case about something in a thread, or something that waits to go into it. */
  async isUnderReview(threadId: string, transaction: Transaction): Promise<boolean> {
    const [row] = await transaction.$queryRaw<{ is: boolean }[]>(Prisma.sql`
      SELECT EXISTS (SELECT 1 FROM moderation_cases JOIN comments ON comments.id = moderation_cases.comment_id
          WHERE comments.thread_id = ${threadId}::uuid)
        OR EXISTS (SELECT 1 FROM held_posts
          WHERE state = 'waiting' AND reading_id = (SELECT reading_id FROM threads WHERE id = ${threadId}::uuid)
            AND (command::jsonb ->> 'threadId' = ${threadId} OR command::jsonb ->> 'commentId' IN
              (SELECT id::text FROM comments WHERE thread_id = ${threadId}::uuid))) AS is`);
    return row?.is ?? false;
  }

  /** The words of a block of a revision, by its id. */
  async blockTexts(blockId: string | null, revisionId: string, transaction: Transaction): Promise<Map<string, string>> {
    if (blockId === null) return new Map();
    const found = await transaction.block.findMany({
      where: { id: blockId, revisionId },
      select: { id: true, text: true },
    });
    return new Map(found.map(({ id, text }) => [id, text]));
  }

  /** Whoever read a thread's reading as a whole has read the thread so far: that goes along with it. */
  async keepReadMarks({ id, readingId }: Pick<ThreadRecord, 'id' | 'readingId'>, transaction: Transaction) {
    await transaction.$executeRaw(Prisma.sql`
      INSERT INTO thread_reads (person_id, thread_id, up_to_seq)
      SELECT person_id, ${id}::uuid, up_to_seq FROM reading_reads WHERE reading_id = ${readingId}::uuid
      ON CONFLICT (person_id, thread_id) DO UPDATE SET up_to_seq = greatest(thread_reads.up_to_seq, excluded.up_to_seq)`);
  }

  /** Puts a thread into another reading; it does not stand first there. What is for everybody is counted there alone. */
  async enter(thread: Pick<ThreadRecord, 'id' | 'readingId' | 'audience'>, to: string, transaction: Transaction) {
    await transaction.thread.update({
      where: { id: thread.id },
      data: { readingId: to, pinnedAt: null },
      select: { id: true },
    });
    await transaction.threadAnchor.deleteMany({ where: { threadId: thread.id } });
    if (thread.audience !== 'group') return;
    await transaction.$executeRaw(Prisma.sql`
      UPDATE readings SET comment_count = comment_count - (SELECT count(*)::int FROM comments
          WHERE thread_id = ${thread.id}::uuid AND deleted_at IS NULL),
        last_comment_at = (SELECT max(last_comment_at) FROM threads
          WHERE reading_id = readings.id AND audience_id IS NULL AND comment_count > 0)
      WHERE id = ${thread.readingId}::uuid`);
  }

  /** Where a thread stands on the present revision of its reading. */
  async stand(id: string, anchor: AnchorRecord, revisionId: string, transaction: Transaction): Promise<void> {
    await transaction.$executeRaw(storeAnchors([{ id, anchors: [anchor] }], revisionId));
  }

  /** Takes away what tells those of another group of people and meetings of the one a thread leaves. */
  async forgetOutsiders(threadId: string, groupId: string, transaction: Transaction): Promise<void> {
    const others = {
      comment: { threadId },
      person: { memberships: { none: { groupId } } },
    };
    await transaction.commentMention.deleteMany({ where: others });
    await transaction.commentReaction.deleteMany({ where: others });
    await transaction.comment.updateMany({ where: { threadId }, data: { liveSessionId: null } });
  }

  /** The comments of a thread in their order. */
  async commentIds(threadId: string, transaction: Transaction): Promise<string[]> {
    const rows = await transaction.comment.findMany({
      where: { threadId },
      orderBy: { createdSeq: 'asc' },
      select: { id: true },
    });
    return rows.map(({ id }) => id);
  }

  /**
   * Stores a copy of a thread: who said what and when, and how it stands with it. What people put to its comments, what
   * they said before and what was withheld stays with the original.
   */
  async copy(
    { id }: Pick<ThreadRecord, 'id'>,
    copyId: string,
    { readingId, audienceId }: Destination,
    comments: readonly CopiedComment[],
    { groupId, at, personId }: { groupId: string; at: Date; personId: string },
    transaction: Transaction,
  ): Promise<void> {
    const [first, last] = [comments[0]?.seq ?? 0, comments.at(-1)?.seq ?? 0];
    const copied = Prisma.sql`jsonb_to_recordset(${JSON.stringify(comments)}::jsonb)
      AS copied (id uuid, "copyId" uuid, seq int)`;
    await transaction.$executeRaw(Prisma.sql`
      INSERT INTO threads (id, reading_id, audience_id, opened_by_id, opened_at, comment_count, last_comment_at,
        last_comment_seq, created_seq, seq, kind, resolved_at, resolved_by_id, closes_at,
        slow_seconds)
      SELECT ${copyId}::uuid, ${readingId}::uuid, ${audienceId}::uuid, opened_by_id, opened_at, comment_count,
        last_comment_at, ${last}::int, ${first}::int, ${last}::int, kind, resolved_at, resolved_by_id, closes_at,
        slow_seconds
      FROM threads WHERE id = ${id}::uuid`);
    await transaction.$executeRaw(Prisma.sql`
      WITH copied AS (SELECT * FROM ${copied})
      INSERT INTO comments (id, thread_id, parent_id, author_id, body, depth, created_at, edited_at, deleted_at,
        created_seq, seq, body_seq, imported_from, is_moderated)
      SELECT copied."copyId", ${copyId}::uuid, parents."copyId", author_id, body, depth, created_at, edited_at,
        deleted_at, copied.seq, copied.seq, copied.seq, imported_from, is_moderated
      FROM comments JOIN copied ON copied.id = comments.id LEFT JOIN copied AS parents ON parents.id = comments.parent_id`);
    await transaction.$executeRaw(Prisma.sql`
      WITH copied AS (SELECT * FROM ${copied})
      UPDATE threads SET answer_id = copied."copyId" FROM threads AS original JOIN copied ON copied.id = original.answer_id
      WHERE threads.id = ${copyId}::uuid AND original.id = ${id}::uuid`);
    await transaction.$executeRaw(Prisma.sql`
      INSERT INTO comment_mentions (comment_id, person_id)
      SELECT copied."copyId", comment_mentions.person_id FROM comment_mentions JOIN ${copied} ON copied.id = comment_id
        JOIN memberships ON memberships.person_id = comment_mentions.person_id AND group_id = ${groupId}::uuid`);
    await transaction.$executeRaw(Prisma.sql`
      INSERT INTO comment_role_mentions (comment_id, role)
      SELECT copied."copyId", role FROM comment_role_mentions JOIN ${copied} ON copied.id = comment_id`);
    await transaction.$executeRaw(Prisma.sql`
      INSERT INTO comment_pictures (comment_id, picture_id)
      SELECT copied."copyId", picture_id FROM comment_pictures JOIN ${copied} ON copied.id = comment_id`);
    await transaction.$executeRaw(Prisma.sql`
      INSERT INTO stream_events (stream_id, seq, type, at, actor_id, thread_id, comment_id)
      SELECT ${audienceId ?? readingId}::uuid, copied.seq,
        CASE WHEN copied."copyId" = ${copyId}::uuid THEN 'thread.arrived' ELSE 'comment.arrived' END,
        ${at}::timestamptz, comments.author_id, ${copyId}::uuid, copied."copyId"
      FROM ${copied} JOIN comments ON comments.id = copied.id`);
    // whoever copies it knows it
    await transaction.threadRead.create({
      data: { personId, threadId: copyId, upToSeq: last },
      select: { upToSeq: true },
    });
    if (audienceId === null)
      await transaction.$executeRaw(Prisma.sql`
        UPDATE readings SET comment_count = readings.comment_count + threads.comment_count,
          last_comment_at = greatest(readings.last_comment_at, threads.last_comment_at)
        FROM threads WHERE threads.id = ${copyId}::uuid AND readings.id = ${readingId}::uuid`);
  }

  /** Stores that a thread left a stream; answers with the number of that. */
  async left({ streamId, threadId, personId, at }: Departure, transaction: Transaction): Promise<number> {
    const [row] = await transaction.$queryRaw<{ head: number }[]>(Prisma.sql`
      UPDATE streams SET head = head + 1 WHERE id = ${streamId}::uuid RETURNING head`);
    const seq = row?.head ?? 0;
    await transaction.streamEvent.create({
      data: { streamId, seq, type: 'thread.left', at, actorId: personId, threadId },
      select: { seq: true },
    });
    return seq;
  }
}
