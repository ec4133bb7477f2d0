import * as z from 'zod';
import { eventBase } from '../event-base';
import { commandIdSchema, idSchema, momentSchema, personSchema, sequenceSchema } from '../identifiers';
import { singleLine } from '../text';
import { liveLimits } from './live-limits';

/** A day, the same wherever one is: `2026-12-08`. */
export const dueDaySchema = z.iso.date();

/** What a follow-up was made of: a line of the chat, a poll. */
export const followUpSourceSchema = z.strictObject({ kind: z.enum(['line', 'poll']), id: idSchema });
export type FollowUpSource = z.infer<typeof followUpSourceSchema>;

/**
 * Something to be done after a session: what, by whom, until when. `seq` is the number that changed it last. Withdrawn:
 * without its words and everybody's names.
 */
export const liveFollowUpSchema = z.strictObject({
  id: idSchema,
  text: z.string().nullable(),
  takenBy: personSchema.nullable(),
  dueOn: dueDaySchema.nullable(),
  doneAt: momentSchema.nullable(),
  writtenBy: personSchema.nullable(),
  source: followUpSourceSchema.nullable(),
  createdSeq: sequenceSchema,
  isWithdrawn: z.boolean(),
  seq: sequenceSchema,
});
export type LiveFollowUp = z.infer<typeof liveFollowUpSchema>;

const wordsSchema = {
  text: singleLine(liveLimits.followUpCharacters),
  /** a member of the group, or nobody yet */
  takenById: idSchema.nullable(),
  dueOn: dueDaySchema.nullable(),
};

/** What can be done with follow-ups. `seenSeq` names what the caller acts on: has it changed since, it is refused. */
export const liveFollowUpActSchema = z.discriminatedUnion('what', [
  /** the follow-up is called like its command */
  z.strictObject({ what: z.literal('add-follow-up'), ...wordsSchema, source: followUpSourceSchema.nullable() }),
  z.strictObject({
    what: z.literal('change-follow-up'),
    followUpId: idSchema,
    ...wordsSchema,
    seenSeq: sequenceSchema,
  }),
  /** takes one nobody has, or gives one's own back */
  z.strictObject({ what: z.literal('take-follow-up'), followUpId: idSchema, isMine: z.boolean() }),
  z.strictObject({ what: z.literal('finish-follow-up'), followUpId: idSchema, isDone: z.boolean() }),
  z.strictObject({ what: z.literal('withdraw-follow-up'), followUpId: idSchema }),
]);
export type LiveFollowUpAct = z.infer<typeof liveFollowUpActSchema>;
export type LiveFollowUpActName = LiveFollowUpAct['what'];

/** One act on the follow-ups of a live session. */
export const actOnFollowUpsSchema = z.strictObject({
  commandId: commandIdSchema,
  sessionId: idSchema,
  act: liveFollowUpActSchema,
});
export type ActOnFollowUps = z.infer<typeof actOnFollowUpsSchema>;

/** What is told of follow-ups. Those made of a line or poll that is withdrawn go with it, without an event of their own. */
export const liveFollowUpEvents = [
  z.strictObject({ ...eventBase, type: z.literal('live.follow-up-changed'), followUp: liveFollowUpSchema }),
] as const;

/** An open follow-up as a group's page shows it: with the session it comes from, and what the viewer may do. */
export const openFollowUpSchema = z.strictObject({
  followUp: liveFollowUpSchema,
  session: z.strictObject({ id: idSchema, title: z.string() }),
  can: z.strictObject({ take: z.boolean(), giveBack: z.boolean(), finish: z.boolean() }),
});
export type OpenFollowUp = z.infer<typeof openFollowUpSchema>;
