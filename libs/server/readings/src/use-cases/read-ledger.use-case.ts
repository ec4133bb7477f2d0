import { Injectable } from '@nestjs/common';
import type { Ledger } from '@lectern/contracts';
import { notFound, type SignedInCaller } from '@lectern/server/platform';
import { presentDecidedBlocks, presentDecisions, presentRevisionRef } from '../reading.presenter';
import { ReviseAccess } from '../revisions/revise-access';
import { RevisionRepository } from '../revisions/revision.repository';

/** The decisions that made the present revision, for those who may undo them in the next. */
@Injectable()
export class ReadLedgerUseCase {
  constructor(
    private readonly access: ReviseAccess,
    private readonly revisions: RevisionRepository,
  ) {}

  async execute(caller: SignedInCaller, readingId: string): Promise<Ledger> {
    const { currentRevisionId } = await this.access.reading(caller, readingId);
    const [revision, imported] = await Promise.all([
      this.revisions.ref(currentRevisionId),
      this.revisions.imported(currentRevisionId),
    ]);
    if (!revision || !imported) throw notFound();
    return {
      revision: presentRevisionRef(revision),
      blocks: presentDecidedBlocks(imported),
      decisions: presentDecisions(imported),
    };
  }
}
