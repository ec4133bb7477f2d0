import * as z from 'zod';
import { idSchema, momentSchema, sequenceSchema } from '../identifiers';
import { liveLimits } from './live-limits';
import {
  livePlanPartSchema,
  livePlanSchema,
  liveStateSchema,
  localStartSchema,
  scheduleLiveSessionSchema,
  timeZoneSchema,
} from './live-session';

/** A day of the calendar: `2027-03-30`. */
const lastDaySchema = z.iso.date('A date, such as 2027-03-30.');

/**
 * How a session repeats, counted from its first date: on the same weekday each so many weeks, on the same day of the
 * month, or on the same weekday of the month (the second; the last when the first date is its month's last). A series
 * has an end: the day after which there is no more, or how many dates there are.
 */
export const seriesRuleSchema = z.strictObject({
  unit: z.enum(['week', 'month-day', 'month-weekday']),
  every: z.int().min(1).max(liveLimits.liveSeriesEveryMax),
  end: z.discriminatedUnion('by', [
    z.strictObject({ by: z.literal('date'), date: lastDaySchema }),
    z.strictObject({ by: z.literal('count'), count: z.int().min(1).max(liveLimits.datesPerLiveSeries) }),
  ]),
});
export type SeriesRule = z.infer<typeof seriesRuleSchema>;

/** A new series takes its command's id, so that a repeat makes no second one. */
export const scheduleLiveSeriesSchema = scheduleLiveSessionSchema
  .omit({ isDraft: true })
  .extend({ rule: seriesRuleSchema });
export type ScheduleLiveSeries = z.infer<typeof scheduleLiveSeriesSchema>;

/** Which dates a rule would have, before anything is arranged. */
export const previewSeriesSchema = z.strictObject({
  start: localStartSchema,
  timeZone: timeZoneSchema,
  rule: seriesRuleSchema,
});
export type PreviewSeries = z.infer<typeof previewSeriesSchema>;

/** A date by the rule. `isInGap`: the clocks skip that time, and it is held by so much later as they skip. */
export const seriesDateSchema = z.strictObject({
  date: localStartSchema,
  startsAt: momentSchema,
  isInGap: z.boolean(),
});
export type SeriesDate = z.infer<typeof seriesDateSchema>;

/** A series with its dates: those that are sessions already, as they are now, and those that will be. */
export const liveSeriesSchema = z.strictObject({
  id: idSchema,
  version: sequenceSchema,
  rule: seriesRuleSchema,
  /** what its dates are like that have nothing of their own; `start` is the first date */
  plan: livePlanSchema,
  dates: z.array(
    seriesDateSchema.extend({
      /** null: it is made later */
      sessionId: idSchema.nullable(),
      title: z.string(),
      state: liveStateSchema.nullable(),
      own: z.array(livePlanPartSchema),
    }),
  ),
  can: z.strictObject({ change: z.boolean() }),
});
export type LiveSeries = z.infer<typeof liveSeriesSchema>;

/** Changes a date with all that follow it, or all; what single dates were given of their own stays. */
export const changeLiveSeriesSchema = z.strictObject({
  scope: z.enum(['following', 'all']),
  plan: livePlanSchema,
  rule: seriesRuleSchema,
  /** the version that was looked at */
  seenVersion: sequenceSchema,
});
export type ChangeLiveSeries = z.infer<typeof changeLiveSeriesSchema>;
