import { expect, it } from 'vitest';
import { remembered } from './remembered';

it('asks once in the time it was given, however often it is called', async () => {
  let clock = 0;
  let asked = 0;
  const call = remembered(
    1_000,
    async () => (asked += 1),
    () => clock,
  );
  expect(await Promise.all([call(), call()])).toEqual([1, 1]);
  clock = 999;
  expect(await call()).toBe(1);
  clock = 1_000;
  expect(await call()).toBe(2);
});
