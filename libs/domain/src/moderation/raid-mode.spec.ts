import { describe, expect, it } from 'vitest';
import { isJoiningClosed, isRaidMode, joinPolicyAt, raidSigns, type Burst } from './raid-mode';

const at = Date.parse('2026-11-24T19:00:00Z');
const raid = { raidUntil: new Date(at), raidClosesJoining: true };

describe('raid mode', () => {
  it('holds until its moment and not longer, looked at or not', () => {
    expect([isRaidMode(raid, at - 1), isRaidMode(raid, at), isRaidMode({ raidUntil: null }, at)]).toEqual([
      true,
      false,
      false,
    ]);
  });

  it.each(['open', 'request', 'invitation'] as const)(
    'closes joining (%s) while it holds and says so',
    (joinPolicy) => {
      expect(joinPolicyAt({ ...raid, joinPolicy }, at - 1)).toBe('invitation');
      expect(joinPolicyAt({ ...raid, joinPolicy }, at)).toBe(joinPolicy);
      expect(joinPolicyAt({ ...raid, raidClosesJoining: false, joinPolicy }, at - 1)).toBe(joinPolicy);
      expect(isJoiningClosed({ raidUntil: null, raidClosesJoining: true }, at)).toBe(false);
    },
  );
});

describe('what looks like a raid', () => {
  const week = 7 * 24 * 6;
  it.each<[Burst['kind'], number, number, boolean]>([
    ['members', 7, 0, false],
    ['members', 8, 0, true],
    // a group that twelve join every ten minutes is a busy one
    ['members', 95, 12 * week, false],
    ['members', 96, 12 * week, true],
    ['reports', 4, 0, false],
    ['reports', 5, 0, true],
    ['reports', 5, week, false],
    ['holds', 5, 10, true],
    ['holds', 4, 10, false],
  ])('%s: %i in ten minutes, %i in the week before → %s', (kind, count, before, expected) => {
    expect(raidSigns([{ kind, count, before }])).toHaveLength(expected ? 1 : 0);
  });

  it('is said with what is usual', () => {
    const bursts: Burst[] = [
      { kind: 'members', count: 30, before: 504 },
      { kind: 'reports', count: 1, before: 0 },
    ];
    expect(raidSigns(bursts)).toEqual([{ kind: 'members', count: 30, usual: 0.5 }]);
  });
});
