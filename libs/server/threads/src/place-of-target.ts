import { Injectable } from '@nestjs/common';
import { notFound } from '@lectern/server/platform';
import { ThreadRepository } from './thread.repository';

const remembered = 20_000;

/**
 * Which reading's stream a thread or comment belongs to. Remembered, because a busy thread would ask
 * for each comment; only a hint, as the decision checks again inside the transaction.
 */
@Injectable()
export class PlaceOfTarget {
  private readonly readingIds = new Map<string, string>();

  constructor(private readonly threads: ThreadRepository) {}

  async readingId(target: { threadId: string } | { commentId: string }): Promise<string> {
    const id = 'threadId' in target ? target.threadId : target.commentId;
    const known = this.readingIds.get(id);
    if (known !== undefined) return known;
    const readingId = await this.threads.readingOf(target);
    if (readingId === null) throw notFound();
    if (this.readingIds.size >= remembered) this.readingIds.clear();
    this.readingIds.set(id, readingId);
    return readingId;
  }
}
