import { Injectable } from '@nestjs/common';
import type { CommentPlace } from '@lectern/contracts';
import { Access, Audiences } from '@lectern/server/access';
import { notFound, type Caller } from '@lectern/server/platform';
import { PlaceOfTarget } from '../place-of-target';
import { ThreadRepository } from '../thread.repository';

/** Where a comment is, for everybody who may read it; for anybody else there is none. */
@Injectable()
export class LocateCommentUseCase {
  constructor(
    private readonly access: Access,
    private readonly audiences: Audiences,
    private readonly place: PlaceOfTarget,
    private readonly threads: ThreadRepository,
  ) {}

  async execute(caller: Caller, commentId: string): Promise<CommentPlace> {
    const { readingId, threadId } = await this.place.now({ commentId });
    await this.access.reading(caller, readingId, 'see');
    await this.audiences.requireThread(caller, threadId);
    const found = await this.threads.standing(commentId);
    if (found === null) throw notFound();
    return { readingId, threadId, ...found };
  }
}
