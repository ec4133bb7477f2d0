import * as z from 'zod';
import { blockContentSchema, blockSchema } from './blocks';
import { commandIdSchema, idSchema, momentSchema, personSchema, sequenceSchema } from './identifiers';
import { anchorCertaintySchema, anchorSchema, spanSchema, threadSchema } from './threads';

/** A version of a reading, as named wherever one is shown. */
export const revisionRefSchema = z.strictObject({ id: idSchema, number: z.int().min(1), publishedAt: momentSchema });
export type RevisionRef = z.infer<typeof revisionRefSchema>;

/** A version of a reading, as listed. */
export const revisionSummarySchema = revisionRefSchema.extend({
  /** null: unknown, or no longer here */
  publishedBy: personSchema.nullable(),
  /** the file it came from, if it is kept; null for one made by editing the revision before */
  originalName: z.string().nullable(),
  isCurrent: z.boolean(),
});
export type RevisionSummary = z.infer<typeof revisionSummarySchema>;

/** One revision as it was, with the threads that stand on it and where they stand there. */
export const revisionSchema = z.strictObject({
  revision: revisionSummarySchema,
  blocks: z.array(blockSchema),
  threads: z.array(threadSchema),
  head: sequenceSchema,
});
export type Revision = z.infer<typeof revisionSchema>;

/** Starts a revision from the present one's own paragraphs and decisions. */
export const startRevisionSchema = z.strictObject({ commandId: commandIdSchema });
export type StartRevision = z.infer<typeof startRevisionSchema>;

/**
 * Where blocks of an older revision are on the present one: `nowId` the same paragraph, null when it is not there or not
 * certain; `nearId` then the last before it that is, null at the beginning.
 */
export const carriedPlacesSchema = z.strictObject({
  from: revisionRefSchema,
  to: revisionRefSchema,
  places: z.array(z.strictObject({ blockId: idSchema, nowId: idSchema.nullable(), nearId: idSchema.nullable() })),
});
export type CarriedPlaces = z.infer<typeof carriedPlacesSchema>;

/** Where a person put a thread by hand in a draft. `blockIndex` counts the draft's blocks from 0. */
export const draftPlacementSchema = z.strictObject({
  threadId: idSchema,
  /** which of the thread's anchors, from 0 */
  position: z.int().min(0),
  blockIndex: z.int().min(0),
  span: spanSchema.nullable(),
});
export type DraftPlacement = z.infer<typeof draftPlacementSchema>;

/** A stretch of a changed block: words that stay, words that are gone, words that are new. Together they are both texts. */
export const wordChangeSchema = z.strictObject({ kind: z.enum(['kept', 'gone', 'new']), text: z.string() });
export type WordChange = z.infer<typeof wordChangeSchema>;

/** A block of a revision or of a draft, for comparing: in a draft it has no id yet. */
export const comparedBlockSchema = blockContentSchema.omit({ marks: true }).extend({
  id: idSchema.nullable(),
  /** from 0 */
  index: z.int().min(0),
  number: z.int().nullable(),
});
export type ComparedBlock = z.infer<typeof comparedBlockSchema>;

/**
 * What became of a block. `kept`: the same text in its place; `moved`: the same text elsewhere; `changed`: other words
 * (also split and merged: then one of the two sides stands in several changes); `new` has no old side, `gone` no new
 * one. Of a changed block `words` tells the differences; it is empty for the others.
 */
export const blockChangeSchema = z.strictObject({
  kind: z.enum(['kept', 'moved', 'changed', 'new', 'gone']),
  old: comparedBlockSchema.nullable(),
  new: comparedBlockSchema.nullable(),
  words: z.array(wordChangeSchema),
});
export type BlockChange = z.infer<typeof blockChangeSchema>;

/** How many blocks were changed in which way. */
export const changeCountsSchema = z.strictObject({
  kept: z.int(),
  moved: z.int(),
  changed: z.int(),
  new: z.int(),
  gone: z.int(),
});
export type ChangeCounts = z.infer<typeof changeCountsSchema>;

/** Two revisions beside each other, in the order of the later text; what is gone stands where it was. */
export const comparisonSchema = z.strictObject({
  from: revisionRefSchema,
  to: revisionRefSchema,
  counts: changeCountsSchema,
  changes: z.array(blockChangeSchema),
});
export type Comparison = z.infer<typeof comparisonSchema>;

/** What will become of one anchor of a thread when the draft is published. */
export const rehearsedAnchorSchema = z.strictObject({
  threadId: idSchema,
  position: z.int().min(0),
  /** the first words of the thread, to know it by; null when its first comment is deleted */
  excerpt: z.string().nullable(),
  openedBy: personSchema.nullable(),
  commentCount: z.int(),
  /** where it stands now */
  now: anchorSchema,
  /** the words of the paragraph it stands on, or last stood on; null: on the whole reading */
  paragraph: z.string().nullable(),
  /** `stays`: exact; `moves`: recognised, though words or place differ */
  outcome: z.enum(['stays', 'moves', 'ambiguous', 'detached']),
  certainty: anchorCertaintySchema,
  /** where it will stand in the draft; null: on the whole reading, or in no place */
  place: z
    .strictObject({
      blockIndex: z.int().min(0),
      span: z.strictObject({ start: z.int(), end: z.int() }).nullable(),
    })
    .nullable(),
  /** of an anchor in no place: the block to look at first */
  suggestedBlockIndex: z.int().min(0).nullable(),
  /** put there by hand */
  isPlaced: z.boolean(),
});
export type RehearsedAnchor = z.infer<typeof rehearsedAnchorSchema>;

/** What publishing a draft of a reading would do: to the text and to each thread. */
export const rehearsalSchema = z.strictObject({
  draftId: idSchema,
  /** the draft's version this was worked out for */
  version: z.int(),
  readingId: idSchema,
  from: revisionRefSchema,
  /** another revision was published since the draft was begun: rebase it before publishing */
  isStale: z.boolean(),
  counts: changeCountsSchema,
  changes: z.array(blockChangeSchema),
  threadCounts: z.strictObject({
    stays: z.int(),
    moves: z.int(),
    ambiguous: z.int(),
    detached: z.int(),
  }),
  anchors: z.array(rehearsedAnchorSchema),
});
export type Rehearsal = z.infer<typeof rehearsalSchema>;
