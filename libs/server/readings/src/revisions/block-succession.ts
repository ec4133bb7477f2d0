import { Injectable } from '@nestjs/common';
import { RevisionAligner } from './revision-aligner';
import { RevisionRepository } from './revision.repository';

/** Where a block of one revision is on a later one, and the last before it that is there. */
export interface Successor {
  readonly nowId: string | null;
  readonly nearId: string | null;
}

const pairsKept = 20;

/**
 * What became of each block between two revisions. Everybody who has a reading open asks when a revision is published, and
 * revisions never change: what was worked out for the first of them serves the others.
 */
@Injectable()
export class BlockSuccession {
  private readonly known = new Map<string, Promise<ReadonlyMap<string, Successor>>>();

  constructor(
    private readonly revisions: RevisionRepository,
    private readonly aligner: RevisionAligner,
  ) {}

  between(olderId: string, laterId: string): Promise<ReadonlyMap<string, Successor>> {
    const key = `${olderId} ${laterId}`;
    const found = this.known.get(key) ?? this.workOut(olderId, laterId);
    this.known.delete(key);
    this.known.set(key, found);
    // what failed is not kept, so that the next may try again
    found.catch(() => this.known.delete(key));
    for (const oldest of this.known.keys()) {
      if (this.known.size <= pairsKept) break;
      this.known.delete(oldest);
    }
    return found;
  }

  private async workOut(olderId: string, laterId: string): Promise<ReadonlyMap<string, Successor>> {
    const [older, later] = await Promise.all([
      this.revisions.find({ id: olderId }),
      this.revisions.find({ id: laterId }),
    ]);
    if (!older || !later) return new Map();
    if (olderId === laterId) return new Map(later.blocks.map(({ id }) => [id, { nowId: id, nearId: null }]));
    const { alignment } = await this.aligner.align(older, later.blocks);
    const successors = new Map<string, Successor>();
    let nearId: string | null = null;
    for (const [index, { targets }] of alignment.outcomes.entries()) {
      const nowId: string | null = later.blocks[targets[0] ?? -1]?.id ?? null;
      const block = older.blocks[index];
      if (block) successors.set(block.id, { nowId, nearId: nowId === null ? nearId : null });
      nearId = nowId ?? nearId;
    }
    return successors;
  }
}
