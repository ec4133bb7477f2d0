import * as z from 'zod';
import { blockContentSchema, blockKindSchema, blockSchema } from './blocks';
import { circleSchema } from './circles';
import { importDecisionSchema, textMetadataSchema } from './imported-text';
import { commandIdSchema, idSchema, momentSchema, personSchema, sequenceSchema, versionSchema } from './identifiers';
import { firstThoughtsSchema, narrowStreamSchema } from './first-thoughts';
import { memberRoleSchema } from './groups';
import { limits } from './limits';
import { reactionSetSchema } from './reactions';
import { readingStandingSchema } from './standing';
import { storableText } from './text';
import { draftPlacementSchema, revisionRefSchema } from './revisions';
import { spanSchema, threadSchema, unreadSchema } from './threads';

/** A text in a group, as listed. */
export const readingSummarySchema = z.strictObject({
  id: idSchema,
  groupId: idSchema,
  title: z.string(),
  authors: z.array(z.string()),
  date: z.string().nullable(),
  language: z.string().nullable(),
  source: z.string().nullable(),
  publishedAt: momentSchema,
  addedBy: personSchema.nullable(),
  paragraphCount: z.int(),
  commentCount: z.int(),
  lastCommentAt: momentSchema.nullable(),
  /** comments by others the caller has not seen; 0 for someone who is not signed in */
  unreadCount: z.int(),
});
export type ReadingSummary = z.infer<typeof readingSummarySchema>;

/** Who is looking: the facts the rules of `@lectern/domain` decide from, and what follows for the reading. */
export const viewerSchema = z.strictObject({
  personId: idSchema.nullable(),
  role: memberRoleSchema.nullable(),
  can: z.strictObject({
    comment: z.boolean(),
    updateReading: z.boolean(),
    revise: z.boolean(),
    /** ask for first thoughts, and show what was hidden */
    askFirstThoughts: z.boolean(),
  }),
});
export type Viewer = z.infer<typeof viewerSchema>;

/** An opened reading: its text, its threads without their comments, and the stream's number they stand at. */
export const readingSchema = z.strictObject({
  reading: readingSummarySchema,
  group: z.strictObject({ id: idSchema, name: z.string(), reactions: reactionSetSchema }),
  revision: revisionRefSchema,
  blocks: z.array(blockSchema),
  threads: z.array(threadSchema),
  /** per thread with anything new to the caller, counted up to `head` */
  unread: z.record(idSchema, unreadSchema),
  viewer: viewerSchema,
  head: sequenceSchema,
  /** the streams beside the reading's own that the caller hears */
  streams: z.array(narrowStreamSchema),
  /** the circle the caller discusses it in now */
  circle: circleSchema.nullable(),
  /** what others say on a paragraph is hidden until one has written there; null: it is not */
  firstThoughts: firstThoughtsSchema.nullable(),
  standing: readingStandingSchema,
  /** when the caller said something in it last, where one waits between two comments */
  saidAt: momentSchema.nullable(),
});
export type Reading = z.infer<typeof readingSchema>;

/** What is known of a reading without its text and threads, for the pages around it. */
export const readingCardSchema = readingSchema.pick({ reading: true, group: true, revision: true, viewer: true });
export type ReadingCard = z.infer<typeof readingCardSchema>;

/** A text pasted; an uploaded file is sent as bytes instead. */
export const pasteTextSchema = z.strictObject({
  commandId: commandIdSchema,
  text: storableText(limits.textBytes).min(1, 'There is no text.'),
  format: z.enum(['markdown', 'text']),
});
export type PasteText = z.infer<typeof pasteTextSchema>;

/** A block of a draft and the decisions that made it what it is. */
export const draftBlockSchema = blockContentSchema.extend({
  /** ids of the decisions, applied or not, that touch this block's fragments */
  decisionIds: z.array(z.string()),
  /** the page of the source it begins on, from 1; only where the source has pages */
  page: z.int().min(1).optional(),
});
export type DraftBlock = z.infer<typeof draftBlockSchema>;

/** A decision as one looks it through. */
export const reviewedDecisionSchema = importDecisionSchema.extend({
  /** for `hyphen` and `kept-hyphen`: the word with it, as the source has it */
  word: z.string().optional(),
});
export type ReviewedDecision = z.infer<typeof reviewedDecisionSchema>;

/** A text before it is published. `version` grows with each change; a change names the version it was made on. */
export const draftSchema = z.strictObject({
  id: idSchema,
  groupId: idSchema,
  version: z.int(),
  fileName: z.string().nullable(),
  /** whether the file it came from is kept, to be looked at beside it */
  hasOriginal: z.boolean(),
  /** what it is the next revision of; null: it becomes a reading of its own */
  revises: z
    .strictObject({
      readingId: idSchema,
      title: z.string(),
      /** number of the revision it was begun on */
      baseNumber: z.int(),
      /** another one was published since: rebase before publishing */
      isStale: z.boolean(),
    })
    .nullable(),
  /** threads put in their place by hand; each counts only as long as its block stays as it is */
  placements: z.array(draftPlacementSchema),
  metadata: textMetadataSchema,
  blocks: z.array(draftBlockSchema),
  decisions: z.array(reviewedDecisionSchema),
  createdAt: momentSchema,
  updatedAt: momentSchema,
});
export type Draft = z.infer<typeof draftSchema>;

export const draftSummarySchema = draftSchema
  .pick({ id: true, groupId: true, fileName: true, revises: true, createdAt: true, updatedAt: true })
  .extend({ title: z.string().nullable() });
export type DraftSummary = z.infer<typeof draftSummarySchema>;

/** The decisions of the import that made the present revision, with the blocks they stand at; to be undone in its next. */
export const ledgerSchema = z.strictObject({
  revision: revisionRefSchema,
  blocks: z.array(draftBlockSchema),
  decisions: z.array(reviewedDecisionSchema),
});
export type Ledger = z.infer<typeof ledgerSchema>;

/** One change of a draft. `block` counts the assembled blocks from 0. */
export const draftChangeSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('decision'), decisionId: z.string().max(80), applied: z.boolean() }),
  z.strictObject({ kind: z.literal('metadata'), metadata: textMetadataSchema }),
  z.strictObject({
    kind: z.literal('edit-block'),
    block: z.int().min(0),
    text: storableText(limits.blockCharacters).min(1, 'To remove the paragraph, use remove.'),
  }),
  z.strictObject({ kind: z.literal('remove-block'), block: z.int().min(0) }),
  z.strictObject({
    kind: z.literal('set-kind'),
    block: z.int().min(0),
    blockKind: blockKindSchema,
    level: z.int().min(1).max(6).optional(),
  }),
  /** says where a thread stands in the next revision; `place: null` leaves it to the alignment again */
  z.strictObject({
    kind: z.literal('place-thread'),
    threadId: idSchema,
    position: z.int().min(0),
    place: z.strictObject({ block: z.int().min(0), span: spanSchema.nullable() }).nullable(),
  }),
  /** takes the present revision as what this one follows: what was published meanwhile will be replaced */
  z.strictObject({ kind: z.literal('rebase') }),
]);
export type DraftChange = z.infer<typeof draftChangeSchema>;

export const changeDraftSchema = z.strictObject({ version: versionSchema, change: draftChangeSchema });
export const publishDraftSchema = z.strictObject({ version: versionSchema });
