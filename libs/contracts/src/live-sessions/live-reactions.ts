import * as z from 'zod';
import { idSchema } from '../identifiers';
import { reactionNameSchema } from '../reactions';

/** What can be shown of how something said in a live session is taken; it fades, and nothing of it is kept. */
export const liveReactionSchema = reactionNameSchema.extract(['agree', 'thanks', 'insight', 'moving', 'funny']);
export type LiveReaction = z.infer<typeof liveReactionSchema>;

/** Reacts to what goes on in a live session. */
export const reactLiveSchema = z.strictObject({ sessionId: idSchema, reaction: liveReactionSchema });
export type ReactLive = z.infer<typeof reactLiveSchema>;

/** How often which reaction came since the last frame, from whom nobody is told; at most one frame a second. */
export const liveReactionsSchema = z.strictObject({
  sessionId: idSchema,
  reactions: z.array(z.strictObject({ reaction: liveReactionSchema, count: z.int().min(1) })),
});
export type LiveReactions = z.infer<typeof liveReactionsSchema>;
