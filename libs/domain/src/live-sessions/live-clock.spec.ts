import { describe, expect, it } from 'vitest';
import { beginPassage, extendTime, leftOf, nextPassage, turnTime } from './live-clock';

const now = Date.parse('2026-11-24T18:00:00.000Z');
const at = (minutes: number) => new Date(now + minutes * 60_000).toISOString();

describe('the time of a passage', () => {
  it('runs while the session does, and waits in the other states', () => {
    expect(beginPassage({ minutes: 10 }, 'live', now)).toEqual({ endsAt: at(10), leftMs: null });
    expect(beginPassage({ minutes: 10 }, 'paused', now)).toEqual({ endsAt: null, leftMs: 600_000 });
    expect(beginPassage(null, 'live', now)).toEqual({ endsAt: null, leftMs: null });
  });

  it('stands still in a pause and goes on with what was left', () => {
    const paused = turnTime({ endsAt: at(4), leftMs: null }, 'paused', now);
    expect(paused).toEqual({ endsAt: null, leftMs: 240_000 });
    expect(turnTime(paused, 'live', now + 3_600_000)).toEqual({ endsAt: at(64), leftMs: null });
    expect(turnTime(paused, 'ended', now)).toEqual({ endsAt: null, leftMs: null });
    // a passage whose time was over has none left
    expect(turnTime({ endsAt: at(-3), leftMs: null }, 'paused', now)).toEqual({ endsAt: null, leftMs: 0 });
  });

  it('is extended from its end, or from now when that is over', () => {
    expect(extendTime({ endsAt: at(2), leftMs: null }, 5, now)).toEqual({ endsAt: at(7), leftMs: null });
    expect(extendTime({ endsAt: at(-9), leftMs: null }, 5, now)).toEqual({ endsAt: at(5), leftMs: null });
    expect(extendTime({ endsAt: null, leftMs: 60_000 }, 5, now)).toEqual({ endsAt: null, leftMs: 360_000 });
    expect(leftOf({ endsAt: at(-9), leftMs: null }, now)).toBe(0);
  });

  it('leads from passage to passage and ends after the last', () => {
    const agenda = [{ id: 'a' }, { id: 'b' }];
    expect([null, 'a', 'b'].map((id) => nextPassage(agenda, id)?.id ?? null)).toEqual(['a', 'b', null]);
  });
});
