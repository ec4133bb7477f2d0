import * as z from 'zod';
import { commandIdSchema, idSchema } from './identifiers';
import { limits } from './limits';

/** The reactions a group can choose from. What they look like and which words stand for them is the client's. */
export const reactionNameSchema = z.enum([
  'agree',
  'disagree',
  'thanks',
  'insight',
  'moving',
  'funny',
  'unclear',
  'source',
]);
export type ReactionName = z.infer<typeof reactionNameSchema>;

/** What can be put to a comment: a reaction, or to a question that one would like an answer too. */
export const anyReactionSchema = z.enum([...reactionNameSchema.options, 'me-too']);
export type AnyReaction = z.infer<typeof anyReactionSchema>;

/** The small set a group chose, in its order; none: nobody reacts there. */
export const reactionSetSchema = z
  .array(reactionNameSchema)
  .max(limits.reactionsPerGroup, `Choose at most ${limits.reactionsPerGroup}.`)
  .refine((names) => new Set(names).size === names.length, 'Each only once.');

/** How many people put a reaction to a comment. */
export const reactionCountSchema = z.strictObject({ reaction: anyReactionSchema, count: z.int().min(1) });
export type ReactionCount = z.infer<typeof reactionCountSchema>;

/** What was put to a comment, each reaction once. */
export const reactionCountsSchema = z
  .array(reactionCountSchema)
  .max(anyReactionSchema.options.length)
  .refine((counts) => new Set(counts.map(({ reaction }) => reaction)).size === counts.length, 'Each only once.');

/** Puts a reaction to a comment, or takes one's own away. */
export const reactSchema = z.strictObject({
  commandId: commandIdSchema,
  commentId: idSchema,
  reaction: anyReactionSchema,
  isOn: z.boolean(),
});
export type React = z.infer<typeof reactSchema>;

/** The reactions to a comment after somebody changed theirs; `by`: which of them are theirs now. */
export const reactedSchema = z.strictObject({
  commentId: idSchema,
  threadId: idSchema,
  reactions: z.array(reactionCountSchema),
  by: z.strictObject({ personId: idSchema, reactions: z.array(anyReactionSchema) }),
});
export type Reacted = z.infer<typeof reactedSchema>;
