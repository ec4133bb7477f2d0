import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nextDigestAt, quietUntil, secondsUntilQuiet } from './local-times';

const lisbon = 'Europe/Lisbon';
const at = (text: string) => new Date(text);

describe('quietUntil', () => {
  const night = { from: '22:00', to: '07:00' };
  it.each([
    ['2026-01-10T21:59:00Z', null],
    ['2026-01-10T22:00:00Z', '2026-01-11T07:00:00.000Z'],
    ['2026-01-11T03:00:00Z', '2026-01-11T07:00:00.000Z'],
    ['2026-01-11T07:00:00Z', null],
    // an hour earlier by the world's clock in summer
    ['2026-07-10T21:30:00Z', '2026-07-11T06:00:00.000Z'],
    // the night in which the clock is set forward is an hour shorter
    ['2026-03-28T23:00:00Z', '2026-03-29T06:00:00.000Z'],
  ])('over night, at %s', (now, until) => {
    expect(quietUntil(at(now), lisbon, night)?.toISOString() ?? null).toBe(until);
  });

  it('within a day, in a zone of its own, and never without', () => {
    const noon = { from: '12:00', to: '13:30' };
    expect(quietUntil(at('2026-01-10T06:45:00Z'), 'Asia/Kathmandu', noon)?.toISOString()).toBe(
      '2026-01-10T07:45:00.000Z',
    );
    expect(quietUntil(at('2026-01-10T08:00:00Z'), 'Asia/Kathmandu', noon)).toBeNull();
    expect(quietUntil(at('2026-01-10T08:00:00Z'), lisbon, null)).toBeNull();
  });

  it('always ends later, within a day, and is over then', () => {
    const time = fc
      .tuple(fc.nat(23), fc.nat(59))
      .map((parts) => parts.map((part) => String(part).padStart(2, '0')).join(':'));
    const zone = fc.constantFrom('UTC', lisbon, 'America/St_Johns', 'Australia/Lord_Howe', 'Pacific/Apia');
    const now = fc.date({ min: at('2026-01-01T00:00:00Z'), max: at('2027-12-31T00:00:00Z'), noInvalidDate: true });
    fc.assert(
      fc.property(now, zone, time, time, (moment, timeZone, from, to) => {
        fc.pre(from !== to);
        const until = quietUntil(moment, timeZone, { from, to });
        if (!until) return true;
        const hours = (until.getTime() - moment.getTime()) / 3_600_000;
        return hours > -1 && hours <= 25;
      }),
    );
  });
});

describe('nextDigestAt', () => {
  it.each([
    ['day', '2026-01-10T06:59:00Z', '2026-01-10T07:00:00.000Z'],
    ['day', '2026-01-10T07:00:00Z', '2026-01-11T07:00:00.000Z'],
    ['day', '2026-07-10T12:00:00Z', '2026-07-11T06:00:00.000Z'],
    ['week', '2026-01-10T12:00:00Z', '2026-01-12T07:00:00.000Z'],
    ['week', '2026-01-12T07:00:00Z', '2026-01-19T07:00:00.000Z'],
  ] as const)('every %s, after %s', (rhythm, after, next) => {
    expect(nextDigestAt(at(after), lisbon, rhythm)?.toISOString()).toBe(next);
  });

  it('is never where none is wanted', () => {
    expect(nextDigestAt(at('2026-01-10T06:59:00Z'), lisbon, 'never')).toBeNull();
  });
});

describe('secondsUntilQuiet', () => {
  it.each([
    ['2026-01-10T21:50:00Z', 600],
    ['2026-01-10T22:00:00Z', 86_400],
    // the clocks go on in the night: that day has twenty-three hours
    ['2026-03-28T22:00:00Z', 82_800],
  ])('at %s there are %i left', (now, left) =>
    expect(secondsUntilQuiet(at(now), lisbon, { from: '22:00', to: '07:00' })).toBe(left),
  );

  it('is never where there are none', () =>
    expect(secondsUntilQuiet(at('2026-01-10T21:50:00Z'), lisbon, null)).toBeNull());
});
