import { Injectable } from '@nestjs/common';
import type { Comment, Reading, Thread } from '@lectern/contracts';
import { Database } from '@lectern/server/database';
import { ReadStateRepository } from './read-state.repository';
import { presentComment, presentThread } from './thread.presenter';
import { threadColumns, ThreadRepository } from './thread.repository';

/** What a page about readings shows of their threads: summaries, and how much is new to somebody. */
@Injectable()
export class ThreadSummaries {
  constructor(
    private readonly database: Database,
    private readonly threads: ThreadRepository,
    private readonly reads: ReadStateRepository,
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

  /** What of a reading's comments up to the number `head` is new to a person, per thread. */
  unreadByThread(readingId: string, personId: string | null, head: number): Promise<Reading['unread']> {
    return this.reads.unreadByThread(readingId, personId, head);
  }

  /** How many comments by others are new to a person, per reading. */
  unreadByReading(readingIds: readonly string[], personId: string | null): Promise<Map<string, number>> {
    return this.reads.unreadByReading(readingIds, personId);
  }

  /** The same per group. */
  unreadByGroup(groupIds: readonly string[], personId: string | null): Promise<Map<string, number>> {
    return this.reads.unreadByGroup(groupIds, personId);
  }
}
