import { Temporal } from 'temporal-polyfill';

/** so many changes of the clocks after now are written down: calendars look years ahead, and rules change before that */
const changesAhead = 12;

/**
 * A time zone as calendars want it beside times on its clocks (RFC 5545, VTIMEZONE): each change of the clocks from a
 * year before a moment on, by its date. Rules are not written: which one a change follows no time zone database says.
 */
export function timeZoneComponent(timeZone: string, around: Date): string {
  const aYearBefore = new Date(around.getTime() - 366 * 86_400_000).toISOString();
  const begin = Temporal.Instant.from(aYearBefore).toZonedDateTimeISO(timeZone);
  const parts = [observance(begin, begin.offset)];
  for (let at: Temporal.ZonedDateTime | null = begin; at && parts.length <= changesAhead;) {
    const change: Temporal.ZonedDateTime | null = at.getTimeZoneTransition('next');
    if (change) parts.push(observance(change, change.subtract({ nanoseconds: 1 }).offset));
    at = change;
  }
  return ['BEGIN:VTIMEZONE', `TZID:${timeZone}`, ...parts, 'END:VTIMEZONE'].join('\r\n');
}

function observance(from: Temporal.ZonedDateTime, offsetBefore: string): string {
  const isLater = offsetNs(from.offset) > offsetNs(offsetBefore);
  const kind = isLater ? 'DAYLIGHT' : 'STANDARD';
  // the change is said on the clocks as they were before it
  const local = Temporal.Instant.from(from.toInstant().toString()).toZonedDateTimeISO(offsetBefore).toPlainDateTime();
  return [
    `BEGIN:${kind}`,
    `DTSTART:${local.round('second').toString({ smallestUnit: 'second' }).replaceAll(/[-:]/g, '')}`,
    `TZOFFSETFROM:${plainOffset(offsetBefore)}`,
    `TZOFFSETTO:${plainOffset(from.offset)}`,
    `END:${kind}`,
  ].join('\r\n');
}

function offsetNs(offset: string): number {
  return Temporal.Instant.from('1970-01-01T00:00Z').toZonedDateTimeISO(offset).offsetNanoseconds;
}

/** `+05:30` as `+0530`; seconds, of times long ago, are left out. */
function plainOffset(offset: string): string {
  return offset.slice(0, 6).replace(':', '');
}
