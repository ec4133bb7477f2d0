import { Injectable } from '@nestjs/common';
import type { ActInLiveSession, LiveAnswer } from '@lectern/contracts';
import { RateLimits, type SignedInCaller } from '@lectern/server/platform';
import { EventRepository, LiveSockets, StreamWriter } from '@lectern/server/realtime';
import { LiveAccess } from '../live-access';
import { LiveParts } from '../live-parts';
import { LiveSessionStream, narrowsSides } from '../live-session-stream';
import { SideListeners } from '../sides/side-listeners';

/** Does something in a live session: enters it, leads, goes on, lets somebody in, ends it. */
@Injectable()
export class ActInLiveSessionUseCase {
  constructor(
    private readonly live: LiveAccess,
    private readonly writer: StreamWriter,
    private readonly stream: LiveSessionStream,
    private readonly parts: LiveParts,
    private readonly events: EventRepository,
    private readonly sockets: LiveSockets,
    private readonly listeners: SideListeners,
    private readonly rates: RateLimits,
  ) {}

  async execute(caller: SignedInCaller, { commandId, sessionId, act }: ActInLiveSession): Promise<LiveAnswer> {
    const { person, group } = await this.live.see(caller, sessionId);
    await this.rates.take('live-act', caller.personId);
    // a second tab comes to where one is already: nothing happens, and nobody is told
    if (act.what === 'enter' && person?.place === 'in')
      return { seq: (await this.events.heads([sessionId])).get(sessionId) ?? 0 };
    const answer = await this.writer.submit(
      sessionId,
      { type: 'live.act', personId: caller.personId, commandId, act },
      this.stream,
    );
    if (act.what === 'leave') await this.parts.left(sessionId, caller.personId);
    if (act.what === 'remove') await this.parts.left(sessionId, act.personId);
    if (narrowsSides({ act })) await this.listeners.askAgain(sessionId);
    // a draft is for those who arrange it: who hears it and is none of them must not any more
    if (act.what === 'turn' && act.to === 'draft') await this.sockets.audienceChanged(group.id);
    return answer;
  }
}
