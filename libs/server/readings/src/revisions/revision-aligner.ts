import { Injectable } from '@nestjs/common';
import * as z from 'zod';
import { alignRevisions, restoredAlignment, type Alignment } from '@lectern/anchoring';
import type { Block, BlockContent } from '@lectern/contracts';
import { DomainError } from '@lectern/server/platform';
import { readingLimits } from '../imports/import-limits';
import { ReaderPool } from '../imports/reader-pool';
import type { AlignedRevision } from './carry-threads';

const indexSchema = z.int().min(0);
const piecesSchema = z.map(indexSchema, z.array(indexSchema));
/** What a process apart may say of two revisions. */
const alignedSchema = z.strictObject({
  outcomes: z.array(
    z.strictObject({
      certainty: z.enum(['exact', 'moved', 'changed', 'ambiguous', 'detached']),
      targets: z.array(indexSchema),
      isInOrder: z.boolean(),
      suggestion: indexSchema.optional(),
      score: z.number(),
    }),
  ),
  pieces: z.strictObject({ large: piecesSchema, small: piecesSchema }),
});

/** What of a revision is aligned. */
export interface RevisionToAlign {
  readonly number: number;
  readonly blocks: readonly Pick<Block, 'id' | 'text' | 'kind'>[];
}

/**
 * Aligns revisions without keeping anybody waiting who does something else: short ones at once, long ones, which take up to
 * a second, in a process apart.
 */
@Injectable()
export class RevisionAligner {
  constructor(private readonly readers: ReaderPool) {}

  /** @throws DomainError E_BUSY when too many texts wait, or when the process was ended for its time or memory */
  async align(
    { number, blocks }: RevisionToAlign,
    later: readonly Pick<BlockContent, 'text' | 'kind'>[],
  ): Promise<AlignedRevision> {
    const [old, after] = [blocks.map(({ text }) => text), later.map(({ text }) => text)];
    const kinds = { old: blocks.map(({ kind }) => kind), new: later.map(({ kind }) => kind) };
    const characters = [...old, ...after].reduce((sum, text) => sum + text.length, 0);
    const isShort = characters < readingLimits.alignedApartFromCharacters;
    const alignment = isShort ? alignRevisions(old, after, { kinds }) : await this.alignApart(old, after, kinds);
    return { number, blocks, alignment };
  }

  private async alignApart(
    old: readonly string[],
    after: readonly string[],
    kinds: { old: string[]; new: string[] },
  ): Promise<Alignment> {
    const outcome = await this.readers.ask({ kind: 'align', old, new: after, kinds });
    if (outcome.kind !== 'aligned')
      throw new DomainError('E_BUSY', 'The two versions could not be compared just now. Try again in a moment.', {
        retryAfterSeconds: 5,
      });
    const { outcomes, pieces } = alignedSchema.parse(outcome.aligned);
    return restoredAlignment({ outcomes, pieces }, old, after, { kinds });
  }
}
