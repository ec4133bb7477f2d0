import * as z from 'zod';
import { commandIdSchema, idSchema, sequenceSchema } from '../identifiers';
import { liveLimits } from './live-limits';
import { liveAttendanceSchema, livePlanSchema, liveRoleSchema, liveRsvpSchema, liveStateSchema } from './live-session';

/** What can be done in and to a live session. `seen…` names what the caller acts on: has it changed since, it is refused. */
export const liveActSchema = z.discriminatedUnion('what', [
  z.strictObject({ what: z.literal('turn'), to: liveStateSchema, seenState: liveStateSchema }),
  z.strictObject({ what: z.literal('plan'), plan: livePlanSchema, seenSeq: sequenceSchema }),
  /** comes in, or into the lobby */
  z.strictObject({ what: z.literal('enter') }),
  z.strictObject({ what: z.literal('leave') }),
  /** lets in one who waits, or all */
  z.strictObject({ what: z.literal('admit'), personId: idSchema.nullable() }),
  /** leads everybody to a paragraph */
  z.strictObject({ what: z.literal('lead'), blockId: idSchema }),
  /** goes to a passage and leads to its beginning; null: to none */
  z.strictObject({
    what: z.literal('go'),
    passageId: idSchema.nullable(),
    seenPassageId: idSchema.nullable(),
  }),
  z.strictObject({
    what: z.literal('extend'),
    passageId: idSchema,
    minutes: z.int().min(1).max(liveLimits.passageMinutesMax),
  }),
  z.strictObject({ what: z.literal('go-on-by-itself'), isOn: z.boolean() }),
  z.strictObject({ what: z.literal('role'), personId: idSchema, role: liveRoleSchema }),
  z.strictObject({ what: z.literal('remove'), personId: idSchema }),
  z.strictObject({ what: z.literal('lock'), isLocked: z.boolean() }),
  /** says whether one would lead if nobody else is here to */
  z.strictObject({ what: z.literal('offer'), isWilling: z.boolean() }),
  /** says beforehand whether one comes; null: leaves it open */
  z.strictObject({ what: z.literal('rsvp'), answer: liveRsvpSchema.nullable() }),
  /** says whether one was there; null: says nothing any more */
  z.strictObject({ what: z.literal('attend'), attended: liveAttendanceSchema.nullable() }),
]);
export type LiveAct = z.infer<typeof liveActSchema>;
export type LiveActName = LiveAct['what'];

/** One act of somebody in a live session. */
export const actInLiveSessionSchema = z.strictObject({
  commandId: commandIdSchema,
  sessionId: idSchema,
  act: liveActSchema,
});
export type ActInLiveSession = z.infer<typeof actInLiveSessionSchema>;

/** Done, and by which number. */
export const liveAnswerSchema = z.strictObject({ seq: sequenceSchema });
export type LiveAnswer = z.infer<typeof liveAnswerSchema>;
