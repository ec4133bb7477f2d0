import { Injectable } from '@nestjs/common';
import type { React, ThreadCommandAnswer } from '@lectern/contracts';
import { RateLimits, type SignedInCaller } from '@lectern/server/platform';
import { ThreadCommands } from '../thread-commands';

/** Puts a reaction to a comment, or takes one's own away. */
@Injectable()
export class ReactUseCase {
  constructor(
    private readonly commands: ThreadCommands,
    private readonly rates: RateLimits,
  ) {}

  async execute(caller: SignedInCaller, input: React): Promise<ThreadCommandAnswer> {
    await this.rates.take('react', caller.personId);
    return this.commands.about(
      { commentId: input.commentId },
      { type: 'comment.react', personId: caller.personId, ...input },
    );
  }
}
