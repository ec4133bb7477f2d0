import { expect, it } from 'vitest';
import type { MemberRole } from '@lectern/contracts';
import { placeThreadVerdict } from './thread-policy';

it.each<[MemberRole | null, boolean, string]>([
  [null, true, 'forbid'],
  ['observer', true, 'forbid'],
  ['member', false, 'forbid'],
  ['member', true, 'allow'],
  ['moderator', false, 'allow'],
  ['owner', false, 'allow'],
])('%s who opened it: %s → %s', (role, opened, verdict) => {
  const thread = { openedById: opened ? 'me' : 'other' };
  expect(placeThreadVerdict({ personId: 'me', role }, thread)).toBe(verdict);
});
