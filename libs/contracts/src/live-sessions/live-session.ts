import * as z from 'zod';
import { commandIdSchema, idSchema, momentSchema, sequenceSchema } from '../identifiers';
import { liveLimits } from './live-limits';
import { singleLine, storableText } from '../text';

/** How far a live session is. */
export const liveStateSchema = z.enum([
  'draft',
  'scheduled',
  'lobby',
  'live',
  'paused',
  'wrap-up',
  'ended',
  'archived',
  'cancelled',
]);
export type LiveState = z.infer<typeof liveStateSchema>;

/** What somebody is in a live session; kept apart from their role in the group. */
export const liveRoleSchema = z.enum(['host', 'co-host', 'participant', 'observer']);
export type LiveRole = z.infer<typeof liveRoleSchema>;

/** An IANA time zone the server's calendar knows. */
export const timeZoneSchema = z.string().max(60).refine(isTimeZone, 'There is no such time zone.');

/** A date and time as people agree on it, on the clocks of its time zone: `2026-11-24T19:00`. */
export const localStartSchema = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/, 'A date and a time, such as 2026-11-24T19:00.')
  .refine((text) => isCalendarTime(text), 'There is no such date or time.');

/** Paragraphs to be read together: how long, what the question is, what is done there. */
export const passageSchema = z.strictObject({
  id: idSchema,
  fromBlockId: idSchema,
  toBlockId: idSchema,
  minutes: z.int().min(1).max(liveLimits.passageMinutesMax),
  question: storableText(liveLimits.passageQuestionCharacters),
  task: storableText(liveLimits.passageTaskCharacters),
});
export type Passage = z.infer<typeof passageSchema>;

/** A passage as shown; without numbers where its paragraphs are not in the present revision any more. */
export const shownPassageSchema = passageSchema.extend({
  fromNumber: z.int().nullable(),
  toNumber: z.int().nullable(),
  isPlaced: z.boolean(),
});
export type ShownPassage = z.infer<typeof shownPassageSchema>;

/** Who comes in by themselves once it has begun; the others wait until somebody lets them in. */
export const letsInSchema = z.enum(['everyone', 'members', 'nobody']);
export type LetsIn = z.infer<typeof letsInSchema>;

/** What is arranged beforehand, and can be changed until the end. */
export const livePlanSchema = z.strictObject({
  title: singleLine(120),
  start: localStartSchema,
  timeZone: timeZoneSchema,
  lengthMinutes: z.int().min(5).max(liveLimits.liveSessionMinutesMax),
  agenda: z.array(passageSchema).max(liveLimits.passagesPerAgenda),
  letsIn: letsInSchema,
  /** how many may take part; null: as many as a session can have */
  capacity: z.int().min(2).max(liveLimits.peoplePerLiveSession).nullable(),
});
export type LivePlan = z.infer<typeof livePlanSchema>;

/** A part of a plan that a date of a series can have of its own. */
export const livePlanPartSchema = livePlanSchema.keyof();
export type LivePlanPart = z.infer<typeof livePlanPartSchema>;

/** Which date of which series a session is, and what of its plan is its own. */
export const sessionInSeriesSchema = z.strictObject({
  id: idSchema,
  /** when it would be by the rule; null: no date of the series any more */
  date: localStartSchema.nullable(),
  own: z.array(livePlanPartSchema),
});
export type SessionInSeries = z.infer<typeof sessionInSeriesSchema>;

/** A new live session takes its command's id, so that a repeat makes no second one. */
export const scheduleLiveSessionSchema = livePlanSchema.extend({
  commandId: commandIdSchema,
  coHostIds: z.array(idSchema).max(liveLimits.coHostsPerLiveSession),
  isDraft: z.boolean(),
});
export type ScheduleLiveSession = z.infer<typeof scheduleLiveSessionSchema>;

/** A live session as everyone who may see it sees it. `seq` is the number that changed it last. */
export const liveSessionSchema = livePlanSchema.extend({
  id: idSchema,
  readingId: idSchema,
  /** the moment of the start, from its local time and zone */
  startsAt: momentSchema,
  state: liveStateSchema,
  agenda: z.array(shownPassageSchema),
  isLocked: z.boolean(),
  startedAt: momentSchema.nullable(),
  endedAt: momentSchema.nullable(),
  /** null: it does not repeat */
  series: sessionInSeriesSchema.nullable(),
  seq: sequenceSchema,
});
export type LiveSession = z.infer<typeof liveSessionSchema>;

/** Where the group is: the passage and when its time is over, by the server's clock. */
export const liveCourseSchema = z.strictObject({
  passageId: idSchema.nullable(),
  /** passages that were gone to, in the order of the first time */
  visitedIds: z.array(idSchema),
  endsAt: momentSchema.nullable(),
  /** what is left while it stands still */
  leftMs: z.int().nullable(),
  /** goes on to the next passage when the time is over */
  goesOnByItself: z.boolean(),
  /** who leads while neither host nor co-host is here */
  deputyId: idSchema.nullable(),
  seq: sequenceSchema,
});
export type LiveCourse = z.infer<typeof liveCourseSchema>;

/** The paragraph everybody is led to, and by whom. */
export const liveLeadSchema = z.strictObject({
  blockId: idSchema.nullable(),
  personId: idSchema.nullable(),
  at: momentSchema.nullable(),
  seq: sequenceSchema,
});
export type LiveLead = z.infer<typeof liveLeadSchema>;

/** expected: named or answered, never here; waiting: in the lobby; in: in the room; left: was there. */
export const livePlaceSchema = z.enum(['expected', 'waiting', 'in', 'left', 'removed']);
export type LivePlace = z.infer<typeof livePlaceSchema>;

/** Whether somebody was there, as they say themselves: all the time, part of it, not. */
export const liveAttendanceSchema = z.enum(['whole', 'part', 'absent']);
export type LiveAttendance = z.infer<typeof liveAttendanceSchema>;

/** Whether somebody means to come, as they say beforehand. */
export const liveRsvpSchema = z.enum(['yes', 'no']);
export type LiveRsvp = z.infer<typeof liveRsvpSchema>;

/** Somebody of a live session. */
export const livePersonSchema = z.strictObject({
  id: idSchema,
  displayName: z.string(),
  isGuest: z.boolean(),
  role: liveRoleSchema,
  place: livePlaceSchema,
  /** when they came to that place */
  since: momentSchema,
  /** when they were let in for the first time */
  firstInAt: momentSchema.nullable(),
  /** would lead if nobody else is here to */
  isWilling: z.boolean(),
  attended: liveAttendanceSchema.nullable(),
  /** what they answered, and by which number: places go in the order of the answers */
  rsvp: z.strictObject({ answer: liveRsvpSchema, seq: sequenceSchema }).nullable(),
  seq: sequenceSchema,
});
export type LivePerson = z.infer<typeof livePersonSchema>;

/** A live session as listed. */
export const liveSessionSummarySchema = liveSessionSchema
  .pick({ id: true, readingId: true, title: true, start: true, timeZone: true, startsAt: true, state: true })
  .extend({
    lengthMinutes: z.int(),
    readingTitle: z.string(),
    hostNames: z.array(z.string()),
    passageCount: z.int(),
    /** the series it is a date of */
    seriesId: idSchema.nullable(),
  });
export type LiveSessionSummary = z.infer<typeof liveSessionSummarySchema>;

function isTimeZone(name: string): boolean {
  try {
    return name !== '' && new Intl.DateTimeFormat('en', { timeZone: name }) !== null;
  } catch {
    return false;
  }
}

function isCalendarTime(text: string): boolean {
  const moment = new Date(`${text}:00Z`);
  return !Number.isNaN(moment.getTime()) && moment.toISOString().startsWith(text);
}
