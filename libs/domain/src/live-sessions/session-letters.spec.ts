import { describe, expect, it } from 'vitest';
import { comersOf } from './places';
import { isLetterTrue, isReminderTime, type LetteredSession, type SessionLetterKind } from './session-letters';

const now = new Date('2026-11-24T18:00:00Z');
const minutes = (count: number) => new Date(now.getTime() + count * 60_000);
const session = (change: Partial<LetteredSession> = {}): LetteredSession => ({
  state: 'scheduled',
  startsAt: minutes(30),
  endedAt: null,
  capacity: 2,
  ...change,
});
const person = (id: string, seq: number | null, role: 'host' | 'participant' = 'participant', place = 'expected') => ({
  id,
  role,
  place: place as 'expected' | 'removed',
  rsvp: seq === null ? null : { answer: 'yes' as const, seq },
  firstInAt: null as Date | null,
});
const people = [person('host', null, 'host'), person('late', 9), person('early', 3), person('silent', null)];

describe('letters about a session', () => {
  it('go to who leads and who has a place; the others wait in the order of their answers', () => {
    const { seated, waiting } = comersOf(people, 2);
    expect([seated, waiting].map((some) => some.map(({ id }) => id))).toEqual([['host', 'early'], ['late']]);
    expect(comersOf(people, null).waiting).toEqual([]);
    expect(comersOf([person('host', null, 'host', 'removed')], 2).seated).toEqual([]);
  });

  it('remind within the hour before it begins, and of nothing that is called off', () => {
    expect([61, 60, 1, 0].map((left) => isReminderTime(session({ startsAt: minutes(left) }), now))).toEqual([
      false,
      true,
      true,
      false,
    ]);
    expect(isReminderTime(session({ state: 'cancelled' }), now)).toBe(false);
    expect(isReminderTime(session({ state: 'lobby' }), now)).toBe(true);
  });

  it('are not written when what they say is not so any more', () => {
    const isTrue = (kind: SessionLetterKind, id: string, change: Partial<LetteredSession> = {}, among = people) =>
      isLetterTrue(kind, session(change), among, id, now);
    expect(isTrue('live-reminder', 'early')).toBe(true);
    expect(isTrue('live-reminder', 'late')).toBe(false);
    expect(isTrue('live-reminder', 'silent')).toBe(false);
    expect(isTrue('live-place', 'late')).toBe(false);
    expect(isTrue('live-place', 'late', { capacity: 3 })).toBe(true);
    expect(isTrue('live-place', 'late', { capacity: 3, state: 'cancelled' })).toBe(false);
    const over = { state: 'ended', endedAt: minutes(-5) } as const;
    expect(isTrue('live-recap', 'silent', over)).toBe(true);
    expect(isTrue('live-recap', 'somebody else', over)).toBe(true);
    expect(isTrue('live-recap', 'silent', over, [{ ...person('silent', 3), firstInAt: minutes(-60) }])).toBe(false);
    expect(isTrue('live-recap', 'silent', { ...over, endedAt: minutes(-60 * 25) })).toBe(false);
    expect(isTrue('live-recap', 'silent')).toBe(false);
  });
});
