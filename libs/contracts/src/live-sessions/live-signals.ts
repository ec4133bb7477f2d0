import * as z from 'zod';
import { idSchema } from '../identifiers';

/** What somebody says of a paragraph with one tap: is at it, is done with it, does not understand it, disagrees. */
export const liveSignalSchema = z.enum(['reading', 'done', 'confused', 'disagree']);
export type LiveSignal = z.infer<typeof liveSignalSchema>;

/** Sets one's signal on a paragraph, or takes it away; `isNamed`: one's name may be shown with it. */
export const setSignalSchema = z.strictObject({
  sessionId: idSchema,
  blockId: idSchema,
  signal: liveSignalSchema.nullable(),
  isNamed: z.boolean(),
});
export type SetSignal = z.infer<typeof setSignalSchema>;

/** How many people set a signal on a paragraph, from three on (fewer: null), and who of them wants to be named. */
export const heatSchema = z.strictObject({
  blockId: idSchema,
  signal: liveSignalSchema,
  count: z.int().nullable(),
  namedIds: z.array(idSchema),
});
export type Heat = z.infer<typeof heatSchema>;

/** The heat beside the text, whole; at most one frame a second. */
export const liveHeatSchema = z.strictObject({ sessionId: idSchema, heat: z.array(heatSchema) });
export type LiveHeat = z.infer<typeof liveHeatSchema>;
