import * as z from 'zod';
import { idSchema, personSchema } from './identifiers';
import { limits } from './limits';

const id = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}';

/** Where a link leads, as an address names it: a reading, a comment, or a paragraph by the version it was copied from. */
export const linkTargetSchema = z
  .string()
  .regex(new RegExp(`^(?:reading:${id}|comment:${id}|paragraph:${id}:${id}:[1-9]\\d{0,5})$`), 'No such target.');
export type LinkTarget = z.infer<typeof linkTargetSchema>;

/** targets as they stand in an address: with commas in between */
export const linkTargetsText = z
  .string()
  .transform((text) => text.split(','))
  .pipe(z.array(linkTargetSchema).min(1).max(limits.linksPerQuestion));

/** What is there today, for somebody who may see it. */
export const shownLinkSchema = z.strictObject({
  to: linkTargetSchema,
  reading: z.strictObject({ id: idSchema, title: z.string() }),
  /** the number beside the paragraph, or beside that the comment stands at; null: it has none */
  number: z.int().nullable(),
  /** how the paragraph or the comment begins; empty for a reading, and for a paragraph that is gone */
  words: z.string(),
  /** of a comment: who wrote it */
  author: personSchema.nullable(),
});
export type ShownLink = z.infer<typeof shownLinkSchema>;
