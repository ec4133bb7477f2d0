import { describe, expect, it } from 'vitest';
import type { MemberRole, RestrictionKind } from '@lectern/contracts';
import {
  isMilder,
  mayJudgeRestriction,
  restrictionAppealVerdict,
  restrictionFacts,
  type RestrictionFacts,
} from './restriction-policy';

const begunAt = new Date('2026-01-31T12:00:00Z');
const facts: RestrictionFacts = {
  personId: 'max',
  begunById: 'ada',
  begunAt,
  endedBy: null,
  isJudgement: false,
  appeal: 'none',
};
const soon = new Date('2026-02-01T12:00:00Z');

describe('an appeal against a restriction', () => {
  it.each([
    ['who is restricted', 'max', {}, soon, 'allow'],
    ['the same when its time is over', 'max', { endedBy: 'lapse' }, soon, 'allow'],
    ['somebody else', 'ben', {}, soon, 'not-theirs'],
    ['of one that says not who began it', 'max', { begunById: null }, soon, 'not-theirs'],
    ['a second time', 'max', { appeal: 'waits' }, soon, 'heard'],
    ['after the judgement', 'max', { appeal: 'judged' }, soon, 'heard'],
    ['against what a judge put in its place', 'max', { isJudgement: true }, soon, 'heard'],
    ['against what was lifted', 'max', { endedBy: 'restore' }, soon, 'lifted'],
    ['against what was overturned', 'max', { endedBy: 'appeal' }, soon, 'lifted'],
    ['on the last day', 'max', {}, new Date('2026-07-31T11:59:59Z'), 'allow'],
    ['after six months', 'max', {}, new Date('2026-07-31T12:00:01Z'), 'too-late'],
  ] as const)('%s', (_, personId, change, at, verdict) => {
    expect(restrictionAppealVerdict(personId, { ...facts, ...change }, at)).toBe(verdict);
  });

  it.each([
    ['ben', 'moderator', 'waits', true],
    ['ben', 'owner', 'waits', true],
    ['ben', 'member', 'waits', false],
    ['ben', 'observer', 'waits', false],
    ['ben', null, 'waits', false],
    ['ada', 'owner', 'waits', false],
    ['max', 'moderator', 'waits', false],
    ['ben', 'owner', 'none', false],
    ['ben', 'owner', 'judged', false],
  ] as const)('is judged by %s as %s while it %s: %s', (personId, role: MemberRole | null, appeal, may) => {
    expect(mayJudgeRestriction({ personId, role }, { ...facts, appeal })).toBe(may);
  });
});

describe('what a judge puts in its place', () => {
  const before = { kind: 'suspend', until: soon } as const;
  const earlier = new Date(soon.getTime() - 1);
  const later = new Date(soon.getTime() + 1);
  it.each([
    ['mute', soon, true],
    ['mute', earlier, true],
    ['mute', later, false],
    ['suspend', earlier, true],
    ['suspend', soon, false],
    ['suspend', later, false],
    ['ban', earlier, false],
  ] as const)('%s until %s is milder than a suspension: %s', (kind: RestrictionKind, until, milder) => {
    expect(isMilder({ kind, until }, before)).toBe(milder);
  });
});

it('says how one ended that was stored before it was kept how', () => {
  const stored = { begunById: null, createdAt: begunAt, endedAt: soon, endedBy: null, replacesId: null, appeal: null };
  expect(restrictionFacts('max', stored)).toMatchObject({ endedBy: 'lapse', appeal: 'none', isJudgement: false });
});
