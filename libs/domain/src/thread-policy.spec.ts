import { expect, it } from 'vitest';
import type { MemberRole } from '@lectern/contracts';
import { changeThreadVerdict, isOpenQuestion, placeThreadVerdict } from './thread-policy';

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

/** role, whether they opened it → kind, answer and resolving; pinning */
it.each<[MemberRole | null, boolean, string, string]>([
  [null, true, 'forbid', 'forbid'],
  ['observer', true, 'forbid', 'forbid'],
  ['member', false, 'forbid', 'forbid'],
  ['member', true, 'allow', 'forbid'],
  ['moderator', false, 'allow', 'allow'],
  ['moderator', true, 'allow', 'allow'],
  ['owner', false, 'allow', 'allow'],
])('%s who opened it: %s says what becomes of it → %s, pins it → %s', (role, opened, says, pins) => {
  const thread = { openedById: opened ? 'me' : 'other' };
  const verdict = (what: 'kind' | 'answer' | 'resolved' | 'pinned') =>
    changeThreadVerdict({ personId: 'me', role }, what, thread);
  for (const what of ['kind', 'answer', 'resolved'] as const) expect(verdict(what)).toBe(says);
  expect(verdict('pinned')).toBe(pins);
});

it('a question is open until it is answered or resolved', () => {
  const question = { kind: 'question', answerId: null, resolved: null } as const;
  expect(isOpenQuestion(question)).toBe(true);
  expect(isOpenQuestion({ ...question, answerId: 'c' })).toBe(false);
  expect(isOpenQuestion({ ...question, resolved: {} })).toBe(false);
  expect(isOpenQuestion({ ...question, kind: 'comment' })).toBe(false);
});
