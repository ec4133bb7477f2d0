import { Injectable } from '@nestjs/common';
import { limits } from '@lectern/contracts';
import { reviseVerdict } from '@lectern/domain';
import { Access, type AccessedGroup } from '@lectern/server/access';
import type { Transaction } from '@lectern/server/database';
import { conflict, forbidden, notFound, type Caller } from '@lectern/server/platform';
import { ReadingRepository, type StoredReading } from '../reading.repository';
import { RevisionRepository } from './revision.repository';

/** A reading somebody may revise, with its present revision. */
export interface RevisableReading {
  readonly reading: StoredReading;
  readonly currentRevisionId: string;
  readonly group: AccessedGroup;
}

/** The one way to a reading for making its next revision: refuses who may not. */
@Injectable()
export class ReviseAccess {
  constructor(
    private readonly access: Access,
    private readonly readings: ReadingRepository,
    private readonly revisions: RevisionRepository,
  ) {}

  async reading(
    caller: Pick<Caller, 'personId'>,
    readingId: string,
    transaction?: Transaction,
  ): Promise<RevisableReading> {
    const { group, currentRevisionId } = await this.access.reading(caller, readingId, 'see', transaction);
    const reading = await this.readings.find(readingId, transaction);
    if (!reading) throw notFound();
    const verdict = reviseVerdict(group.actor, { addedById: reading.addedBy?.id ?? null }, group);
    if (verdict === 'hide') throw notFound();
    if (verdict === 'forbid') throw forbidden('Who added this text can revise it, and who leads the group.');
    return { reading, currentRevisionId, group };
  }

  /** The same for a revision that is begun now: there can be too many. */
  async forNext(caller: Pick<Caller, 'personId'>, readingId: string): Promise<RevisableReading> {
    const revisable = await this.reading(caller, readingId);
    if ((await this.revisions.count(readingId)) >= limits.revisionsPerReading)
      throw conflict(`A reading has at most ${limits.revisionsPerReading} revisions.`);
    return revisable;
  }
}
