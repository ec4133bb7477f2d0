import { Injectable } from '@nestjs/common';
import type { MoveThread, ThreadCommandAnswer } from '@lectern/contracts';
import { Access, Audiences } from '@lectern/server/access';
import { RateLimits, type SignedInCaller } from '@lectern/server/platform';
import { CommittedStreams, StreamBroadcaster, StreamWriter } from '@lectern/server/realtime';
import { AudienceStreams } from '../audiences/audience-streams';
import { ThreadMoves } from '../audiences/thread-moves.repository';
import { ThreadTransfer, type TransferParts } from '../moving/thread-transfer';
import { TransferRepository } from '../moving/transfer.repository';
import { PlaceOfTarget } from '../place-of-target';
import { PostingDoor } from '../posting/posting-door';
import { ThreadCommands } from '../thread-commands';
import { ThreadRepository } from '../thread.repository';

/** Takes a thread with its answers to another reading, or puts a copy of it there; heard there by those it was for here. */
@Injectable()
export class MoveThreadUseCase {
  private readonly parts: TransferParts;

  constructor(
    private readonly commands: ThreadCommands,
    private readonly writer: StreamWriter,
    private readonly place: PlaceOfTarget,
    private readonly door: PostingDoor,
    private readonly rates: RateLimits,
    private readonly broadcaster: StreamBroadcaster,
    private readonly committed: CommittedStreams,
    access: Access,
    audiences: Audiences,
    threads: ThreadRepository,
    moves: ThreadMoves,
    transfers: TransferRepository,
    streams: AudienceStreams,
  ) {
    this.parts = { access, audiences, threads, moves, transfers, streams };
  }

  async execute(caller: SignedInCaller, input: MoveThread): Promise<ThreadCommandAnswer> {
    const { access, audiences, threads } = this.parts;
    const { personId } = caller;
    const { threadId, readingId } = input;
    await this.rates.take('move-thread', personId);
    const { readingId: fromId, audience } = await this.place.now({ threadId });
    const from = await access.reading(caller, fromId, 'see');
    await audiences.requireThread(caller, threadId);
    const there = await access.reading(caller, readingId, 'comment');
    // what was said by the rules of one group is held against those of the other
    if (from.group.id !== there.group.id && audience !== 'notes')
      await this.door.requireClear(readingId, personId, await threads.bodies(threadId));
    // what is hidden on a paragraph and what is for a circle does not go, which is said where it is decided
    const chosen = audience === 'passage' || audience === 'circle' ? 'group' : audience;
    const to = await this.commands.placeFor(personId, readingId, chosen, { blockId: null });
    const transfer = new ThreadTransfer(to, this.parts);
    const command = { type: 'thread.move', personId, ...input } as const;
    const answer = await this.writer.submit(to.audienceId ?? readingId, command, transfer);
    this.place.forget({ threadId });
    if (transfer.left !== null) {
      const { stream, audienceVersion, event } = transfer.left;
      this.broadcaster.events(stream, audienceVersion, [event]);
      this.committed.announce(stream.id);
    }
    return answer;
  }
}
