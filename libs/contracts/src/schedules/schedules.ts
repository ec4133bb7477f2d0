import * as z from 'zod';
import { idSchema, linkTokenSchema } from '../identifiers';
import { limits } from '../limits';
import { singleLine, storableText } from '../text';

/** A day without a time, the same wherever one is. */
export const daySchema = z.iso.date('A day such as 2026-11-24.');

const portion = {
  /** made by who writes the schedule; a portion keeps it, and with it what people said of it */
  id: idSchema,
  /** which part of the text, in words */
  title: singleLine(limits.titleCharacters),
  /** what to think about while reading it */
  question: storableText(limits.portionQuestionCharacters),
  /** to be read by the end of this day */
  dueOn: daySchema,
};

/** A part of a reading with the day it is to be read by, and how far one and the group are with it. */
export const portionSchema = z.strictObject({
  ...portion,
  title: z.string(),
  question: z.string(),
  /** what one has said of oneself; nothing is tracked */
  isDone: z.boolean(),
  /** how many members have said so */
  doneCount: z.int(),
});
export type Portion = z.infer<typeof portionSchema>;

/** How a reading is read over weeks. */
export const scheduleSchema = z.strictObject({
  reading: z.strictObject({ id: idSchema, title: z.string() }),
  group: z.strictObject({ id: idSchema, name: z.string() }),
  portions: z.array(portionSchema),
  memberCount: z.int(),
  /** grows with each change of the schedule; 0: there is none yet */
  version: z.int(),
  can: z.strictObject({ change: z.boolean(), mark: z.boolean() }),
});
export type Schedule = z.infer<typeof scheduleSchema>;

/** The whole schedule as it is to be, made while `version` was the present one. */
export const changeScheduleSchema = z.strictObject({
  version: z.int().min(0),
  portions: z
    .array(z.strictObject(portion))
    .max(limits.portionsPerReading)
    .refine((portions) => new Set(portions.map(({ id }) => id)).size === portions.length, 'Each portion once.'),
});
export type ChangeSchedule = z.infer<typeof changeScheduleSchema>;

export const markPortionSchema = z.strictObject({ isDone: z.boolean() });

/** A portion among those of a whole group. */
export const comingPortionSchema = portionSchema.extend({
  reading: z.strictObject({ id: idSchema, title: z.string() }),
});
export type ComingPortion = z.infer<typeof comingPortionSchema>;

/** Which calendar: of one group, or (null) of all one's groups. */
export const calendarScopeSchema = z.strictObject({ groupId: idSchema.nullable() });
export type CalendarScope = z.infer<typeof calendarScopeSchema>;

/** The calendars that have an address; it is shown once, when it is made. */
export const calendarsSchema = z.array(calendarScopeSchema);
export const calendarAddressSchema = z.strictObject({ token: linkTokenSchema });
