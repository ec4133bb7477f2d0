import { Injectable } from '@nestjs/common';
import { Mailer } from '@lectern/server/mail';
import { ErasureSteps } from '@lectern/server/platform';
import { LiveSockets } from '@lectern/server/realtime';
import { SessionRepository } from '@lectern/server/sessions';
import { departureDone } from '../departure/departure-letters';
import { DepartureRepository } from '../departure/departure.repository';

/**
 * Erases an account whose time has come: nobody is signed in to it any more, every part of the server does its step, the
 * account goes, and its last letter is posted. Each step leaves what it did done; whoever begins again goes on from there.
 */
@Injectable()
export class EraseAccountUseCase {
  constructor(
    private readonly departures: DepartureRepository,
    private readonly steps: ErasureSteps,
    private readonly sessions: SessionRepository,
    private readonly sockets: LiveSockets,
    private readonly mailer: Mailer,
  ) {}

  async execute(personId: string): Promise<void> {
    const departure = await this.departures.start(personId, new Date());
    if (!departure) return;
    if (departure.erasedAt === null) {
      await this.departures.lock(personId);
      for (const id of await this.sessions.deleteAll(personId)) this.sockets.endSession(id);
      await this.steps.run(personId);
      await this.departures.erase(personId, new Date());
    }
    // a server that dies here posts it once more: better twice than not at all
    await this.mailer.send({ to: departure.email, ...departureDone });
    await this.departures.forget(personId);
  }
}
