import { Injectable } from '@nestjs/common';
import type { ArrangeLive, LiveAnswer } from '@lectern/contracts';
import { RateLimits, type SignedInCaller } from '@lectern/server/platform';
import { StreamWriter } from '@lectern/server/realtime';
import { LiveArrangement } from '../arrangement/live-arrangement';
import { LiveAccess } from '../live-access';
import { SideListeners } from '../sides/side-listeners';

/** Splits a session into small rooms and calls everybody back, moves people, says who writes the notes, notes for all. */
@Injectable()
export class ArrangeLiveUseCase {
  constructor(
    private readonly live: LiveAccess,
    private readonly writer: StreamWriter,
    private readonly arrangement: LiveArrangement,
    private readonly listeners: SideListeners,
    private readonly rates: RateLimits,
  ) {}

  async execute(caller: SignedInCaller, { commandId, sessionId, act }: ArrangeLive): Promise<LiveAnswer> {
    await this.live.see(caller, sessionId);
    await this.rates.take('live-act', caller.personId);
    const command = { type: 'live.arrange', personId: caller.personId, commandId, act } as const;
    const answer = await this.writer.submit(sessionId, command, this.arrangement);
    if (act.what === 'move-person' || act.what === 'open-notes') await this.listeners.askAgain(sessionId);
    return answer;
  }
}
