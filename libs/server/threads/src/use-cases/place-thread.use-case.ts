import { Injectable } from '@nestjs/common';
import type { PlaceThread, ThreadCommandAnswer } from '@lectern/contracts';
import { RateLimits, type SignedInCaller } from '@lectern/server/platform';
import { ThreadCommands } from '../thread-commands';

/** Puts a thread in its place again, after a revision left it without one or in a wrong one. */
@Injectable()
export class PlaceThreadUseCase {
  constructor(
    private readonly commands: ThreadCommands,
    private readonly rates: RateLimits,
  ) {}

  async execute(caller: SignedInCaller, input: PlaceThread): Promise<ThreadCommandAnswer> {
    await this.rates.take('write', caller.personId);
    return this.commands.about(
      { threadId: input.threadId },
      { type: 'thread.place', personId: caller.personId, ...input },
    );
  }
}
