import { describe, expect, it } from 'vitest';
import type { MemberRole, Visibility } from '@lectern/contracts';
import { reviseVerdict } from './reading-policy';
import type { Verdict } from './viewer';

/** role, whether they added the reading → in a private group, in a public one */
const table: readonly [MemberRole | null, boolean, Verdict, Verdict][] = [
  [null, false, 'hide', 'forbid'],
  [null, true, 'hide', 'forbid'],
  ['observer', false, 'forbid', 'forbid'],
  ['observer', true, 'forbid', 'forbid'],
  ['member', false, 'forbid', 'forbid'],
  ['member', true, 'allow', 'allow'],
  ['moderator', false, 'allow', 'allow'],
  ['moderator', true, 'allow', 'allow'],
  ['owner', false, 'allow', 'allow'],
  ['owner', true, 'allow', 'allow'],
];

describe('reviseVerdict', () => {
  it.each(table)('%s who added it: %s', (role, added, inPrivate, inPublic) => {
    const verdict = (visibility: Visibility) =>
      reviseVerdict(
        { personId: 'me', role },
        { addedById: added ? 'me' : 'other' },
        { visibility, joinPolicy: 'open' },
      );
    expect([verdict('private'), verdict('public')]).toEqual([inPrivate, inPublic]);
  });

  it('takes nobody for the one who added it', () => {
    const nobody = { personId: null, role: null };
    expect(reviseVerdict(nobody, { addedById: null }, { visibility: 'public', joinPolicy: 'open' })).toBe('forbid');
  });
});
