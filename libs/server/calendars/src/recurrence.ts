import { RRuleTemporal } from 'rrule-temporal';
import { Temporal } from 'temporal-polyfill';

/** How something repeats, counted from its first date; see SeriesRule in the contracts. */
export interface Recurrence {
  readonly unit: 'week' | 'month-day' | 'month-weekday';
  readonly every: number;
  readonly end: { readonly by: 'date'; readonly date: string } | { readonly by: 'count'; readonly count: number };
}

const weekdays = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] as const;

/**
 * The first so many dates of a rule, on the clocks of wherever it is: `2026-11-24T19:00`. They are worked out where
 * clocks never change, so that one they skip counts like any other; what moment each is the time zone says.
 */
export function recurrenceDates(start: string, rule: Recurrence, atMost: number): string[] {
  const { freq, byDay, byMonthDay } = partsOf(start, rule);
  const zoned = (text: string) => Temporal.PlainDateTime.from(text).toZonedDateTime('UTC');
  const end = rule.end.by === 'count' ? { count: rule.end.count } : { until: zoned(`${rule.end.date}T23:59:59`) };
  const dates = new RRuleTemporal({
    freq,
    interval: rule.every,
    byDay,
    byMonthDay,
    dtstart: zoned(start),
    temporal: Temporal,
    ...end,
  });
  return dates
    .all((_, index) => index < atMost)
    .map((date) => date.toPlainDateTime().toString({ smallestUnit: 'minute' }));
}

/** The same as calendars read it, until a moment: the number of dates would leave out those that clocks skip. */
export function recurrenceLine(start: string, rule: Recurrence, until: Date): string {
  const { freq, byDay, byMonthDay } = partsOf(start, rule);
  const parts = [`FREQ=${freq}`, `INTERVAL=${rule.every}`, `UNTIL=${utcText(until)}`];
  if (byDay) parts.push(`BYDAY=${byDay.join(',')}`);
  if (byMonthDay) parts.push(`BYMONTHDAY=${byMonthDay.join(',')}`);
  return `RRULE:${parts.join(';')}`;
}

/**
 * The moment of a time on the clocks of a zone. One that the clocks skip is taken as if they had not; of one that comes
 * twice the first is meant.
 */
export function momentOf(start: string, timeZone: string): Date {
  return new Date(zonedOf(start, timeZone).epochMilliseconds);
}

/** The same as a time on the clocks of the zone. */
export function zonedOf(start: string, timeZone: string): Temporal.ZonedDateTime {
  return Temporal.PlainDateTime.from(start).toZonedDateTime(timeZone, { disambiguation: 'compatible' });
}

/** Whether the clocks of a zone skip a time. */
export function isInGap(start: string, timeZone: string): boolean {
  return !zonedOf(start, timeZone).toPlainDateTime().equals(Temporal.PlainDateTime.from(start));
}

/** A moment as calendars write it: `20261124T180000Z`. */
function utcText(moment: Date): string {
  return `${moment.toISOString().slice(0, 19).replaceAll(/[-:]/g, '')}Z`;
}

function partsOf(start: string, { unit }: Recurrence) {
  const first = Temporal.PlainDateTime.from(start);
  const weekday = weekdays[first.dayOfWeek - 1] ?? 'MO';
  switch (unit) {
    case 'week':
      return { freq: 'WEEKLY' as const, byDay: [weekday] };
    case 'month-day':
      return { freq: 'MONTHLY' as const, byMonthDay: [first.day] };
    case 'month-weekday': {
      // the last of its month, whichever that is, is meant as the last
      const place = first.day + 7 > first.daysInMonth ? -1 : Math.ceil(first.day / 7);
      return { freq: 'MONTHLY' as const, byDay: [`${place}${weekday}`] };
    }
  }
}
