import * as z from 'zod';
import { errorCodeSchema } from '../errors';
import { commandIdSchema, idSchema, momentSchema, sequenceSchema, versionSchema } from '../identifiers';
import { limits } from '../limits';
import { storableText } from '../text';
import { decisionActionSchema } from './cases';

/** What can be decided of many cases at once: what needs no words of its own for each, and is no single putting back. */
export const bulkActionSchema = decisionActionSchema.exclude(['edit', 'restore']);
export type BulkAction = z.infer<typeof bulkActionSchema>;

/** One decision for many cases, each named as it was seen. In the reason placeholders are filled for each. */
export const decideInBulkSchema = z.strictObject({
  commandId: commandIdSchema,
  action: bulkActionSchema,
  reason: storableText(limits.decisionReasonCharacters).refine(
    (text) => text.trim().length > 0,
    'Say why: it is what the authors read.',
  ),
  ruleVersion: z.int().min(0),
  ruleNumber: z.int().min(1).max(limits.rulesPerGroup),
  cases: z
    .array(z.strictObject({ caseId: idSchema, version: versionSchema, bodyVersion: sequenceSchema }))
    .min(1, 'Choose at least one case.')
    .max(limits.casesPerBulk, `At most ${limits.casesPerBulk} cases at once.`)
    .refine((cases) => new Set(cases.map(({ caseId }) => caseId)).size === cases.length, 'A case is there twice.'),
});
export type DecideInBulk = z.infer<typeof decideInBulkSchema>;

/** How far one case of a bulk is. kept: it could not be taken back any more. skipped: taken back before its turn. */
export const bulkItemStateSchema = z.enum(['waiting', 'done', 'refused', 'undone', 'kept', 'skipped']);
export type BulkItemState = z.infer<typeof bulkItemStateSchema>;

/** A decision on many cases, with what became of each. */
export const bulkSchema = z.strictObject({
  id: idSchema,
  groupId: idSchema,
  action: bulkActionSchema,
  at: momentSchema,
  state: z.enum(['running', 'done', 'undoing', 'undone']),
  items: z.array(
    z.strictObject({
      caseId: idSchema,
      state: bulkItemStateSchema,
      /** why it was not done, or not taken back */
      refusal: z.strictObject({ code: errorCodeSchema, reason: z.string().nullable(), message: z.string() }).nullable(),
    }),
  ),
  /** until when all of it can be taken back in one step; null: not any more */
  undoUntil: momentSchema.nullable(),
});
export type Bulk = z.infer<typeof bulkSchema>;
