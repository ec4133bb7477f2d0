import { Injectable } from '@nestjs/common';
import { limits, type CommentPage } from '@lectern/contracts';
import { Access } from '@lectern/server/access';
import { invalid, type Caller } from '@lectern/server/platform';
import { EventRepository } from '@lectern/server/realtime';
import { presentComment } from '../thread.presenter';
import { ThreadRepository } from '../thread.repository';

/** Where to look: one thread, one block, or (neither) the whole reading. */
export interface CommentPlace {
  readonly readingId: string;
  readonly threadId?: string;
  readonly blockId?: string;
  readonly after?: number;
}

/** The comments at one place, a page at a time. */
@Injectable()
export class ListCommentsUseCase {
  constructor(
    private readonly access: Access,
    private readonly threads: ThreadRepository,
    private readonly events: EventRepository,
  ) {}

  async execute(caller: Caller, { readingId, threadId, blockId, after = 0 }: CommentPlace): Promise<CommentPage> {
    if (threadId !== undefined && blockId !== undefined)
      throw invalid('Ask for a thread or for a block, not for both.', 'blockId');
    const { currentRevisionId } = await this.access.reading(caller, readingId, 'see');
    // the number is read first: what is shown is at least as new as it says
    const head = (await this.events.heads([readingId])).get(readingId) ?? 0;
    const place = threadId === undefined ? { blockId: blockId ?? null } : { threadId };
    const found = await this.threads.commentsAt(readingId, currentRevisionId, place, after, limits.commentsPerPage);
    const last = found.at(-1);
    return {
      comments: found.map(presentComment),
      next: found.length === limits.commentsPerPage && last ? last.createdSeq : null,
      head,
    };
  }
}
