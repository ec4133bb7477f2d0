import * as z from 'zod';
import { idSchema, momentSchema, personSchema, sequenceSchema } from '../identifiers';
import { liveFollowUpSchema } from './live-follow-ups';
import { liveSmallRoomSchema } from './live-arrangement';
import { livePollSchema } from './live-polls';
import { liveAttendanceSchema, liveRoleSchema, liveSessionSchema, shownPassageSchema } from './live-session';
import { liveNoteSchema } from './live-sides';

/** A comment that was made while the session was on. */
export const recapCommentSchema = z.strictObject({
  id: idSchema,
  threadId: idSchema,
  /** the paragraph it stands at; null: on the whole reading, or nowhere */
  blockId: idSchema.nullable(),
  number: z.int().nullable(),
  author: personSchema.nullable(),
  excerpt: z.string(),
});
export type RecapComment = z.infer<typeof recapCommentSchema>;

/** A passage the group was at: for how many minutes, and what was written about it meanwhile. */
export const recapPassageSchema = z.strictObject({
  passage: shownPassageSchema,
  /** null: it was not gone to */
  minutes: z.int().nullable(),
  comments: z.array(recapCommentSchema),
});
export type RecapPassage = z.infer<typeof recapPassageSchema>;

/** Somebody of the session afterwards: whether they were let in, and what they say themselves. */
export const recapPersonSchema = z.strictObject({
  id: idSchema,
  displayName: z.string(),
  isGuest: z.boolean(),
  role: liveRoleSchema,
  wasIn: z.boolean(),
  attended: liveAttendanceSchema.nullable(),
});
export type RecapPerson = z.infer<typeof recapPersonSchema>;

/** One line of what was missed; clients put it into words, each is a link to its target. */
export const missedLineSchema = z.strictObject({
  code: z.enum(['named', 'decided', 'asked', 'read', 'hands']),
  text: z.string(),
  result: z.string(),
  by: z.string(),
  /** minutes of a passage, or answers to a question, or open hands */
  count: z.int(),
  comments: z.int(),
  target: z.strictObject({ kind: z.enum(['thread', 'poll', 'block', 'hands']), id: idSchema.nullable() }),
});
export type MissedLineView = z.infer<typeof missedLineSchema>;

/** A live session afterwards, of what may be seen now: nothing withdrawn, deleted or held is in it. */
export const liveRecapSchema = z.strictObject({
  session: liveSessionSchema,
  reading: z.strictObject({ id: idSchema, title: z.string() }),
  group: z.strictObject({ id: idSchema, name: z.string() }),
  startedAt: momentSchema.nullable(),
  endedAt: momentSchema.nullable(),
  people: z.array(recapPersonSchema),
  passages: z.array(recapPassageSchema),
  /** comments of the time that stand in no passage */
  elsewhere: z.array(recapCommentSchema),
  polls: z.array(livePollSchema),
  followUps: z.array(liveFollowUpSchema),
  /** in their order; none while they are not shown and not for the viewer */
  notes: z.array(liveNoteSchema),
  /** what small rooms noted for all */
  roomNotes: z.array(liveSmallRoomSchema.pick({ id: true, round: true, number: true, passageId: true, note: true })),
  missed: z.array(missedLineSchema),
  /** what the viewer may do here */
  can: z.strictObject({ addFollowUps: z.boolean(), takeFollowUps: z.boolean() }),
  head: sequenceSchema,
});
export type LiveRecap = z.infer<typeof liveRecapSchema>;

export const recapFormatSchema = z.enum(['markdown', 'json']);
export type RecapFormat = z.infer<typeof recapFormatSchema>;
