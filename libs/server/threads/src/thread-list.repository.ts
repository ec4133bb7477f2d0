import { Injectable } from '@nestjs/common';
import {
  limits,
  type MemberRole,
  type Person,
  type ThreadFilter,
  type ThreadKind,
  type ThreadOrder,
} from '@lectern/contracts';
import { isHeard } from '@lectern/server/access';
import { Database, Prisma } from '@lectern/server/database';

/** Which threads to list, for whom. */
export interface ThreadQuestion {
  readonly readingId: string;
  readonly revisionId: string;
  /** the narrower audiences whoever asks hears */
  readonly heardIds: readonly string[];
  /** who asks; null: nobody who is signed in */
  readonly viewerId: string | null;
  /** what they are in the group; null: no member */
  readonly role: MemberRole | null;
  readonly of: ThreadFilter;
  /** only those this person wrote in */
  readonly personId: string | null;
  readonly order: ThreadOrder;
  readonly offset: number;
}

/** A thread as listed. */
export interface ThreadRow {
  readonly id: string;
  readonly blockId: string | null;
  readonly number: number | null;
  readonly isWhole: boolean;
  readonly kind: ThreadKind;
  readonly isOpenQuestion: boolean;
  readonly openedById: string | null;
  readonly openedByName: string | null;
  readonly openedAt: Date;
  readonly lastCommentAt: Date;
  readonly commentCount: number;
  readonly newCount: number;
  readonly reactionCount: number;
  readonly body: string | null;
  readonly total: number;
}

const orders: Readonly<Record<ThreadOrder, Prisma.Sql>> = {
  text: Prisma.sql`wanted."isWhole" DESC, wanted.position ASC NULLS LAST, wanted.created_seq`,
  latest: Prisma.sql`wanted.last_comment_at DESC, wanted.created_seq DESC`,
  oldest: Prisma.sql`wanted.created_seq`,
  longest: Prisma.sql`wanted.comment_count DESC, wanted.created_seq`,
  reactions: Prisma.sql`wanted."reactionCount" DESC, wanted.created_seq`,
};

/** A question without an answer that is not settled: what open means. */
export const isOpenQuestion = Prisma.sql`(threads.kind = 'question' AND threads.answer_id IS NULL AND threads.resolved_at IS NULL)`;

/** The threads of a reading as lists of them: filtered, in an order, a page at a time. */
@Injectable()
export class ThreadListRepository {
  constructor(private readonly database: Database) {}

  /** Threads with a comment left, by their first place. */
  list({
    readingId,
    revisionId,
    heardIds,
    viewerId,
    role,
    of,
    personId,
    order,
    offset,
  }: ThreadQuestion): Promise<ThreadRow[]> {
    const viewer = viewerId ?? '00000000-0000-0000-0000-000000000000';
    const wroteIn = (id: string) => Prisma.sql`AND EXISTS (SELECT 1 FROM comments WHERE comments.thread_id = threads.id
      AND comments.author_id = ${id}::uuid AND comments.deleted_at IS NULL)`;
    const byPerson = personId === null ? Prisma.empty : wroteIn(personId);
    const conditions: Readonly<Record<ThreadFilter, Prisma.Sql>> = {
      all: Prisma.empty,
      new: Prisma.sql`AND fresh.count > 0`,
      mine: wroteIn(viewer),
      mentions: Prisma.sql`AND EXISTS (SELECT 1 FROM comments
        LEFT JOIN comment_mentions ON comment_mentions.comment_id = comments.id AND comment_mentions.person_id = ${viewer}::uuid
        LEFT JOIN comment_role_mentions ON comment_role_mentions.comment_id = comments.id
          AND comment_role_mentions.role::text = ${role ?? ''}
        WHERE comments.thread_id = threads.id AND comments.deleted_at IS NULL
          AND (comment_mentions.person_id IS NOT NULL OR comment_role_mentions.role IS NOT NULL))`,
      questions: Prisma.sql`AND threads.kind = 'question'`,
      'open-questions': Prisma.sql`AND ${isOpenQuestion}`,
      comments: Prisma.sql`AND threads.kind = 'comment'`,
      reactions: Prisma.sql`AND reacted.count > 0`,
      circle: Prisma.sql`AND EXISTS (SELECT 1 FROM audiences
        WHERE audiences.id = threads.audience_id AND audiences.kind = 'circle')`,
    };
    return this.database.client.$queryRaw<ThreadRow[]>(Prisma.sql`
      WITH wanted AS (
        SELECT threads.*, anchor.block_id, blocks.number, blocks.position, fresh.count AS "newCount",
          anchor.block_id IS NULL AND anchor.certainty = 'exact' AS "isWhole", ${isOpenQuestion} AS "isOpenQuestion",
          reacted.count AS "reactionCount"
        FROM threads
        JOIN thread_anchors anchor ON anchor.thread_id = threads.id AND anchor.position = 0
          AND anchor.revision_id = ${revisionId}::uuid
        LEFT JOIN blocks ON blocks.id = anchor.block_id
        LEFT JOIN thread_reads ON thread_reads.thread_id = threads.id AND thread_reads.person_id = ${viewer}::uuid
        -- the mark of a whole reading is a number of its own stream
        LEFT JOIN reading_reads ON reading_reads.reading_id = threads.reading_id AND threads.audience_id IS NULL
          AND reading_reads.person_id = ${viewer}::uuid
        CROSS JOIN LATERAL (
          SELECT count(*)::int AS count FROM comments
          WHERE comments.thread_id = threads.id AND ${viewerId !== null}
            AND comments.created_seq > greatest(coalesce(thread_reads.up_to_seq, 0), coalesce(reading_reads.up_to_seq, 0))
            AND comments.deleted_at IS NULL AND comments.author_id IS DISTINCT FROM ${viewer}::uuid) AS fresh
        CROSS JOIN LATERAL (
          SELECT count(*)::int AS count FROM comments JOIN comment_reactions ON comment_reactions.comment_id = comments.id
          WHERE comments.thread_id = threads.id AND comments.deleted_at IS NULL) AS reacted
        WHERE threads.reading_id = ${readingId}::uuid AND ${isHeard(Prisma.sql`threads.audience_id`, heardIds)}
          AND threads.comment_count > 0 ${byPerson} ${conditions[of]})
      SELECT wanted.id, wanted.block_id AS "blockId", wanted.number, wanted."isWhole", wanted.kind,
        wanted."isOpenQuestion", wanted."reactionCount",
        people.id AS "openedById", people.display_name AS "openedByName", wanted.opened_at AS "openedAt",
        wanted.last_comment_at AS "lastCommentAt", wanted.comment_count AS "commentCount", wanted."newCount",
        CASE WHEN comments.deleted_at IS NULL THEN comments.body END AS body,
        (SELECT count(*)::int FROM wanted) AS total
      FROM wanted
      LEFT JOIN people ON people.id = wanted.opened_by_id
      -- a thread is named like its first comment
      LEFT JOIN comments ON comments.id = wanted.id
      ORDER BY ${orders[order]} LIMIT ${limits.threadsPerPage} OFFSET ${offset}`);
  }

  /** Who wrote in a reading, and in how many threads; the busiest first. */
  async people(readingId: string, heardIds: readonly string[]): Promise<{ person: Person; threadCount: number }[]> {
    const rows = await this.database.client.$queryRaw<(Person & { threadCount: number })[]>(Prisma.sql`
      SELECT people.id, people.display_name AS "displayName", count(DISTINCT threads.id)::int AS "threadCount"
      FROM threads JOIN comments ON comments.thread_id = threads.id AND comments.deleted_at IS NULL
        JOIN people ON people.id = comments.author_id
      WHERE threads.reading_id = ${readingId}::uuid AND ${isHeard(Prisma.sql`threads.audience_id`, heardIds)}
      GROUP BY people.id ORDER BY "threadCount" DESC, people.display_name, people.id LIMIT ${limits.peoplePerThreadList}`);
    return rows.map(({ threadCount, ...person }) => ({ person, threadCount }));
  }
}
