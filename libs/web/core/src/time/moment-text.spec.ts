import { describe, expect, it } from 'vitest';
import { calendarDate, durationText, relativeTime } from './moment-text';

const now = Date.parse('2026-03-01T12:00:00Z');

describe('relativeTime', () => {
  it.each([
    ['2026-03-01T11:59:31Z', 'now'],
    ['2026-03-01T11:57:00Z', '3 minutes ago'],
    ['2026-03-01T10:01:00Z', '1 hour ago'],
    ['2026-02-28T11:00:00Z', 'yesterday'],
    ['2026-02-10T12:00:00Z', '2 weeks ago'],
    ['2024-02-10T12:00:00Z', '2 years ago'],
    ['2026-03-07T12:00:00Z', 'in 6 days'],
    ['2026-03-08T11:59:59Z', 'in 7 days'],
  ])('says %s as “%s”', (moment, words) => {
    expect(relativeTime(moment, now, 'en')).toBe(words);
  });

  it('speaks the locale', () => {
    expect(relativeTime('2026-03-01T11:57:00Z', now, 'de')).toBe('vor 3 Minuten');
  });
});

it.each([
  [30, '30 seconds'],
  [60, '1 minute'],
  [90, '90 seconds'],
  [900, '15 minutes'],
  [3_600, '1 hour'],
])('durationText says %i s as “%s”', (seconds, words) => {
  expect(durationText(seconds, 'en')).toBe(words);
});

describe('calendarDate', () => {
  it('is the same day in every time zone', () => {
    expect(calendarDate('2016-08-09', 'en-GB')).toBe('9 August 2016');
  });
});
