import { Injectable } from '@nestjs/common';
import type { ThreadCommandAnswer, WidenThread } from '@lectern/contracts';
import { Access, Audiences } from '@lectern/server/access';
import { RateLimits, type SignedInCaller } from '@lectern/server/platform';
import { StreamWriter } from '@lectern/server/realtime';
import { AudienceStreams } from '../audiences/audience-streams';
import { ThreadMoves } from '../audiences/thread-moves.repository';
import { Widening, type WideningParts } from '../audiences/widening';
import { PlaceOfTarget } from '../place-of-target';
import { PostingDoor } from '../posting/posting-door';
import { ThreadCommands } from '../thread-commands';
import { ThreadRepository } from '../thread.repository';

/** Shows a thread to more people than heard it until now: a note to the group, what was for who leads to everybody. */
@Injectable()
export class WidenThreadUseCase {
  private readonly parts: WideningParts;

  constructor(
    private readonly commands: ThreadCommands,
    private readonly writer: StreamWriter,
    private readonly streams: AudienceStreams,
    private readonly place: PlaceOfTarget,
    private readonly door: PostingDoor,
    private readonly rates: RateLimits,
    access: Access,
    audiences: Audiences,
    threads: ThreadRepository,
    moves: ThreadMoves,
  ) {
    this.parts = { access, audiences, threads, moves };
  }

  async execute(caller: SignedInCaller, input: WidenThread): Promise<ThreadCommandAnswer> {
    const { access, audiences, threads } = this.parts;
    const { personId } = caller;
    await this.rates.take('write', personId);
    const { threadId } = input;
    const { readingId } = await this.place.now({ threadId });
    const { currentRevisionId } = await access.reading(caller, readingId, 'see');
    await audiences.requireThread(caller, threadId);
    const [thread] = await threads.threads([threadId], currentRevisionId);
    const anchor = { blockId: thread?.anchors.find(({ blockId }) => blockId !== null)?.blockId ?? null };
    await this.door.requireClear(readingId, personId, await threads.bodies(threadId));
    const to = await this.commands.placeFor(personId, readingId, input.audience, anchor);
    const handler = new Widening(to, this.streams.of(to.audience), this.parts);
    const answer = await this.writer.submit(
      to.audienceId ?? readingId,
      { type: 'thread.widen', personId, ...input },
      handler,
    );
    this.place.forget({ threadId });
    return answer;
  }
}
