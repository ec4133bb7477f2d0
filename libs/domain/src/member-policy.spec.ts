import { describe, expect, it } from 'vitest';
import type { MemberRole } from '@lectern/contracts';
import { memberVerdict } from './member-policy';

const roles: readonly MemberRole[] = ['owner', 'moderator', 'member', 'observer'];
const changes: readonly (MemberRole | null)[] = [...roles, null];
const decide = (role: MemberRole | null, target: MemberRole, to: MemberRole | null) =>
  memberVerdict({ personId: 'p', role }, target, to);

describe('giving a member another role, or removing them', () => {
  it.each(roles.flatMap((target) => changes.map((to) => [target, to] as const)))(
    'of %s to %s: an owner may, somebody outside does not see it, members and observers may not',
    (target, to) => {
      expect(decide('owner', target, to)).toBe('allow');
      expect(decide(null, target, to)).toBe('hide');
      expect(decide('member', target, to)).toBe('forbid');
      expect(decide('observer', target, to)).toBe('forbid');
    },
  );

  it('a moderator may only with those below, and makes nobody an equal', () => {
    const allowed = roles.flatMap((target) =>
      changes.filter((to) => decide('moderator', target, to) === 'allow').map((to) => `${target} ${to}`),
    );
    expect(allowed).toEqual([
      'member member',
      'member observer',
      'member null',
      'observer member',
      'observer observer',
      'observer null',
    ]);
  });
});
