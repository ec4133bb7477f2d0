import { expect, it } from 'vitest';
import type { MemberRole, ThreadAudience } from '@lectern/contracts';
import { moveRefusal, type MoveRefusal, moveThreadVerdict } from './move-policy';

const asked = (
  audience: ThreadAudience,
  isOwn: boolean,
  authorIds: readonly (string | null)[],
  isToOtherGroup = true,
) => ({
  openedById: isOwn ? 'me' : 'other',
  audience,
  isToOtherGroup,
  authorIds,
  authorIdsThere: new Set(['me', 'friend']),
});

it.each<[MemberRole | null, ThreadAudience, boolean, string]>([
  [null, 'group', true, 'forbid'],
  ['observer', 'group', true, 'forbid'],
  ['member', 'group', false, 'forbid'],
  ['member', 'group', true, 'allow'],
  ['member', 'notes', true, 'allow'],
  ['member', 'passage', true, 'forbid'],
  ['moderator', 'leaders', false, 'allow'],
  ['owner', 'passage', false, 'forbid'],
  ['member', 'circle', true, 'forbid'],
])('%s is offered to move one for %s, theirs: %s → %s', (role, audience, isOwn, verdict) => {
  const openedById = isOwn ? 'me' : 'other';
  expect(moveThreadVerdict({ personId: 'me', role }, { openedById, audience })).toBe(verdict);
});

it.each<[MemberRole | null, ThreadAudience, boolean, (string | null)[], MoveRefusal | null]>([
  ['observer', 'group', true, ['me'], 'not-theirs'],
  ['member', 'group', false, ['me'], 'not-theirs'],
  ['member', 'passage', true, ['me'], 'hidden'],
  ['member', 'circle', true, ['me'], 'circle'],
  ['member', 'group', true, ['me'], null],
  ['member', 'notes', true, ['me'], null],
  ['member', 'group', true, ['me', 'friend'], 'others-words'],
  ['member', 'group', true, ['me', null], 'others-words'],
  ['moderator', 'leaders', true, ['me'], 'leaders'],
  ['moderator', 'group', false, ['me', 'friend', null], null],
  ['owner', 'group', false, ['me', 'stranger'], 'strangers'],
])('to another group: %s, for %s, theirs: %s, written by %j → %s', (role, audience, isOwn, authorIds, refusal) => {
  expect(moveRefusal({ personId: 'me', role }, asked(audience, isOwn, authorIds))).toBe(refusal);
});

it('within its group it takes everybody’s words along', () => {
  const member = { personId: 'me', role: 'member' } as const;
  expect(moveRefusal(member, asked('group', true, ['me', 'friend', 'stranger', null], false))).toBeNull();
  expect(moveRefusal({ ...member, role: 'owner' }, asked('leaders', false, ['stranger'], false))).toBeNull();
  expect(moveRefusal(member, asked('group', false, ['me'], false))).toBe('not-theirs');
});
