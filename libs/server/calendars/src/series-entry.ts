import type { ICalCalendar } from 'ical-generator';
import type { Temporal } from 'temporal-polyfill';
import { entryOf, type CalendarMeeting } from './meeting-entry';
import { isInGap, recurrenceDates, recurrenceLine, zonedOf, type Recurrence } from './recurrence';

/** A date of a series that is a meeting of its own already. */
export interface CalendarDate extends CalendarMeeting {
  /** when it would be by the rule */
  readonly date: string;
  /** not in this calendar: whose it is said they do not come, or it is not for them to see */
  readonly isAway: boolean;
}

/** A series of meetings as a calendar shows it; `start` is its first date. */
export interface CalendarSeries extends Omit<CalendarMeeting, 'isCancelled' | 'sequence'> {
  readonly rule: Recurrence;
  readonly version: number;
  /** how many of its dates were made, from the first: of these the ones that are no meeting were passed over */
  readonly madeCount: number;
  readonly dates: readonly CalendarDate[];
}

const mostDates = 200;

/**
 * Puts a series into a calendar under one name (RFC 5545): its rule, the dates left out of it, and those that are
 * otherwise. Its number is its version and how often its dates have changed: it grows with each of them.
 */
export function addSeries(calendar: ICalCalendar, series: CalendarSeries, publicUrl: URL): void {
  const { start, timeZone, rule, title, lengthMinutes, readingTitle, groupName } = series;
  const all = recurrenceDates(start, rule, mostDates);
  const last = all.at(-1);
  if (last === undefined) return;
  const byDate = new Map(series.dates.map((one) => [one.date, one]));
  const isLeftOut = (date: string, index: number) => {
    const one = byDate.get(date);
    return one ? one.isCancelled || one.isAway : index < series.madeCount;
  };
  const leftOut = all.filter(isLeftOut);
  const isOver = leftOut.length === all.length;
  const sequence = series.version + series.dates.reduce((sum, one) => sum + one.sequence, 0);
  const shownId = series.dates.find((one) => !one.isCancelled)?.id ?? series.dates[0]?.id ?? series.id;
  const of = { id: shownId, title, start, timeZone, lengthMinutes, readingTitle, groupName };
  const master = entryOf(calendar, { ...of, isCancelled: isOver, sequence }, series.id, publicUrl);
  const lines = [recurrenceLine(start, rule, new Date(zonedOf(last, timeZone).epochMilliseconds))];
  // a calendar passes over a time that the clocks skip; it is held all the same
  const skipped = all.filter((date) => isInGap(date, timeZone));
  if (skipped.length > 0) lines.push(datesLine('RDATE', skipped, timeZone));
  if (leftOut.length > 0 && !isOver) lines.push(datesLine('EXDATE', leftOut, timeZone));
  master.repeating(lines.join('\r\n'));
  if (isOver) return;
  for (const one of series.dates) {
    const isSame = one.start === one.date && one.title === title && one.lengthMinutes === lengthMinutes;
    if (one.isCancelled || one.isAway || (isSame && one.timeZone === timeZone) || !all.includes(one.date)) continue;
    const entry = entryOf(calendar, { ...one, sequence: series.version + one.sequence }, series.id, publicUrl);
    // said on the clocks the entry is on
    entry.recurrenceId(zonedOf(one.date, timeZone).withTimeZone(one.timeZone));
  }
}

function datesLine(property: 'RDATE' | 'EXDATE', dates: readonly string[], timeZone: string): string {
  return `${property};TZID=${timeZone}:${dates.map((date) => localText(zonedOf(date, timeZone))).join(',')}`;
}

/** A time on its own clocks as calendars write it: `20261124T190000`. */
function localText(at: Temporal.ZonedDateTime): string {
  return at.toPlainDateTime().toString({ smallestUnit: 'second' }).replaceAll(/[-:]/g, '');
}
