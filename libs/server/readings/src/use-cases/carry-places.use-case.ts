import { Injectable } from '@nestjs/common';
import type { CarriedPlaces } from '@lectern/contracts';
import { Access } from '@lectern/server/access';
import { notFound, type Caller } from '@lectern/server/platform';
import { presentRevisionRef } from '../reading.presenter';
import { BlockSuccession } from '../revisions/block-succession';
import { RevisionRepository } from '../revisions/revision.repository';

/** Says to who has an older revision open where its blocks are on the present one. */
@Injectable()
export class CarryPlacesUseCase {
  constructor(
    private readonly access: Access,
    private readonly revisions: RevisionRepository,
    private readonly succession: BlockSuccession,
  ) {}

  async execute(
    caller: Caller,
    readingId: string,
    { from, blockIds }: { from: number; blockIds: readonly string[] },
  ): Promise<CarriedPlaces> {
    const { currentRevisionId } = await this.access.reading(caller, readingId, 'see');
    const [older, present] = await Promise.all([
      this.revisions.refByNumber(readingId, from),
      this.revisions.ref(currentRevisionId),
    ]);
    if (!older || !present) throw notFound();
    const places = await this.succession.between(older.id, present.id);
    return {
      from: presentRevisionRef(older),
      to: presentRevisionRef(present),
      places: blockIds.map((blockId) => ({ blockId, ...(places.get(blockId) ?? { nowId: null, nearId: null }) })),
    };
  }
}
