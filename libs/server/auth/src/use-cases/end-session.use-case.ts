import { Injectable } from '@nestjs/common';
import { notFound, type SignedInCaller } from '@lectern/server/platform';
import { LiveSockets } from '@lectern/server/realtime';
import { SessionRepository } from '@lectern/server/sessions';

/** Signs a person out in one of the places where they are signed in; its sockets close at once. */
@Injectable()
export class EndSessionUseCase {
  constructor(
    private readonly sessions: SessionRepository,
    private readonly sockets: LiveSockets,
  ) {}

  async execute(caller: SignedInCaller, sessionId: string): Promise<void> {
    const ended = await this.sessions.delete(caller.personId, { id: sessionId });
    if (ended.length === 0) throw notFound();
    for (const id of ended) this.sockets.endSession(id);
  }
}
