import { expect, it } from 'vitest';
import { mentionableRoles } from './mention-policy';

it.each([
  ['owner', ['owner', 'moderator', 'member', 'observer']],
  ['moderator', ['owner', 'moderator', 'member', 'observer']],
  ['member', ['owner', 'moderator']],
  ['observer', []],
  [null, []],
] as const)('%s can call on %j', (role, roles) => {
  expect(mentionableRoles(role)).toEqual(roles);
});
