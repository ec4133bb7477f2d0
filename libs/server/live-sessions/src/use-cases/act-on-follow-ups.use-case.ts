import { Injectable } from '@nestjs/common';
import type { ActOnFollowUps, LiveAnswer } from '@lectern/contracts';
import { RateLimits, type SignedInCaller } from '@lectern/server/platform';
import { StreamWriter } from '@lectern/server/realtime';
import { LiveFollowUps } from '../follow-ups/live-follow-ups';
import { LiveAccess } from '../live-access';

/** Writes down what is to be done after a session, takes it, says it is done, takes it back. */
@Injectable()
export class ActOnFollowUpsUseCase {
  constructor(
    private readonly live: LiveAccess,
    private readonly writer: StreamWriter,
    private readonly followUps: LiveFollowUps,
    private readonly rates: RateLimits,
  ) {}

  async execute(caller: SignedInCaller, { commandId, sessionId, act }: ActOnFollowUps): Promise<LiveAnswer> {
    await this.live.see(caller, sessionId);
    await this.rates.take('live-act', caller.personId);
    const command = { type: 'live.follow-up', personId: caller.personId, commandId, act } as const;
    return this.writer.submit(sessionId, command, this.followUps);
  }
}
