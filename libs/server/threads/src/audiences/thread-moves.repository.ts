import { Injectable } from '@nestjs/common';
import { Prisma, type Transaction } from '@lectern/server/database';

/** Where threads go: into the stream of a narrower audience, or (null) of everybody who sees the reading. */
export interface Destination {
  readonly readingId: string;
  readonly audienceId: string | null;
}

/** more than a comment keeps: each move puts its earlier versions, in their order, before all that were ever put there */
const versionsBack = 1_000;

/** What is stored of comments that got numbers in another stream. */
interface ArrivalTypes {
  readonly thread: string;
  readonly comment: string;
}

const shownNow: ArrivalTypes = { thread: 'thread.opened', comment: 'comment.created' };

/** The same for who shows events, and nothing for who tells people of what is said: they were told where it was. */
export const knownBefore: ArrivalTypes = { thread: 'thread.arrived', comment: 'comment.arrived' };

/**
 * Moves threads with all that is said in them into another stream, of a wider audience or of another reading: each
 * comment gets the next number there, and an event. Whoever hears that stream learns of them as if they had been written
 * now, and nothing of where they were. The caller holds the stream.
 */
@Injectable()
export class ThreadMoves {
  /** The threads of a reading that are hidden on its paragraphs. */
  async hiddenIn(readingId: string, transaction: Transaction): Promise<string[]> {
    const found = await transaction.thread.findMany({
      where: { readingId, audience: { kind: 'passage' } },
      select: { id: true },
    });
    return found.map(({ id }) => id);
  }

  /** How many comments, also deleted ones, threads have. */
  countComments(threadIds: readonly string[], transaction: Transaction): Promise<number> {
    return transaction.comment.count({ where: { threadId: { in: [...threadIds] } } });
  }

  /** Moves threads to a destination whose stream stands at `head`; thread by thread, each in its own order. */
  async move(
    threadIds: readonly string[],
    { readingId, audienceId }: Destination,
    { head, at }: { head: number; at: Date },
    transaction: Transaction,
    types: ArrivalTypes = shownNow,
  ): Promise<void> {
    const ids = [...threadIds];
    const streamId = audienceId ?? readingId;
    // numbers are what a person has read up to: they follow their comments
    await transaction.$executeRaw(Prisma.sql`
      WITH numbered AS (${numbered(ids, head)})
      UPDATE thread_reads SET up_to_seq = coalesce((SELECT max(numbered.seq) FROM numbered
        WHERE numbered.thread_id = thread_reads.thread_id AND numbered.before <= thread_reads.up_to_seq), 0)
      WHERE thread_reads.thread_id = ANY(${ids}::uuid[])`);
    await transaction.$executeRaw(Prisma.sql`
      WITH numbered AS (${numbered(ids, head)})
      INSERT INTO stream_events (stream_id, seq, type, at, actor_id, thread_id, comment_id)
      SELECT ${streamId}::uuid, numbered.seq,
        CASE WHEN numbered.id = numbered.thread_id THEN ${types.thread} ELSE ${types.comment} END,
        ${at}::timestamptz, numbered.author_id, numbered.thread_id, numbered.id
      FROM numbered`);
    await transaction.$executeRaw(Prisma.sql`
      UPDATE comment_versions SET seq = earlier.rank - ${versionsBack}::int * (earlier.moves + 1)
      FROM (SELECT comment_id, comment_versions.seq, threads.moves,
          row_number() OVER (PARTITION BY comment_id ORDER BY comment_versions.seq)::int AS rank
        FROM comment_versions JOIN comments ON comments.id = comment_id JOIN threads ON threads.id = comments.thread_id
        WHERE comments.thread_id = ANY(${ids}::uuid[])) AS earlier
      WHERE comment_versions.comment_id = earlier.comment_id AND comment_versions.seq = earlier.seq`);
    await transaction.$executeRaw(Prisma.sql`
      WITH numbered AS (${numbered(ids, head)})
      UPDATE comments SET created_seq = numbered.seq, seq = numbered.seq, body_seq = numbered.seq
      FROM numbered WHERE comments.id = numbered.id`);
    await transaction.$executeRaw(Prisma.sql`
      UPDATE threads SET audience_id = ${audienceId}::uuid, moves = moves + 1, created_seq = said.first,
        last_comment_seq = said.last, seq = said.last
      FROM (SELECT thread_id, min(created_seq) AS first, max(created_seq) AS last FROM comments
        WHERE thread_id = ANY(${ids}::uuid[]) GROUP BY thread_id) AS said
      WHERE threads.id = said.thread_id`);
    if (audienceId === null)
      await transaction.$executeRaw(Prisma.sql`
        UPDATE readings SET comment_count = comment_count + said.count,
          last_comment_at = greatest(last_comment_at, said.last)
        FROM (SELECT count(*)::int AS count, max(created_at) AS last FROM comments
          WHERE thread_id = ANY(${ids}::uuid[]) AND deleted_at IS NULL) AS said
        WHERE readings.id = ${readingId}::uuid`);
  }

  /** Holds the streams that threads are in, so that nothing is being written there meanwhile. */
  async hold(threadIds: readonly string[], transaction: Transaction): Promise<void> {
    await transaction.$queryRaw(Prisma.sql`
      SELECT 1 FROM streams WHERE id IN (SELECT audience_id FROM threads WHERE id = ANY(${[...threadIds]}::uuid[]))
      ORDER BY id FOR UPDATE`);
  }

  /** Whoever wrote on a paragraph hears what the others say there. */
  async addHearer(audienceId: string, personId: string, transaction: Transaction): Promise<void> {
    await transaction.audienceHearer.createMany({ data: [{ audienceId, personId }], skipDuplicates: true });
  }

  /** Nothing is hidden any more: who wrote where counts for nothing when first thoughts are asked for again. */
  async forgetHearers(readingId: string, transaction: Transaction): Promise<void> {
    await transaction.audienceHearer.deleteMany({ where: { audience: { readingId, kind: 'passage' } } });
  }
}

/** The comments of threads with the numbers they get: thread by thread in the order they were opened. */
function numbered(threadIds: string[], head: number): Prisma.Sql {
  return Prisma.sql`
    SELECT comments.id, comments.thread_id, comments.author_id, comments.created_seq AS before,
      ${head}::int + row_number() OVER (ORDER BY threads.opened_at, threads.id, comments.created_seq)::int AS seq
    FROM comments JOIN threads ON threads.id = comments.thread_id
    WHERE comments.thread_id = ANY(${threadIds}::uuid[])`;
}
