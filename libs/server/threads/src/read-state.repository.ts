import { Injectable } from '@nestjs/common';
import type { Reading } from '@lectern/contracts';
import { Audiences, isHeard } from '@lectern/server/access';
import { Database, Prisma } from '@lectern/server/database';

/** How far a thread was read, and how far it goes. */
export interface ThreadMark {
  readonly after: number;
  readonly lastCommentSeq: number;
}

type Unread = Reading['unread'];

/**
 * Up to where people have read: a number per thread and one per reading, of which the greater counts. So a comment is
 * new or not by its own number, and nothing is written per comment and reader.
 */
@Injectable()
export class ReadStateRepository {
  constructor(
    private readonly database: Database,
    private readonly audiences: Audiences,
  ) {}

  /** Never moves back, and never past what there is; null when there is no such thread. */
  async markThread(personId: string, threadId: string, upToSeq: number): Promise<ThreadMark | null> {
    const rows = await this.database.client.$queryRaw<ThreadMark[]>(Prisma.sql`
      INSERT INTO thread_reads (person_id, thread_id, up_to_seq)
      SELECT ${personId}::uuid, id, least(${upToSeq}::int, last_comment_seq) FROM threads WHERE id = ${threadId}::uuid
      ON CONFLICT (person_id, thread_id) DO UPDATE SET up_to_seq = greatest(thread_reads.up_to_seq, excluded.up_to_seq)
      RETURNING up_to_seq AS after, (SELECT last_comment_seq FROM threads WHERE id = thread_id) AS "lastCommentSeq"`);
    return rows[0] ?? null;
  }

  /**
   * Marks a whole reading: what is for everybody up to a number of its stream, what is for narrower audiences up to what
   * there is. What was marked of its threads one by one and says no more is forgotten.
   */
  async markReading(personId: string, readingId: string, upToSeq: number, heardIds: readonly string[]): Promise<void> {
    await this.database.client.$executeRaw(Prisma.sql`
      INSERT INTO reading_reads (person_id, reading_id, up_to_seq)
      SELECT ${personId}::uuid, id, least(${upToSeq}::int, head) FROM streams WHERE id = ${readingId}::uuid
      ON CONFLICT (person_id, reading_id) DO UPDATE SET up_to_seq = greatest(reading_reads.up_to_seq, excluded.up_to_seq)`);
    await this.database.client.$executeRaw(Prisma.sql`
      DELETE FROM thread_reads USING threads, reading_reads
      WHERE thread_reads.person_id = ${personId}::uuid AND threads.id = thread_reads.thread_id
        AND threads.reading_id = ${readingId}::uuid AND threads.audience_id IS NULL AND reading_reads.reading_id = threads.reading_id
        AND reading_reads.person_id = thread_reads.person_id AND thread_reads.up_to_seq <= reading_reads.up_to_seq`);
    if (heardIds.length > 0)
      await this.database.client.$executeRaw(Prisma.sql`
        INSERT INTO thread_reads (person_id, thread_id, up_to_seq)
        SELECT ${personId}::uuid, id, last_comment_seq FROM threads WHERE audience_id = ANY(${[...heardIds]}::uuid[])
        ON CONFLICT (person_id, thread_id) DO UPDATE SET up_to_seq = excluded.up_to_seq`);
  }

  /** Where a block stands in a revision; null when it is not of it. */
  async positionOf(blockId: string, revisionId: string): Promise<number | null> {
    const found = await this.database.client.block.findFirst({
      where: { id: blockId, revisionId },
      select: { position: true },
    });
    return found?.position ?? null;
  }

  /** Marks the threads on the reading as a whole and on the blocks up to a position. */
  async markUpTo(
    personId: string,
    place: { readingId: string; revisionId: string; position: number },
    upToSeq: number,
    heardIds: readonly string[],
  ): Promise<void> {
    await this.database.client.$executeRaw(Prisma.sql`
      INSERT INTO thread_reads (person_id, thread_id, up_to_seq)
      SELECT ${personId}::uuid, threads.id, CASE WHEN threads.audience_id IS NULL
        THEN least(${upToSeq}::int, threads.last_comment_seq) ELSE threads.last_comment_seq END
      FROM threads
      WHERE threads.reading_id = ${place.readingId}::uuid AND ${isHeard(Prisma.sql`threads.audience_id`, heardIds)}
        AND EXISTS (
        SELECT 1 FROM thread_anchors LEFT JOIN blocks ON blocks.id = thread_anchors.block_id
        WHERE thread_anchors.thread_id = threads.id AND thread_anchors.revision_id = ${place.revisionId}::uuid
          AND (blocks.position <= ${place.position}::int
            OR (thread_anchors.block_id IS NULL AND thread_anchors.certainty = 'exact')))
      ON CONFLICT (person_id, thread_id) DO UPDATE SET up_to_seq = greatest(thread_reads.up_to_seq, excluded.up_to_seq)`);
  }

  /** What is new of a reading's comments, or of one thread's, up to the given numbers of its streams. */
  async unreadByThread(
    readingId: string,
    personId: string | null,
    heads: ReadonlyMap<string, number>,
    threadId: string | null = null,
  ): Promise<Unread> {
    const rows = await this.unread([readingId], personId, heads, threadId);
    return Object.fromEntries(rows.map(({ thread_id, count, after }) => [thread_id, { count, after }]));
  }

  async unreadByReading(readingIds: readonly string[], personId: string | null): Promise<Map<string, number>> {
    return sums(await this.unread(readingIds, personId), (row) => row.reading_id);
  }

  async unreadByGroup(groupIds: readonly string[], personId: string | null): Promise<Map<string, number>> {
    if (personId === null || groupIds.length === 0) return new Map();
    const readings = await this.database.client.reading.findMany({
      where: { groupId: { in: [...groupIds] } },
      select: { id: true, groupId: true },
    });
    const groupOf = new Map(readings.map(({ id, groupId }) => [id, groupId]));
    return sums(await this.unread([...groupOf.keys()], personId), (row) => groupOf.get(row.reading_id) ?? '');
  }

  private async unread(
    readingIds: readonly string[],
    personId: string | null,
    heads: ReadonlyMap<string, number> | null = null,
    threadId: string | null = null,
  ): Promise<readonly UnreadRow[]> {
    if (personId === null || readingIds.length === 0) return [];
    const readUpTo = Prisma.sql`greatest(coalesce(thread_reads.up_to_seq, 0), coalesce(reading_reads.up_to_seq, 0))`;
    const heardIds = await this.audiences.heardIds(personId, readingIds);
    const counted =
      heads === null
        ? Prisma.empty
        : Prisma.sql`AND comments.created_seq <= (
            SELECT head FROM unnest(${[...heads.keys()]}::uuid[], ${[...heads.values()]}::int[]) AS known (id, head)
            WHERE known.id = coalesce(threads.audience_id, threads.reading_id))`;
    const ofThread = threadId === null ? Prisma.empty : Prisma.sql`AND threads.id = ${threadId}::uuid`;
    const rows = await this.database.ask(Prisma.sql`
      SELECT threads.reading_id, threads.id AS thread_id, max(${readUpTo})::int AS after, count(*)::int AS count
      FROM threads
      LEFT JOIN thread_reads ON thread_reads.thread_id = threads.id AND thread_reads.person_id = ${personId}::uuid
      LEFT JOIN reading_reads ON reading_reads.reading_id = threads.reading_id AND threads.audience_id IS NULL
        AND reading_reads.person_id = ${personId}::uuid
      JOIN comments ON comments.thread_id = threads.id AND comments.created_seq > ${readUpTo}
      WHERE threads.reading_id = ANY(${[...readingIds]}::uuid[]) ${ofThread}
        AND ${isHeard(Prisma.sql`threads.audience_id`, heardIds)}
        AND threads.last_comment_seq > ${readUpTo} ${counted}
        AND comments.deleted_at IS NULL AND comments.author_id IS DISTINCT FROM ${personId}::uuid
      GROUP BY threads.reading_id, threads.id`);
    return rows as readonly UnreadRow[];
  }
}

interface UnreadRow {
  readonly reading_id: string;
  readonly thread_id: string;
  readonly after: number;
  readonly count: number;
}

function sums(rows: readonly UnreadRow[], keyOf: (row: UnreadRow) => string): Map<string, number> {
  const totals = new Map<string, number>();
  for (const row of rows) totals.set(keyOf(row), (totals.get(keyOf(row)) ?? 0) + row.count);
  return totals;
}
