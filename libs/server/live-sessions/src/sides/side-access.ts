import { Injectable } from '@nestjs/common';
import { hearsSide, type LiveStanding, type SideFacts } from '@lectern/domain';
import type { Transaction } from '@lectern/server/database';
import { notFound, type Caller } from '@lectern/server/platform';
import { ArrangementRepository } from '../arrangement/arrangement.repository';
import { LiveAccess, type SeenLiveSession } from '../live-access';
import { SideRepository } from './side.repository';
import type { SideRecord } from './side.records';

/** A side somebody hears, and what they are towards it. */
export interface HeardSide {
  readonly side: SideRecord;
  readonly seen: SeenLiveSession;
  readonly facts: SideFacts;
}

/** The one way to a side in somebody's name: for who may not hear it there is none. */
@Injectable()
export class SideAccess {
  constructor(
    private readonly live: LiveAccess,
    private readonly sides: SideRepository,
    private readonly arrangements: ArrangementRepository,
  ) {}

  async hear(caller: Pick<Caller, 'personId'>, sideId: string): Promise<HeardSide> {
    const side = await this.sides.find(sideId);
    if (!side) throw notFound();
    const seen = await this.live.see(caller, side.sessionId);
    const facts = (await this.factsOf(side))(caller.personId, seen.standing, seen.person?.place === 'removed');
    if (!hearsSide(facts)) throw notFound();
    return { side, seen, facts };
  }

  /** What people are towards a side. */
  async factsOf(
    { id, kind, sessionId, round }: SideRecord,
    transaction?: Transaction,
  ): Promise<(personId: string | null, standing: LiveStanding, isRemoved: boolean) => SideFacts> {
    const arrangement = await this.arrangements.find(sessionId, transaction);
    const memberIds = kind === 'room' ? await this.arrangements.memberIds(id, transaction) : [];
    return (personId, standing, isRemoved) => ({
      kind,
      standing,
      isRemoved,
      isShown: arrangement.notesShown,
      isWriter: personId !== null && arrangement.writerIds.includes(personId),
      isMember: personId !== null && memberIds.includes(personId),
      isOpen: arrangement.isSplit && arrangement.round === round,
    });
  }
}
