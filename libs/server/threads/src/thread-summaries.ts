import { Injectable } from '@nestjs/common';
import type { Comment, Reading, Thread } from '@lectern/contracts';
import { Audiences } from '@lectern/server/access';
import { Database } from '@lectern/server/database';
import { ReadStateRepository } from './read-state.repository';
import { presentComment, presentThread } from './thread.presenter';
import { asThread, heardBy, threadColumns, ThreadRepository } from './thread.repository';

/** What a page about readings shows of their threads: summaries, and how much is new to somebody. */
@Injectable()
export class ThreadSummaries {
  constructor(
    private readonly database: Database,
    private readonly threads: ThreadRepository,
    private readonly reads: ReadStateRepository,
    private readonly audiences: Audiences,
  ) {}

  /** The threads of a reading that somebody hears, in the order they were opened, also those whose comments are all deleted: an answer revives them. */
  async ofReading(readingId: string, revisionId: string, personId: string | null): Promise<Thread[]> {
    const heardIds = await this.audiences.heardIds(personId, [readingId]);
    return (await this.threads.threadsOfReading(readingId, revisionId, heardIds)).map(presentThread);
  }

  /** The threads that stood, in some place or in none, on one revision: those opened later did not. */
  async onRevision(readingId: string, revisionId: string, personId: string | null): Promise<Thread[]> {
    const found = await this.database.client.thread.findMany({
      where: {
        readingId,
        ...heardBy(await this.audiences.heardIds(personId, [readingId])),
        anchors: { some: { revisionId } },
      },
      orderBy: [{ openedAt: 'asc' }, { createdSeq: 'asc' }],
      select: threadColumns(revisionId),
    });
    return found.map(asThread).map(presentThread);
  }

  /** When somebody said something in a reading last, but for notes of their own. */
  async saidAt(readingId: string, personId: string | null): Promise<Date | null> {
    if (personId === null) return null;
    const found = await this.database.client.comment.findFirst({
      where: {
        authorId: personId,
        thread: { readingId, OR: [{ audienceId: null }, { audience: { kind: { not: 'notes' } } }] },
      },
      orderBy: { createdAt: 'desc' },
      select: { createdAt: true },
    });
    return found?.createdAt ?? null;
  }

  /** Everything said in a reading that somebody hears, as it may be seen now, in the order it was written. */
  async commentsOfReading(readingId: string, personId: string | null): Promise<Comment[]> {
    const heard = await this.audiences.heardIds(personId, [readingId]);
    return (await this.threads.commentsOfReading(readingId, heard)).map(presentComment);
  }

  /** What of a reading's comments up to these numbers of its streams is new to a person, per thread. */
  unreadByThread(
    readingId: string,
    personId: string | null,
    heads: ReadonlyMap<string, number>,
  ): Promise<Reading['unread']> {
    return this.reads.unreadByThread(readingId, personId, heads);
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
