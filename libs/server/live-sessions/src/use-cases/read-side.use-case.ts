import { Injectable } from '@nestjs/common';
import type { LiveSide } from '@lectern/contracts';
import { facilitates, sideVerdict } from '@lectern/domain';
import { notFound, type Caller, type SignedInCaller } from '@lectern/server/platform';
import { EventRepository } from '@lectern/server/realtime';
import { LiveAccess } from '../live-access';
import { SideAccess } from '../sides/side-access';
import { presentNote, presentSideLine } from '../sides/side.presenter';
import { SideRepository } from '../sides/side.repository';
import { SideWordsRepository } from '../sides/side-words.repository';

/** A side of a session whole, for who hears it. */
@Injectable()
export class ReadSideUseCase {
  constructor(
    private readonly access: SideAccess,
    private readonly live: LiveAccess,
    private readonly sides: SideRepository,
    private readonly words: SideWordsRepository,
    private readonly events: EventRepository,
  ) {}

  async execute(caller: Pick<Caller, 'personId'>, sideId: string): Promise<LiveSide> {
    const { side, seen, facts } = await this.access.hear(caller, sideId);
    // the number is read first: the rest may be newer than it says, never older
    const head = (await this.events.heads([sideId])).get(sideId);
    if (head === undefined) throw notFound();
    const [lines, notes, ownWithdrawn] = await Promise.all([
      side.kind === 'notes' ? [] : this.words.newest(sideId),
      side.kind === 'notes' ? this.words.notes(sideId) : [],
      caller.personId === null ? [] : this.words.ownWithdrawn(sideId, caller.personId),
    ]);
    // what came between the question and the reading may be for others
    await this.access.hear(caller, sideId);
    const act = side.kind === 'notes' ? 'add-note' : 'say-aside';
    return {
      id: sideId,
      sessionId: side.sessionId,
      kind: side.kind,
      lines: lines.map(presentSideLine),
      notes: notes.map(presentNote),
      head,
      can: {
        write: caller.personId !== null && sideVerdict(facts, act, true, seen.record.state) === 'allow',
        withdrawOthers: facilitates(seen.standing),
      },
      ownWithdrawn,
    };
  }

  /** What those who lead say among themselves; for everybody else there is nothing. */
  async backstage(caller: SignedInCaller, sessionId: string): Promise<LiveSide> {
    const { standing, person } = await this.live.see(caller, sessionId);
    if (!facilitates(standing) || person?.place === 'removed') throw notFound();
    return this.execute(caller, await this.sides.made(sessionId, 'backstage'));
  }
}
