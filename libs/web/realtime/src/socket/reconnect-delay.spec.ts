import fc from 'fast-check';
import { expect, it } from 'vitest';
import { reconnectDelayMs } from './reconnect-delay';

it('spreads over the whole bound, which doubles up to 30 s', () => {
  expect([0, 1, 2, 3, 4, 5, 50].map((attempt) => reconnectDelayMs(attempt, () => 1))).toEqual([
    1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000,
  ]);
  expect(reconnectDelayMs(7, () => 0)).toBe(100);
});

it('never waits less than 0.1 s or more than 30 s', () => {
  fc.assert(
    fc.property(fc.nat(10_000), fc.double({ min: 0, max: 1, noNaN: true }), (attempt, random) => {
      const delay = reconnectDelayMs(attempt, () => random);
      return delay >= 100 && delay <= 30_000;
    }),
  );
});
