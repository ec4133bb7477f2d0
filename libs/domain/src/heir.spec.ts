import { expect, it } from 'vitest';
import { heirOf, type PossibleHeir } from './heir';

const member = (personId: string, role: PossibleHeir['role'], day: number): PossibleHeir => ({
  personId,
  role,
  joinedAt: new Date(Date.UTC(2026, 0, day)),
});

it.each([
  ['nobody of nobody', [], null],
  ['who leads before who was there first', [member('a', 'member', 1), member('b', 'moderator', 9)], 'b'],
  ['of moderators the first', [member('a', 'moderator', 3), member('b', 'moderator', 2)], 'b'],
  ['an observer when there is nobody else', [member('a', 'observer', 1)], 'a'],
  ['at the same moment always the same', [member('b', 'member', 1), member('a', 'member', 1)], 'a'],
] as const)('%s', (_, members, heir) => {
  expect(heirOf(members)?.personId ?? null).toBe(heir);
});
