import { Injectable } from '@nestjs/common';
import { limits, type Comparison, type Revision, type RevisionSummary } from '@lectern/contracts';
import { Access } from '@lectern/server/access';
import { notFound, RateLimits, type Caller } from '@lectern/server/platform';
import { EventRepository } from '@lectern/server/realtime';
import { ThreadSummaries } from '@lectern/server/threads';
import { presentBlock, presentRevisionRef } from '../reading.presenter';
import { blockChanges, countsOf } from '../revisions/block-changes';
import { RevisionAligner } from '../revisions/revision-aligner';
import { RevisionRepository, type ListedRevision } from '../revisions/revision.repository';

/** Looking at the revisions of a reading: all of them, one, or two beside each other. */
@Injectable()
export class ReadRevisionsUseCase {
  constructor(
    private readonly access: Access,
    private readonly revisions: RevisionRepository,
    private readonly aligner: RevisionAligner,
    private readonly threads: ThreadSummaries,
    private readonly events: EventRepository,
    private readonly rates: RateLimits,
  ) {}

  async list(caller: Caller, readingId: string): Promise<RevisionSummary[]> {
    const { currentRevisionId } = await this.access.reading(caller, readingId, 'see');
    const listed = await this.revisions.list(readingId, limits.revisionsPerReading);
    return listed.map((revision) => presentRevision(revision, currentRevisionId));
  }

  async one(caller: Caller, readingId: string, number: number): Promise<Revision> {
    const { currentRevisionId } = await this.access.reading(caller, readingId, 'see');
    // the number first: what is shown is at least as new as it says
    const head = (await this.events.heads([readingId])).get(readingId) ?? 0;
    const revision = await this.revisions.find({ readingId, number });
    if (!revision) throw notFound();
    const threads = await this.threads.onRevision(readingId, revision.id, caller.personId);
    return {
      revision: presentRevision(revision, currentRevisionId),
      blocks: revision.blocks.map(presentBlock),
      // those opened later stand nowhere on it
      threads,
      head,
    };
  }

  async compare(caller: Caller, readingId: string, from: number, to: number): Promise<Comparison> {
    await this.access.reading(caller, readingId, 'see');
    await this.rates.take('compare', caller.personId ?? caller.address);
    const [older, later] = await Promise.all([
      this.revisions.find({ readingId, number: from }),
      this.revisions.find({ readingId, number: to }),
    ]);
    if (!older || !later) throw notFound();
    const [before, after] = [older.blocks.map(presentBlock), later.blocks.map(presentBlock)];
    const { alignment } = await this.aligner.align(older, after);
    const changes = blockChanges(before, after, alignment);
    return { from: presentRevisionRef(older), to: presentRevisionRef(later), counts: countsOf(changes), changes };
  }
}

function presentRevision(revision: ListedRevision, currentRevisionId: string): RevisionSummary {
  return {
    ...presentRevisionRef(revision),
    publishedBy: revision.publishedBy,
    originalName: revision.original?.fileName ?? null,
    isCurrent: revision.id === currentRevisionId,
  };
}
