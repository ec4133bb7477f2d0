import { Injectable } from '@nestjs/common';
import type { Person } from '@lectern/contracts';
import { Access, Audiences } from '@lectern/server/access';
import { notFound, type Caller } from '@lectern/server/platform';
import { parseProse, plainText } from '@lectern/prose';
import { PlaceOfTarget } from './place-of-target';
import { ThreadRepository } from './thread.repository';

/** What a comment is known by where only a link to it stands. */
export interface CommentGlimpse {
  readonly readingId: string;
  /** the block it stands at on the present revision; null: on the whole reading, or in no place */
  readonly blockId: string | null;
  readonly author: Person | null;
  readonly words: string;
}

/** Shows how comments begin to those who may read them. */
@Injectable()
export class CommentGlimpses {
  constructor(
    private readonly access: Access,
    private readonly audiences: Audiences,
    private readonly place: PlaceOfTarget,
    private readonly threads: ThreadRepository,
  ) {}

  /** A comment whose words are there; anything else is not found. */
  async of(caller: Caller, commentId: string, characters: number): Promise<CommentGlimpse> {
    const { readingId, threadId } = await this.place.now({ commentId });
    const { currentRevisionId } = await this.access.reading(caller, readingId, 'see');
    await this.audiences.requireThread(caller, threadId);
    const [[comment], [thread]] = await Promise.all([
      this.threads.comments([commentId]),
      this.threads.threads([threadId], currentRevisionId),
    ]);
    if (!comment || !thread || comment.deletedAt !== null) throw notFound();
    const blockId = thread.anchors[0]?.blockId ?? null;
    return { readingId, blockId, author: comment.author, words: plainText(parseProse(comment.body), characters) };
  }
}
