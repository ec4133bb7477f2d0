import { expect, it } from 'vitest';
import type { MemberRole } from '@lectern/contracts';
import {
  changeReadingVerdict,
  changeThreadVerdict,
  isClosed,
  isOpenQuestion,
  mayGoOn,
  placeThreadVerdict,
  writesAgainAtMs,
} from './thread-policy';

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
])('%s who opened it: %s says what becomes of it → %s, pins and closes it → %s', (role, opened, says, pins) => {
  const thread = { openedById: opened ? 'me' : 'other' };
  const verdict = (what: 'kind' | 'answer' | 'resolved' | 'pinned' | 'closed' | 'slowed') =>
    changeThreadVerdict({ personId: 'me', role }, what, thread);
  for (const what of ['kind', 'answer', 'resolved'] as const) expect(verdict(what)).toBe(says);
  expect(verdict('pinned')).toBe(pins);
  expect(verdict('closed')).toBe(pins);
  expect(verdict('slowed')).toBe(pins);
});

it('a thread is closed from its moment on, for everybody but who leads the group', () => {
  const at = Date.parse('2026-11-24T19:00:00Z');
  const closesAt = '2026-11-24T19:00:00.000Z';
  expect([isClosed(null, at), isClosed(closesAt, at - 1), isClosed(closesAt, at)]).toEqual([false, false, true]);
  const goesOn = (role: MemberRole | null, nowMs: number) => mayGoOn({ personId: 'me', role }, closesAt, nowMs);
  for (const role of ['owner', 'moderator', 'member', 'observer', null] as const) {
    expect(goesOn(role, at - 1)).toBe(true);
    expect(goesOn(role, at)).toBe(role === 'owner' || role === 'moderator');
  }
});

it('where it is slow one writes again when the longest of the waits is over; who leads at once', () => {
  const said = Date.parse('2026-11-24T19:00:00Z');
  const at = (seconds: number | null, saidAt: string | null) => ({ slowSeconds: seconds, saidAt });
  const paces = [at(60, '2026-11-24T19:00:00Z'), at(30, '2026-11-24T19:00:45Z'), at(null, null), at(900, null)];
  expect(writesAgainAtMs({ personId: 'me', role: 'member' }, paces)).toBe(said + 75_000);
  expect(writesAgainAtMs({ personId: 'me', role: 'moderator' }, paces)).toBe(0);
  expect(writesAgainAtMs({ personId: 'me', role: 'member' }, [at(null, '2026-11-24T19:00:00Z')])).toBe(0);
});

it.each<[MemberRole | null, string]>([
  [null, 'forbid'],
  ['observer', 'forbid'],
  ['member', 'forbid'],
  ['moderator', 'allow'],
  ['owner', 'allow'],
])('%s closes a reading and slows it down → %s', (role, expected) => {
  expect(changeReadingVerdict({ personId: 'me', role })).toBe(expected);
});

it('a question is open until it is answered or resolved', () => {
  const question = { kind: 'question', answerId: null, resolved: null } as const;
  expect(isOpenQuestion(question)).toBe(true);
  expect(isOpenQuestion({ ...question, answerId: 'c' })).toBe(false);
  expect(isOpenQuestion({ ...question, resolved: {} })).toBe(false);
  expect(isOpenQuestion({ ...question, kind: 'comment' })).toBe(false);
});
