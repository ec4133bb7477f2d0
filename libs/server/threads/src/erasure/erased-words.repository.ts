import { Injectable } from '@nestjs/common';
import type { ThreadAudience } from '@lectern/contracts';
import { Database, Prisma, type Transaction } from '@lectern/server/database';
import type { StoredEvent } from '@lectern/server/realtime';

/** A stream in which somebody's words stand. */
export interface SpokenStream {
  readonly id: string;
  readonly kind: ThreadAudience;
}

/** Takes away what somebody wrote, and leaves the places where it stood. */
@Injectable()
export class ErasedWordsRepository {
  constructor(private readonly database: Database) {}

  write<T>(work: (transaction: Transaction) => Promise<T>): Promise<T> {
    return this.database.write(work);
  }

  /** A stream in which words of somebody's stand still; null when there is none any more. */
  async nextStream(personId: string): Promise<SpokenStream | null> {
    const [found] = await this.database.client.$queryRaw<SpokenStream[]>(Prisma.sql`
      SELECT coalesce(threads.audience_id, threads.reading_id) AS id, coalesce(audiences.kind::text, 'group') AS kind
      FROM comments JOIN threads ON threads.id = comments.thread_id
      LEFT JOIN audiences ON audiences.id = threads.audience_id
      WHERE comments.author_id = ${personId}::uuid AND comments.deleted_at IS NULL LIMIT 1`);
    return found ?? null;
  }

  /** Some comments of somebody's that stand in a stream, which is locked. */
  standing(streamId: string, personId: string, most: number, transaction: Transaction) {
    return transaction.$queryRaw<{ id: string; threadId: string }[]>(Prisma.sql`
      SELECT comments.id, threads.id AS "threadId" FROM comments JOIN threads ON threads.id = comments.thread_id
      WHERE comments.author_id = ${personId}::uuid AND comments.deleted_at IS NULL
        AND coalesce(threads.audience_id, threads.reading_id) = ${streamId}::uuid
      ORDER BY comments.created_seq LIMIT ${most}::int`);
  }

  /**
   * Takes the words of comments away, each by its event. What somebody reported is kept where only its case reads it,
   * until that is final: nobody could decide it otherwise. Its number of words stays, they are the same.
   */
  async erase(events: readonly StoredEvent[], transaction: Transaction): Promise<void> {
    const rows = JSON.stringify(events.map(({ commentId, threadId, seq }) => ({ commentId, threadId, seq })));
    const erased = Prisma.sql`jsonb_to_recordset(${rows}::jsonb) AS erased ("commentId" uuid, "threadId" uuid, seq int)`;
    const [{ streamId, at, seq: head } = { streamId: null, at: null, seq: 0 }] = events.slice(-1);
    await transaction.$executeRaw(Prisma.sql`
      INSERT INTO withheld_comments (comment_id, body, was_answer, since)
      SELECT comments.id, comments.body, false, ${at}::timestamptz FROM ${erased}
      JOIN comments ON comments.id = erased."commentId"
      JOIN moderation_cases ON moderation_cases.comment_id = comments.id AND moderation_cases.state <> 'final'
      ON CONFLICT DO NOTHING`);
    await transaction.$executeRaw(Prisma.sql`
      UPDATE comments SET body = '', deleted_at = ${at}::timestamptz, seq = erased.seq FROM ${erased}
      WHERE comments.id = erased."commentId"`);
    await transaction.$executeRaw(Prisma.sql`
      UPDATE threads SET comment_count = comment_count - counted.count, seq = counted.seq,
        answer_id = CASE WHEN threads.answer_id = ANY(counted.ids) THEN NULL ELSE threads.answer_id END
      FROM (SELECT "threadId", count(*)::int AS count, max(seq) AS seq, array_agg("commentId") AS ids FROM ${erased}
        GROUP BY "threadId") AS counted WHERE threads.id = counted."threadId"`);
    await transaction.$executeRaw(Prisma.sql`
      UPDATE readings SET comment_count = comment_count - ${events.length}::int WHERE id = ${streamId}::uuid`);
    await transaction.$executeRaw(Prisma.sql`
      INSERT INTO stream_events (stream_id, seq, type, at, thread_id, comment_id)
      SELECT ${streamId}::uuid, erased.seq, 'comment.deleted', ${at}::timestamptz, "threadId", "commentId" FROM ${erased}`);
    await transaction.$executeRaw(Prisma.sql`UPDATE streams SET head = ${head}::int WHERE id = ${streamId}::uuid`);
  }

  /** What comments of somebody said before, whom they called, and what waited to go up. */
  async eraseTraces(personId: string): Promise<void> {
    const own = Prisma.sql`(SELECT id FROM comments WHERE author_id = ${personId}::uuid)`;
    await this.database.client.$executeRaw(Prisma.sql`DELETE FROM comment_versions WHERE comment_id IN ${own}`);
    await this.database.client.$executeRaw(Prisma.sql`DELETE FROM comment_mentions WHERE comment_id IN ${own}`);
    await this.database.client.$executeRaw(Prisma.sql`DELETE FROM comment_role_mentions WHERE comment_id IN ${own}`);
  }

  async audienceVersion(stream: SpokenStream, transaction: Transaction): Promise<number> {
    const [found] = await transaction.$queryRaw<{ version: number }[]>(Prisma.sql`
      SELECT groups.audience_version AS version FROM groups JOIN readings ON readings.group_id = groups.id
      WHERE readings.id = ${stream.id}::uuid
        OR readings.id = (SELECT reading_id FROM audiences WHERE audiences.id = ${stream.id}::uuid)`);
    return found?.version ?? 0;
  }
}
