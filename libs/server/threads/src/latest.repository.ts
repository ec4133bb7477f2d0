import { Injectable } from '@nestjs/common';
import { limits } from '@lectern/contracts';
import { isHeard } from '@lectern/server/access';
import { Database, Prisma } from '@lectern/server/database';
import { isOpenQuestion } from './thread-list.repository';

/** A thread with the last that was said in it. */
export interface LatestRow {
  readonly threadId: string;
  readonly readingId: string;
  readonly title: string;
  readonly language: string | null;
  readonly number: number | null;
  readonly authorId: string | null;
  readonly authorName: string | null;
  readonly body: string;
  readonly at: Date;
  readonly commentCount: number;
  readonly newCount: number;
  /** of a question: how many want an answer too */
  readonly meTooCount: number;
}

/** What was said last in a group, and what was asked there and not answered. */
@Injectable()
export class LatestRepository {
  constructor(private readonly database: Database) {}

  /** The threads something was said in last, each with its last comment that still stands. */
  ofGroup(groupId: string, viewerId: string | null, heardIds: readonly string[]): Promise<LatestRow[]> {
    return this.rows(groupId, viewerId, heardIds, {
      only: Prisma.empty,
      order: Prisma.sql`threads.last_comment_at DESC, threads.id LIMIT ${limits.latestThreads}`,
      said: Prisma.sql`ORDER BY comments.created_seq DESC LIMIT 1`,
      shown: Prisma.sql`said.created_at DESC, latest.id`,
    });
  }

  /** The questions without an answer, those most people want one to first, each as it was asked. */
  openQuestions(groupId: string, viewerId: string | null, heardIds: readonly string[]): Promise<LatestRow[]> {
    return this.rows(groupId, viewerId, heardIds, {
      only: Prisma.sql`AND ${isOpenQuestion}`,
      order: Prisma.sql`"meTooCount" DESC, threads.opened_at DESC, threads.id LIMIT ${limits.openQuestions}`,
      said: Prisma.sql`AND comments.id = latest.id`,
      shown: Prisma.sql`latest."meTooCount" DESC, latest.opened_at DESC, latest.id`,
    });
  }

  private rows(
    groupId: string,
    viewerId: string | null,
    heardIds: readonly string[],
    { only, order, said, shown }: Readonly<Record<'only' | 'order' | 'said' | 'shown', Prisma.Sql>>,
  ): Promise<LatestRow[]> {
    const viewer = viewerId ?? '00000000-0000-0000-0000-000000000000';
    return this.database.client.$queryRaw<LatestRow[]>(Prisma.sql`
      WITH latest AS (
        SELECT threads.id, threads.reading_id, threads.comment_count, threads.last_comment_at, readings.title,
          readings.language, readings.current_revision_id, threads.audience_id, threads.opened_at,
          -- a thread is named like its first comment, which is the question
          (SELECT count(*)::int FROM comment_reactions
            WHERE comment_id = threads.id AND reaction = 'me-too') AS "meTooCount"
        FROM threads JOIN readings ON readings.id = threads.reading_id
        WHERE readings.group_id = ${groupId}::uuid AND ${isHeard(Prisma.sql`threads.audience_id`, heardIds)}
          AND threads.comment_count > 0 ${only}
        ORDER BY ${order})
      SELECT latest.id AS "threadId", latest.reading_id AS "readingId", latest.title, latest.language, blocks.number,
        people.id AS "authorId", people.display_name AS "authorName", said.body, said.created_at AS at,
        latest.comment_count AS "commentCount", fresh.count AS "newCount", latest."meTooCount"
      FROM latest
      CROSS JOIN LATERAL (
        SELECT comments.author_id, comments.body, comments.created_at FROM comments
        WHERE comments.thread_id = latest.id AND comments.deleted_at IS NULL
        ${said}) AS said
      LEFT JOIN people ON people.id = said.author_id
      LEFT JOIN thread_anchors ON thread_anchors.thread_id = latest.id AND thread_anchors.position = 0
        AND thread_anchors.revision_id = latest.current_revision_id
      LEFT JOIN blocks ON blocks.id = thread_anchors.block_id
      LEFT JOIN thread_reads ON thread_reads.thread_id = latest.id AND thread_reads.person_id = ${viewer}::uuid
      LEFT JOIN reading_reads ON reading_reads.reading_id = latest.reading_id AND latest.audience_id IS NULL
        AND reading_reads.person_id = ${viewer}::uuid
      CROSS JOIN LATERAL (
        SELECT count(*)::int AS count FROM comments
        WHERE comments.thread_id = latest.id AND ${viewerId !== null}
          AND comments.created_seq > greatest(coalesce(thread_reads.up_to_seq, 0), coalesce(reading_reads.up_to_seq, 0))
          AND comments.deleted_at IS NULL AND comments.author_id IS DISTINCT FROM ${viewer}::uuid) AS fresh
      ORDER BY ${shown}`);
  }
}
