import { Injectable } from '@nestjs/common';
import type { Caller, SignedInCaller } from '@lectern/server/platform';
import { Sessions } from '@lectern/server/sessions';
import { EndSessionUseCase } from './end-session.use-case';

/** Signs somebody in, and the session a browser had before out. */
@Injectable()
export class BeginSessionUseCase {
  constructor(
    private readonly sessions: Sessions,
    private readonly endSession: EndSessionUseCase,
  ) {}

  /** The token of a fresh session; one the browser had before is ended, so a planted token gains nothing. */
  async execute(caller: Caller, personId: string): Promise<string> {
    if (caller.personId !== null && caller.sessionId !== null)
      await this.endSession.execute(caller as SignedInCaller, caller.sessionId);
    return (await this.sessions.begin(personId, caller.userAgent)).token;
  }
}
