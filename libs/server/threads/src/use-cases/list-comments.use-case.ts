import { Injectable } from '@nestjs/common';
import { limits, type CommentPage } from '@lectern/contracts';
import { Access, Audiences } from '@lectern/server/access';
import { invalid, type Caller } from '@lectern/server/platform';
import { EventRepository } from '@lectern/server/realtime';
import { ReactionRepository } from '../reaction.repository';
import { presentComment } from '../thread.presenter';
import { ThreadRepository } from '../thread.repository';

/** Where to look: one thread, one block, everywhere, in no place, or (nothing said) what is about the reading as a whole. */
export interface CommentPlace {
  readonly readingId: string;
  readonly threadId?: string;
  readonly blockId?: string;
  readonly scope?: 'everywhere' | 'nowhere';
  readonly after?: number;
}

/** The comments at one place, a page at a time. */
@Injectable()
export class ListCommentsUseCase {
  constructor(
    private readonly access: Access,
    private readonly audiences: Audiences,
    private readonly threads: ThreadRepository,
    private readonly events: EventRepository,
    private readonly reactions: ReactionRepository,
  ) {}

  async execute(caller: Caller, asked: CommentPlace): Promise<CommentPage> {
    const { readingId, after = 0 } = asked;
    const place = placeOf(asked);
    const { currentRevisionId } = await this.access.reading(caller, readingId, 'see');
    // the number is read first: what is shown is at least as new as it says
    const head = (await this.events.heads([readingId])).get(readingId) ?? 0;
    const heard = await this.audiences.heardIds(caller.personId, [readingId]);
    const most = limits.commentsPerPage;
    const found = await this.threads.commentsAt(readingId, currentRevisionId, place, heard, after, most);
    const last = found.at(-1);
    const { personId } = caller;
    const reacted = found.filter(({ reactions }) => reactions.length > 0).map(({ id }) => id);
    const own = personId === null ? new Map<string, never>() : await this.reactions.of(reacted, [personId]);
    return {
      comments: found.map(presentComment),
      ownReactions: Object.fromEntries(
        [...own].flatMap(([id, { own: ofCaller }]) => {
          const reactions = personId === null ? undefined : ofCaller.get(personId);
          return reactions ? [[id, reactions]] : [];
        }),
      ),
      next: found.length >= most && last ? last.createdSeq : null,
      head,
    };
  }
}

function placeOf({ threadId, blockId, scope }: CommentPlace) {
  if ([threadId, blockId, scope].filter((given) => given !== undefined).length > 1)
    throw invalid('Ask for a thread, for a block, or for a scope, not for two of them.', 'blockId');
  if (scope !== undefined) return scope;
  return threadId === undefined ? { blockId: blockId ?? null } : { threadId };
}
