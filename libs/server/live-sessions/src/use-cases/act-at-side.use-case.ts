import { Injectable } from '@nestjs/common';
import type { ActAtSide, LiveAnswer } from '@lectern/contracts';
import { RateLimits, type SignedInCaller } from '@lectern/server/platform';
import { StreamWriter } from '@lectern/server/realtime';
import { LiveSideStream } from '../sides/live-side-stream';
import { SideAccess } from '../sides/side-access';

/** Says something backstage or in a small room, writes and orders notes, withdraws what was written there. */
@Injectable()
export class ActAtSideUseCase {
  constructor(
    private readonly access: SideAccess,
    private readonly writer: StreamWriter,
    private readonly stream: LiveSideStream,
    private readonly rates: RateLimits,
  ) {}

  async execute(caller: SignedInCaller, { commandId, sideId, act }: ActAtSide): Promise<LiveAnswer> {
    await this.access.hear(caller, sideId);
    await this.rates.take(act.what === 'say-aside' ? 'live-say' : 'live-act', caller.personId);
    const command = { type: 'live.side', personId: caller.personId, commandId, act } as const;
    return this.writer.submit(sideId, command, this.stream);
  }
}
