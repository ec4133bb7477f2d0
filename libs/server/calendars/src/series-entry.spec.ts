import { describe, expect, it } from 'vitest';
import { calendarFile, newCalendar } from './calendar-file';
import { addSeries, type CalendarDate, type CalendarSeries } from './series-entry';

const publicUrl = new URL('https://lectern.example.org');
const id = '0197a1c0-0000-7000-8000-000000000001';
const plan = { title: 'Lamps', timeZone: 'Europe/Berlin', lengthMinutes: 90, readingTitle: 'On lamps', groupName: 'T' };
const date = (day: string, wanted: Partial<CalendarDate> = {}): CalendarDate => ({
  ...plan,
  id: `session-${day}`,
  date: `${day}T19:00`,
  start: `${day}T19:00`,
  isCancelled: false,
  isAway: false,
  sequence: 0,
  ...wanted,
});
const series = (dates: readonly CalendarDate[], wanted: Partial<CalendarSeries> = {}): CalendarSeries => ({
  ...plan,
  id,
  start: '2031-03-18T19:00',
  rule: { unit: 'week', every: 1, end: { by: 'count', count: 5 } },
  version: 1,
  madeCount: dates.length,
  dates,
  ...wanted,
});
function entries(of: CalendarSeries): string[][] {
  const calendar = newCalendar('Lectern');
  addSeries(calendar, of, publicUrl);
  const text = new TextDecoder().decode(calendarFile(calendar).bytes).replaceAll('\r\n ', '');
  return text
    .split('BEGIN:VEVENT')
    .slice(1)
    .map((entry) => entry.split('\r\n'));
}

describe('a series in a calendar', () => {
  it('is one entry with its rule, until the moment of its last date', () => {
    const [master = [], ...others] = entries(series([date('2031-03-18'), date('2031-03-25')]));
    expect(others).toEqual([]);
    for (const line of [
      `UID:${id}@lectern.example.org`,
      'SEQUENCE:1',
      'DTSTART;TZID=Europe/Berlin:20310318T190000',
      'RRULE:FREQ=WEEKLY;INTERVAL=1;UNTIL=20310415T170000Z;BYDAY=TU',
    ])
      expect(master).toContain(line);
    expect(master.some((line) => line.startsWith('EXDATE'))).toBe(false);
  });

  it('leaves out what is cancelled, was answered with no, or was passed over', () => {
    const dates = [
      date('2031-03-18'),
      date('2031-03-25', { isCancelled: true, sequence: 3 }),
      date('2031-04-01', { isAway: true }),
    ];
    const [master = []] = entries(series(dates, { madeCount: 4 }));
    expect(master).toContain('EXDATE;TZID=Europe/Berlin:20310325T190000,20310401T190000,20310408T190000');
    expect(master).toContain('SEQUENCE:4');
  });

  it('says of a date that is otherwise which it is and how, under the same name', () => {
    const moved = date('2031-03-25', { start: '2031-03-26T20:00', title: 'With a guest', sequence: 2 });
    const [master = [], other = []] = entries(series([date('2031-03-18'), moved]));
    expect(master).toContain('SEQUENCE:3');
    for (const line of [
      `UID:${id}@lectern.example.org`,
      'RECURRENCE-ID;TZID=Europe/Berlin:20310325T190000',
      'DTSTART;TZID=Europe/Berlin:20310326T200000',
      'SUMMARY:With a guest',
      'SEQUENCE:3',
    ])
      expect(other).toContain(line);
  });

  it('keeps a date that the clocks skip, which a calendar would pass over', () => {
    const [master = []] = entries(series([], { start: '2031-03-23T02:30' }));
    expect(master).toContain('RDATE;TZID=Europe/Berlin:20310330T033000');
  });

  it('is cancelled as a whole when no date is left', () => {
    const dates = ['2031-03-18', '2031-03-25'].map((day) => date(day, { isCancelled: true }));
    const rule = { unit: 'week', every: 1, end: { by: 'count', count: 2 } } as const;
    const [master = []] = entries(series(dates, { rule }));
    expect(master).toContain('STATUS:CANCELLED');
  });
});
