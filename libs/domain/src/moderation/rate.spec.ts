import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { rateOf } from './rate';

// as tabled for Wilson's score interval at 95 of 100
it.each([
  [0, 0, 0, 1],
  [0, 10, 0, 0.278],
  [1, 10, 0.018, 0.404],
  [5, 10, 0.237, 0.763],
  [10, 10, 0.722, 1],
  [50, 1_000, 0.038, 0.065],
])('%i of %i lies between %d and %d', (count, of, low, high) => {
  expect(rateOf(count, of)).toEqual({ count, of, low, high });
});

it('holds the share, and is narrower the more there are', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 500 }), fc.integer({ min: 0, max: 500 }), (of, any) => {
      const count = any % (of + 1);
      const { low, high } = rateOf(count, of);
      const more = rateOf(count * 10, of * 10);
      expect(low).toBeLessThanOrEqual(count / of + 0.0005);
      expect(high).toBeGreaterThanOrEqual(count / of - 0.0005);
      expect(more.high - more.low).toBeLessThanOrEqual(high - low + 0.001);
    }),
  );
});
