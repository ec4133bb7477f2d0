import * as z from 'zod';
import { commandIdSchema, idSchema, momentSchema } from '../identifiers';
import { limits } from '../limits';
import { storableText } from '../text';

/** What a report says is wrong. */
export const reportKindSchema = z.enum([
  'insult',
  'hatred',
  'threat',
  'private-data',
  'unlawful',
  'falsehood',
  'off-topic',
  'spam',
  'other',
]);
export type ReportKind = z.infer<typeof reportKindSchema>;

/** Reports a comment to who leads the group; never changed afterwards. */
export const createReportSchema = z
  .strictObject({
    commandId: commandIdSchema,
    commentId: idSchema,
    kind: reportKindSchema,
    words: storableText(limits.reportCharacters),
  })
  .refine(({ kind, words }) => kind !== 'other' || words.trim().length > 0, {
    path: ['words'],
    message: 'Say in your own words what is wrong.',
  });
export type CreateReport = z.infer<typeof createReportSchema>;

/** What became of a report: still looked at, left as it was, or something was done about it. */
export const reportFateSchema = z.enum(['open', 'kept', 'acted', 'gone']);
export type ReportFate = z.infer<typeof reportFateSchema>;

/** A report of one's own, and what became of it. */
export const ownReportSchema = z.strictObject({
  id: idSchema,
  group: z.strictObject({ id: idSchema, name: z.string() }),
  reading: z.strictObject({ id: idSchema, title: z.string() }),
  commentId: idSchema,
  threadId: idSchema,
  kind: reportKindSchema,
  words: z.string(),
  createdAt: momentSchema,
  fate: reportFateSchema,
  /** of a decision: when it was made, and why */
  decided: z.strictObject({ decisionId: idSchema, at: momentSchema, reason: z.string() }).nullable(),
  /** until when one can appeal against what was decided; null: not, or not any more */
  appealUntil: momentSchema.nullable(),
});
export type OwnReport = z.infer<typeof ownReportSchema>;
