import { Injectable } from '@nestjs/common';
import { reviseVerdict } from '@lectern/domain';
import { Access, type AccessedGroup } from '@lectern/server/access';
import type { Transaction } from '@lectern/server/database';
import { forbidden, notFound, type Caller } from '@lectern/server/platform';
import { ReadingRepository, type StoredReading } from '../reading.repository';

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
}
