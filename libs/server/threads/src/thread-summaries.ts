import { Injectable } from '@nestjs/common';
import type { Comment, Thread } from '@lectern/contracts';
import { Database, Prisma } from '@lectern/server/database';
import { presentComment, presentThread } from './thread.presenter';
import { threadColumns, ThreadRepository } from './thread.repository';

/** What a page about readings shows of their threads: summaries, and how much is new to somebody. */
@Injectable()
export class ThreadSummaries {
  constructor(
    private readonly database: Database,
    private readonly threads: ThreadRepository,
  ) {}

  /** The threads of a reading in the order they were opened, also those whose comments are all deleted: an answer revives them. */
  async ofReading(readingId: string, revisionId: string): Promise<Thread[]> {
    const found = await this.database.client.thread.findMany({
      where: { readingId },
      orderBy: { createdSeq: 'asc' },
      select: threadColumns(revisionId),
    });
    return found.map(presentThread);
  }

  /** The threads that stood, in some place or in none, on one revision: those opened later did not. */
  async onRevision(readingId: string, revisionId: string): Promise<Thread[]> {
    const found = await this.database.client.thread.findMany({
      where: { readingId, anchors: { some: { revisionId } } },
      orderBy: { createdSeq: 'asc' },
      select: threadColumns(revisionId),
    });
    return found.map(presentThread);
  }

  /** Everything said in a reading, as it may be seen now, in the order it was written. */
  async commentsOfReading(readingId: string): Promise<Comment[]> {
    return (await this.threads.commentsOfReading(readingId)).map(presentComment);
  }

  /** How many comments by others are new to a person, per thread of a reading. */
  async unreadByThread(readingId: string, personId: string | null): Promise<Record<string, number>> {
    return Object.fromEntries((await this.unread([readingId], personId)).map((row) => [row.thread_id, row.count]));
  }

  /** The same per reading. */
  async unreadByReading(readingIds: readonly string[], personId: string | null): Promise<Map<string, number>> {
    const sums = new Map<string, number>();
    for (const row of await this.unread(readingIds, personId))
      sums.set(row.reading_id, (sums.get(row.reading_id) ?? 0) + row.count);
    return sums;
  }

  private async unread(readingIds: readonly string[], personId: string | null) {
    if (personId === null || readingIds.length === 0) return [];
    return this.database.client.$queryRaw<{ reading_id: string; thread_id: string; count: number }[]>(Prisma.sql`
      SELECT threads.reading_id, threads.id AS thread_id, count(*)::int AS count
      FROM threads
      LEFT JOIN thread_reads ON thread_reads.thread_id = threads.id AND thread_reads.person_id = ${personId}::uuid
      LEFT JOIN reading_reads ON reading_reads.reading_id = threads.reading_id AND reading_reads.person_id = ${personId}::uuid
      JOIN comments ON comments.thread_id = threads.id
        AND comments.created_seq > greatest(coalesce(thread_reads.up_to_seq, 0), coalesce(reading_reads.up_to_seq, 0))
      WHERE threads.reading_id IN (${Prisma.join(readingIds.map((id) => Prisma.sql`${id}::uuid`))})
        AND threads.last_comment_seq > greatest(coalesce(thread_reads.up_to_seq, 0), coalesce(reading_reads.up_to_seq, 0))
        AND comments.deleted_at IS NULL AND comments.author_id IS DISTINCT FROM ${personId}::uuid
      GROUP BY threads.reading_id, threads.id`);
  }
}
