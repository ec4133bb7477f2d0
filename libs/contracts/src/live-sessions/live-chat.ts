import * as z from 'zod';
import { eventBase } from '../event-base';
import { commandIdSchema, idSchema, momentSchema, sequenceSchema } from '../identifiers';
import { storableText } from '../text';
import { liveLimits } from './live-limits';

/**
 * Something said in a session's chat; `seq` is the number that changed it last. Withdrawn: without its words and whose
 * they were. `thread`: it became a comment on a paragraph.
 */
export const liveLineSchema = z.strictObject({
  id: idSchema,
  personId: idSchema.nullable(),
  text: z.string().nullable(),
  at: momentSchema,
  createdSeq: sequenceSchema,
  isWithdrawn: z.boolean(),
  thread: z.strictObject({ id: idSchema, blockId: idSchema }).nullable(),
  seq: sequenceSchema,
});
export type LiveLine = z.infer<typeof liveLineSchema>;

/** What can be withdrawn: a line of the chat, a poll. */
export const withdrawableSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('line'), id: idSchema }),
  z.strictObject({ kind: z.literal('poll'), id: idSchema }),
]);
export type Withdrawable = z.infer<typeof withdrawableSchema>;

/** Something written in a session, without the space around it. */
export const liveWordsSchema = (mostCharacters: number) =>
  storableText(mostCharacters)
    .transform((text) => text.trim())
    .pipe(z.string().min(1, 'Write something.'));

/** What can be done in the chat, and with what was contributed. */
export const liveChatActSchema = z.discriminatedUnion('what', [
  /** the line is called like its command */
  z.strictObject({
    what: z.literal('say'),
    text: liveWordsSchema(liveLimits.liveLineCharacters),
  }),
  /** makes a comment on a paragraph of it, in the name of who said it; the thread is to be called `threadId` */
  z.strictObject({ what: z.literal('to-comment'), lineId: idSchema, blockId: idSchema, threadId: commandIdSchema }),
  /** takes a contribution back everywhere at once: one's own, or with a reason somebody else's */
  z.strictObject({
    what: z.literal('withdraw'),
    target: withdrawableSchema,
    reason: storableText(liveLimits.handReasonCharacters).nullable(),
  }),
]);
export type LiveChatAct = z.infer<typeof liveChatActSchema>;
export type LiveChatActName = LiveChatAct['what'];

/** One act in the chat of a live session. */
export const actInChatSchema = z.strictObject({
  commandId: commandIdSchema,
  sessionId: idSchema,
  act: liveChatActSchema,
});
export type ActInChat = z.infer<typeof actInChatSchema>;

/** What is told of the chat. */
export const liveChatEvents = [
  z.strictObject({ ...eventBase, type: z.literal('live.line-changed'), line: liveLineSchema }),
] as const;

/** A contribution of one's own that somebody else withdrew, and why. */
export const ownWithdrawnSchema = z.strictObject({ target: withdrawableSchema, reason: z.string() });
export type OwnWithdrawn = z.infer<typeof ownWithdrawnSchema>;
