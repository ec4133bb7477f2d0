import { Injectable } from '@nestjs/common';
import type { ActOnPolls, LiveAnswer } from '@lectern/contracts';
import { RateLimits, type SignedInCaller } from '@lectern/server/platform';
import { StreamWriter } from '@lectern/server/realtime';
import { LiveAccess } from '../live-access';
import { LivePolls } from '../polls/live-polls';

/** Opens or closes a poll, answers one, asks what is missing and says it. */
@Injectable()
export class ActOnPollsUseCase {
  constructor(
    private readonly live: LiveAccess,
    private readonly writer: StreamWriter,
    private readonly polls: LivePolls,
    private readonly rates: RateLimits,
  ) {}

  async execute(caller: SignedInCaller, { commandId, sessionId, act }: ActOnPolls): Promise<LiveAnswer> {
    await this.live.see(caller, sessionId);
    await this.rates.take('live-act', caller.personId);
    return this.writer.submit(sessionId, { type: 'live.poll', personId: caller.personId, commandId, act }, this.polls);
  }
}
