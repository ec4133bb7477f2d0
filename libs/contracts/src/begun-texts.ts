import * as z from 'zod';
import { idSchema, momentSchema, versionSchema } from './identifiers';
import { limits } from './limits';
import { storableText } from './text';
import { chosenAudienceSchema, spanSchema } from './threads';

/** Where a text was begun: at a block of its revision, on the whole reading, or at a block that is gone since. */
export const begunPlaceSchema = z
  .string()
  .max(60)
  .regex(/^(reading|nowhere|(lost:)?[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12})$/, 'No place in a text.');

/** What a begun text is to become: a new thread, an answer, or other words for one's comment. */
export const begunTargetSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('thread'),
    place: begunPlaceSchema,
    span: spanSchema.nullable(),
    isQuestion: z.boolean().optional(),
    audience: chosenAudienceSchema.optional(),
  }),
  z.strictObject({
    kind: z.literal('answer'),
    place: begunPlaceSchema,
    threadId: idSchema,
    parentId: idSchema.nullable(),
  }),
  z.strictObject({ kind: z.literal('edit'), place: begunPlaceSchema, threadId: idSchema, commentId: idSchema }),
]);
export type BegunTarget = z.infer<typeof begunTargetSchema>;

/** Says what a text is to become: of each there is one. */
export const begunKeySchema = z.string().min(1).max(120);

/** Keeps a text for one's other devices, in the place of what was kept there. */
export const saveBegunTextSchema = z.strictObject({
  target: begunTargetSchema,
  body: storableText(limits.commentCharacters).refine(
    (body) => body.trim().length > 0,
    'There is nothing written yet.',
  ),
  /** the number of the revision its place is in */
  revision: versionSchema,
});
export type SaveBegunText = z.infer<typeof saveBegunTextSchema>;

/** A text somebody began and has not sent; only they see it. */
export const begunTextSchema = z.strictObject({
  key: begunKeySchema,
  target: begunTargetSchema,
  body: z.string(),
  revision: z.int(),
  /** by the server's clock: of two states the later is the newer */
  savedAt: momentSchema,
});
export type BegunText = z.infer<typeof begunTextSchema>;
