import { describe, expect, it } from 'vitest';
import type { LiveFollowUp, LiveFollowUpActName, LiveState } from '@lectern/contracts';
import { followUpRules, followUpsInOrder, followUpVerdict } from './follow-up-policy';
import { followUpsAfterSource } from './follow-up-state';
import type { LiveStanding } from './live-policy';

const standings: readonly LiveStanding[] = ['host', 'co-host', 'participant', 'observer', 'deputy', 'steward', 'none'];
const states: readonly LiveState[] = [
  'draft',
  'scheduled',
  'lobby',
  'live',
  'paused',
  'wrap-up',
  'ended',
  'archived',
  'cancelled',
];
const acts = Object.keys(followUpRules) as LiveFollowUpActName[];

const followUp = (id: string, more: Partial<LiveFollowUp> = {}): LiveFollowUp => ({
  id,
  text: 'Look it up',
  takenBy: null,
  dueOn: null,
  doneAt: null,
  writtenBy: null,
  source: null,
  createdSeq: 1,
  isWithdrawn: false,
  seq: 1,
  ...more,
});

describe('who does what with follow-ups', () => {
  it('lets those who lead write them, and everybody but who watches take one and finish their own', () => {
    const allowed = standings.flatMap((standing) =>
      acts.flatMap((act) =>
        [true, false].flatMap((isOwn) =>
          followUpVerdict(standing, act, isOwn, 'live') === 'allow'
            ? [`${standing} ${act} ${isOwn ? 'own' : 'of others'}`]
            : [],
        ),
      ),
    );
    const byLeaders = (['host', 'co-host', 'deputy', 'steward'] as const).flatMap((standing) =>
      acts.flatMap((act) => [`${standing} ${act} own`, `${standing} ${act} of others`]),
    );
    expect(allowed.sort()).toEqual(
      [
        ...byLeaders,
        'participant take-follow-up own',
        'participant take-follow-up of others',
        'participant finish-follow-up own',
      ].sort(),
    );
  });

  it('goes on after the end, adds none in the archive, and knows none before the beginning', () => {
    const when = (act: LiveFollowUpActName) =>
      states.filter((state) => followUpVerdict('host', act, true, state) === 'allow');
    expect(when('add-follow-up')).toEqual(['live', 'paused', 'wrap-up', 'ended']);
    expect(when('finish-follow-up')).toEqual(['live', 'paused', 'wrap-up', 'ended', 'archived']);
    expect(followUpVerdict('host', 'add-follow-up', true, 'scheduled')).toBe('state');
  });
});

describe('follow-ups in their order', () => {
  it('have what is due first first, what is done last, and nothing withdrawn', () => {
    const order = followUpsInOrder([
      followUp('done', { doneAt: '2026-12-01T10:00:00.000Z', dueOn: '2026-01-01' }),
      followUp('some day', { createdSeq: 1 }),
      followUp('late', { dueOn: '2026-12-24', createdSeq: 2 }),
      followUp('gone', { isWithdrawn: true, dueOn: '2026-01-01' }),
      followUp('soon', { dueOn: '2026-12-08', createdSeq: 9 }),
    ]);
    expect(order.map(({ id }) => id)).toEqual(['soon', 'late', 'some day', 'done']);
  });
});

describe('follow-ups made of something that is withdrawn', () => {
  it('go with it, and those made of something else stay', () => {
    const known = new Map(
      [
        followUp('a', { source: { kind: 'line', id: 'l1' } }),
        followUp('b', { source: { kind: 'line', id: 'l2' } }),
      ].map((one) => [one.id, one]),
    );
    const base = { personId: null, text: null, at: '', createdSeq: 1, thread: null };
    const event = (isWithdrawn: boolean) =>
      ({
        type: 'live.line-changed',
        seq: 7,
        at: '',
        line: { ...base, id: 'l1', isWithdrawn, seq: 7 },
      }) as const;
    expect(followUpsAfterSource(known, event(false))).toBe(known);
    const after = followUpsAfterSource(known, event(true));
    expect(after.get('a')).toMatchObject({ isWithdrawn: true, text: null, source: null, seq: 7 });
    expect(after.get('b')).toBe(known.get('b'));
  });
});
