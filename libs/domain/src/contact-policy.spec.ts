import { expect, it } from 'vitest';
import { mayAddress } from './contact-policy';

it.each([
  ['owner', true],
  ['moderator', true],
  ['member', false],
  ['observer', false],
  [null, false],
] as const)('%s who is blocked may speak to who blocked them: %s', (role, may) => {
  expect(mayAddress(role, true)).toBe(may);
  expect(mayAddress(role, false)).toBe(true);
});
