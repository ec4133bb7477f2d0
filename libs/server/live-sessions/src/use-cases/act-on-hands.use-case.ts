import { Injectable } from '@nestjs/common';
import type { ActOnHands, LiveAnswer } from '@lectern/contracts';
import { RateLimits, type SignedInCaller } from '@lectern/server/platform';
import { StreamWriter } from '@lectern/server/realtime';
import { LiveHands } from '../hands/live-hands';
import { LiveAccess } from '../live-access';

/** Raises, lowers or moves a hand, gives the floor or takes it back, says what the turns go by. */
@Injectable()
export class ActOnHandsUseCase {
  constructor(
    private readonly live: LiveAccess,
    private readonly writer: StreamWriter,
    private readonly hands: LiveHands,
    private readonly rates: RateLimits,
  ) {}

  async execute(caller: SignedInCaller, { commandId, sessionId, act }: ActOnHands): Promise<LiveAnswer> {
    await this.live.see(caller, sessionId);
    await this.rates.take('live-act', caller.personId);
    return this.writer.submit(sessionId, { type: 'live.hand', personId: caller.personId, commandId, act }, this.hands);
  }
}
