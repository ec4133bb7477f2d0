import { describe, expect, it } from 'vitest';
import type { MemberRole, ThreadAudience } from '@lectern/contracts';
import { audienceOf, firstThoughtsVerdict, hearVerdict, openForVerdict, widenVerdict } from './audience-policy';

const roles = [null, 'observer', 'member', 'moderator', 'owner'] as const;
const as = (role: MemberRole | null, personId: string | null = 'me') => ({ personId, role });
const audience = (kind: ThreadAudience, ownerId: string | null = null, hasWritten = false) => ({
  kind,
  ownerId,
  hasWritten,
});
/** One letter for each role: allowed, forbidden or hidden. */
const row = (verdict: (role: MemberRole | null) => string) => roles.map((role) => verdict(role)[0]).join('');

describe('what is heard', () => {
  it.each([
    ['group', audience('group'), 'aaaaa'],
    ['leaders', audience('leaders'), 'hhhaa'],
    ['one’s own notes', audience('notes', 'me'), 'aaaaa'],
    ['somebody else’s notes', audience('notes', 'other'), 'hhhhh'],
    ['the notes of somebody who is gone', audience('notes'), 'hhhhh'],
    ['a paragraph one has not written on', audience('passage'), 'hhhhh'],
    ['a paragraph one has written on', audience('passage', null, true), 'aaaaa'],
    ['a circle one is not in', audience('circle'), 'hhhhh'],
    ['a circle one is in', audience('circle', null, true), 'haaaa'],
  ] as const)('%s', (_, facts, expected) => {
    expect(row((role) => hearVerdict(as(role), facts))).toBe(expected);
  });

  it('is nobody’s notes to who is not signed in', () => {
    expect(hearVerdict(as(null, null), audience('notes'))).toBe('hide');
  });
});

describe('what is opened', () => {
  it.each([
    ['group', audience('group'), 'aaaaa'],
    ['leaders', audience('leaders'), 'fffaa'],
    ['one’s own notes', audience('notes', 'me'), 'aaaaa'],
    ['somebody else’s notes', audience('notes', 'other'), 'fffff'],
    ['a paragraph one has not written on', audience('passage'), 'aaaaa'],
    ['a circle one is not in', audience('circle'), 'fffff'],
    ['a circle one is in', audience('circle', null, true), 'faaaa'],
  ] as const)('%s', (_, facts, expected) => {
    expect(row((role) => openForVerdict(as(role), facts))).toBe(expected);
  });

  it('goes to those who wrote there only for the group, on a paragraph, where first thoughts are asked for', () => {
    expect(audienceOf('group', true, true)).toBe('passage');
    expect(audienceOf('group', false, true)).toBe('group');
    expect(audienceOf('group', true, false)).toBe('group');
    expect(audienceOf('notes', true, true)).toBe('notes');
    expect(audienceOf('circle', true, true)).toBe('circle');
  });
});

describe('what is widened', () => {
  it.each([
    ['notes', 'group', 'ffaaa'],
    ['notes', 'leaders', 'fffaa'],
    ['notes', 'notes', 'fffff'],
    ['notes', 'circle', 'ffaaa'],
    ['circle', 'group', 'ffaaa'],
    ['circle', 'leaders', 'fffff'],
    ['circle', 'notes', 'fffff'],
    ['leaders', 'circle', 'fffff'],
    ['leaders', 'group', 'ffaaa'],
    ['leaders', 'notes', 'fffff'],
    ['passage', 'group', 'fffff'],
    ['group', 'group', 'fffff'],
  ] as const)('%s to %s', (from, to, expected) => {
    expect(row((role) => widenVerdict(as(role), { audience: from, openedById: 'me' }, to))).toBe(expected);
  });

  it('out of a circle is nobody’s but who opened it, not of who leads either', () => {
    const others = { audience: 'circle', openedById: 'other' } as const;
    expect(row((role) => widenVerdict(as(role), others, 'group'))).toBe('fffff');
    expect(widenVerdict(as('owner'), { ...others, openedById: null }, 'group')).toBe('forbid');
  });

  it('is asked for and shown by who leads', () => {
    expect(row((role) => firstThoughtsVerdict(as(role)))).toBe('fffaa');
  });
});
