import * as z from 'zod';
import { timeZoneSchema } from '../live-sessions/live-session';

/** A time of day, hours and minutes. */
export const timeOfDaySchema = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'A time such as 22:30.');

/** How often one gets a letter with what one has not read. */
export const digestRhythmSchema = z.enum(['never', 'day', 'week']);
export type DigestRhythm = z.infer<typeof digestRhythmSchema>;

/** Hours in which nobody is written to; `from` may be later than `to`: over night. */
export const quietHoursSchema = z
  .strictObject({ from: timeOfDaySchema, to: timeOfDaySchema })
  .refine(({ from, to }) => from !== to, { path: ['to'], message: 'Quiet hours end at another time than they begin.' });
export type QuietHours = z.infer<typeof quietHoursSchema>;

/** How somebody wants to be told besides the page: by letter, and when not. */
export const notificationSettingsSchema = z.strictObject({
  timeZone: timeZoneSchema,
  quietHours: quietHoursSchema.nullable(),
  /** a letter soon after somebody mentioned one */
  mailMentions: z.boolean(),
  /** letters about live sessions: before one begins, when one moves up to a place, and what came of one that was missed */
  mailSessions: z.boolean(),
  digest: digestRhythmSchema,
});
export type NotificationSettings = z.infer<typeof notificationSettingsSchema>;
