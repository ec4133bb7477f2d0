import { Injectable } from '@nestjs/common';
import type { ChangeThread, ThreadCommandAnswer } from '@lectern/contracts';
import { RateLimits, type SignedInCaller } from '@lectern/server/platform';
import { ThreadCommands } from '../thread-commands';

/** Says that a thread is a question or a comment, what answers it, that it is settled, or that it stands first. */
@Injectable()
export class ChangeThreadUseCase {
  constructor(
    private readonly commands: ThreadCommands,
    private readonly rates: RateLimits,
  ) {}

  async execute(caller: SignedInCaller, input: ChangeThread): Promise<ThreadCommandAnswer> {
    await this.rates.take('write', caller.personId);
    return this.commands.about(
      { threadId: input.threadId },
      { type: 'thread.change', personId: caller.personId, ...input },
    );
  }
}
