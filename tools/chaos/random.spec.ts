import { expect, it } from 'vitest';
import { seededRandom } from './random';

const draws = (seed: number) =>
  Array.from(
    { length: 20 },
    (
      (random) => () =>
        random.next()
    )(seededRandom(seed)),
  );

it('draws the same from the same seed and something else from another', () => {
  expect(draws(1)).toEqual(draws(1));
  expect(draws(1)).not.toEqual(draws(2));
});

it('gives forks that do not depend on what was drawn before', () => {
  const [one, other] = [seededRandom(7), seededRandom(7)];
  other.next();
  expect(one.fork('a').next()).toBe(other.fork('a').next());
  expect(one.fork('a').next()).not.toBe(one.fork('b').next());
});

it('stays within bounds and reaches both', () => {
  const random = seededRandom(3);
  const drawn = new Set(Array.from({ length: 200 }, () => random.between(2, 4)));
  expect([...drawn].sort()).toEqual([2, 3, 4]);
});
