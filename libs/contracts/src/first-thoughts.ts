import * as z from 'zod';
import { commandIdSchema, idSchema, momentSchema } from './identifiers';

/** What others say on a paragraph is hidden until one has written there; until then, or (null) until who leads shows it. */
export const firstThoughtsSchema = z.strictObject({ until: momentSchema.nullable() });
export type FirstThoughts = z.infer<typeof firstThoughtsSchema>;

/** Asks for first thoughts, or says until when; null shows what was hidden. */
export const changeFirstThoughtsSchema = z.strictObject({
  commandId: commandIdSchema,
  firstThoughts: z.strictObject({ until: momentSchema.nullable() }).nullable(),
});
export type ChangeFirstThoughts = z.infer<typeof changeFirstThoughtsSchema>;

/** A stream of a reading that not everybody who sees it hears, and its newest number. */
export const narrowStreamSchema = z.strictObject({
  kind: z.enum(['leaders', 'notes', 'passage', 'circle']),
  id: idSchema,
  head: z.int().min(0),
});
export type NarrowStream = z.infer<typeof narrowStreamSchema>;
