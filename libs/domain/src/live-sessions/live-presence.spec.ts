import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { heardOf, leaderOf, presenceOf } from './live-presence';

describe('presenceOf', () => {
  const now = 10_000_000;
  const ago = (beatS: number, activeS = beatS) => ({
    beatAtMs: now - beatS * 1_000,
    activeAtMs: now - activeS * 1_000,
  });

  it.each([
    [ago(0), 'here'],
    [ago(44), 'here'],
    [ago(45), 'away'],
    [ago(74), 'away'],
    [ago(75), 'gone'],
    [ago(5, 44), 'here'],
    [ago(5, 45), 'away'],
    [ago(5, 4_000), 'away'],
  ] as const)('of %j is %s', (heard, state) => {
    expect(presenceOf(heard, now)).toBe(state);
  });

  it('takes of several tabs the best of each', () => {
    expect(heardOf([ago(5, 60), ago(70, 20)])).toEqual(ago(5, 20));
    expect(heardOf([])).toBeNull();
  });
});

describe('leaderOf', () => {
  const people = ['a', 'b', 'c', 'd', 'e', 'f'];
  const followings = fc
    .array(fc.tuple(fc.constantFrom(...people), fc.constantFrom(...people)))
    .map((pairs) => new Map(pairs));

  it('is somebody who follows nobody, reached by following', () => {
    fc.assert(
      fc.property(followings, fc.constantFrom(...people), (following, person) => {
        const leader = leaderOf(following, person);
        if (leader === null) return;
        expect(following.has(leader)).toBe(false);
        const reached = new Set<string>();
        for (let at: string | undefined = person; at !== undefined && !reached.has(at); at = following.get(at))
          reached.add(at);
        expect(reached.has(leader)).toBe(true);
      }),
    );
  });

  it('is nobody exactly where one follows nobody or comes to a circle', () => {
    fc.assert(
      fc.property(followings, fc.constantFrom(...people), (following, person) => {
        const reached = new Set([person]);
        let at = following.get(person);
        while (at !== undefined && !reached.has(at)) {
          reached.add(at);
          at = following.get(at);
        }
        const isCircle = at !== undefined;
        expect(leaderOf(following, person) === null).toBe(isCircle || !following.has(person));
      }),
    );
  });
});
