import { Injectable } from '@nestjs/common';
import type { BlockContent, DraftPlacement } from '@lectern/contracts';
import { notFound } from '@lectern/server/platform';
import { ThreadPlaces, type PlacedAnchor } from '@lectern/server/threads';
import {
  carryThreads,
  originsOf,
  type AlignedRevision,
  type CarriedThread,
  type OriginRevision,
} from './carry-threads';
import { RevisionAligner } from './revision-aligner';
import { RevisionRepository, type RevisionWithBlocks } from './revision.repository';

/** Aligning is work; threads that were lost longer ago are left to a person. */
const originsMax = 5;

/** A text that is to follow a revision, aligned with it and with those that threads were lost from. */
export interface PreparedRevision {
  readonly base: RevisionWithBlocks;
  readonly aligned: AlignedRevision;
  readonly origins: readonly OriginRevision[];
}

/** Works out what a new text does to the threads of a reading: the same for the rehearsal and for publishing. */
@Injectable()
export class PreviewRevision {
  constructor(
    private readonly revisions: RevisionRepository,
    private readonly places: ThreadPlaces,
    private readonly aligner: RevisionAligner,
  ) {}

  /** Aligns; takes up to a second for a long text, so never inside a transaction. */
  async prepare(readingId: string, revisionId: string, later: readonly BlockContent[]): Promise<PreparedRevision> {
    const base = await this.revisions.find({ id: revisionId });
    if (!base) throw notFound();
    const numbers = originsOf(await this.places.onRevision(base.id))
      .sort((a, b) => b - a)
      .slice(0, originsMax);
    const origins: OriginRevision[] = [];
    for (const number of numbers) {
      const origin = await this.revisions.find({ readingId, number });
      if (!origin) continue;
      const aligned = await this.aligner.align(origin, later);
      origins.push({ ...aligned, anchors: await this.places.onRevision(origin.id) });
    }
    return { base, aligned: await this.aligner.align(base, later), origins };
  }

  /** Carries anchors of the base revision. */
  carry(
    { aligned, origins }: PreparedRevision,
    anchors: readonly PlacedAnchor[],
    placements: readonly DraftPlacement[],
  ): CarriedThread[] {
    return carryThreads(anchors, aligned, origins, placements);
  }
}
