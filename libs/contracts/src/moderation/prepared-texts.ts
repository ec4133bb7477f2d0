import * as z from 'zod';
import { momentSchema, personSchema } from '../identifiers';
import { limits } from '../limits';
import { singleLine, storableText } from '../text';

/**
 * A reason written beforehand, by its name. In it `{author}`, `{rule}` and `{title}` stand for whose comment it is, the rule
 * and the reading.
 */
export const preparedTextSchema = z.strictObject({
  name: singleLine(limits.preparedTextNameCharacters),
  text: storableText(limits.decisionReasonCharacters).refine(
    (text) => text.trim().length > 0,
    'There is nothing written yet.',
  ),
  /** the rule it is meant for, by its number; null: any */
  ruleNumber: z.int().min(1).max(limits.rulesPerGroup).nullable(),
});
export type PreparedText = z.infer<typeof preparedTextSchema>;

const textsSchema = z
  .array(preparedTextSchema)
  .max(limits.preparedTextsPerGroup, `At most ${limits.preparedTextsPerGroup} texts.`);

/** The prepared texts of a group as they are now. Version 0: nobody wrote any. */
export const preparedTextSetSchema = z.strictObject({
  version: z.int().min(0),
  publishedAt: momentSchema.nullable(),
  publishedBy: personSchema.nullable(),
  texts: textsSchema,
});
export type PreparedTextSet = z.infer<typeof preparedTextSetSchema>;

/** The next version of them, written on the one named. */
export const publishPreparedTextsSchema = z.strictObject({
  baseVersion: z.int().min(0).max(limits.preparedTextVersionsPerGroup),
  texts: textsSchema.refine(
    (texts) => new Set(texts.map(({ name }) => name)).size === texts.length,
    'Two texts have the same name.',
  ),
});
export type PublishPreparedTexts = z.infer<typeof publishPreparedTextsSchema>;
