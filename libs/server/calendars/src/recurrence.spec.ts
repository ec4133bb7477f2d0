import { describe, expect, it } from 'vitest';
import { isInGap, momentOf, recurrenceDates, recurrenceLine, type Recurrence } from './recurrence';

const times = (unit: Recurrence['unit'], every: number, count: number): Recurrence => ({
  unit,
  every,
  end: { by: 'count', count },
});

describe('dates of a rule', () => {
  it('come on the same weekday, at the same time on the clocks whatever the clocks do', () => {
    const dates = recurrenceDates('2027-03-16T19:00', times('week', 2, 3), 104);
    expect(dates).toEqual(['2027-03-16T19:00', '2027-03-30T19:00', '2027-04-13T19:00']);
    expect(dates.map((date) => momentOf(date, 'Europe/Berlin').toISOString().slice(11, 16))).toEqual([
      '18:00',
      '17:00',
      '17:00',
    ]);
  });

  it('end with a day, that day included, and with how many are asked for', () => {
    const until = (date: string): Recurrence => ({ unit: 'week', every: 1, end: { by: 'date', date } });
    expect(recurrenceDates('2027-03-16T19:00', until('2027-03-30'), 104)).toHaveLength(3);
    expect(recurrenceDates('2027-03-16T19:00', until('2027-03-29'), 104)).toHaveLength(2);
    expect(recurrenceDates('2027-03-16T19:00', until('2027-03-15'), 104)).toEqual([]);
    expect(recurrenceDates('2027-03-16T19:00', until('2099-01-01'), 5)).toHaveLength(5);
  });

  it('leave out the months that have no such day', () => {
    expect(recurrenceDates('2027-01-31T19:00', times('month-day', 1, 3), 104)).toEqual([
      '2027-01-31T19:00',
      '2027-03-31T19:00',
      '2027-05-31T19:00',
    ]);
  });

  it('come on the weekday of the month that the first is, the last as the last', () => {
    expect(recurrenceDates('2027-01-12T19:00', times('month-weekday', 1, 3), 104)).toEqual([
      '2027-01-12T19:00',
      '2027-02-09T19:00',
      '2027-03-09T19:00',
    ]);
    expect(recurrenceDates('2027-01-26T19:00', times('month-weekday', 1, 3), 104)).toEqual([
      '2027-01-26T19:00',
      '2027-02-23T19:00',
      '2027-03-30T19:00',
    ]);
  });

  it('keep one that the clocks skip, held by so much later', () => {
    const dates = recurrenceDates('2027-03-21T02:30', times('week', 1, 3), 104);
    expect(dates.map((date) => isInGap(date, 'Europe/Berlin'))).toEqual([false, true, false]);
    expect(momentOf('2027-03-28T02:30', 'Europe/Berlin').toISOString()).toBe('2027-03-28T01:30:00.000Z');
  });

  it('are said to calendars until a moment', () => {
    const until = new Date('2027-03-30T17:00:00Z');
    expect(recurrenceLine('2027-01-12T19:00', times('month-weekday', 2, 3), until)).toBe(
      'RRULE:FREQ=MONTHLY;INTERVAL=2;UNTIL=20270330T170000Z;BYDAY=2TU',
    );
    expect(recurrenceLine('2027-01-31T19:00', times('month-day', 1, 3), until)).toBe(
      'RRULE:FREQ=MONTHLY;INTERVAL=1;UNTIL=20270330T170000Z;BYMONTHDAY=31',
    );
  });
});
