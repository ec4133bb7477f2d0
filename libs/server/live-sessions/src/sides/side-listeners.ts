import { Injectable } from '@nestjs/common';
import { LiveSockets } from '@lectern/server/realtime';
import { SideRepository } from './side.repository';

/** Those who listen to the sides of a session. */
@Injectable()
export class SideListeners {
  constructor(
    private readonly sides: SideRepository,
    private readonly sockets: LiveSockets,
  ) {}

  /** Asks each of them whether they still may: somebody was moved, removed, or leads no more. */
  async askAgain(sessionId: string): Promise<void> {
    await this.sockets.streamsChanged(await this.sides.idsOf(sessionId));
  }
}
