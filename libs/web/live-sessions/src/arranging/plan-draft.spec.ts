import { describe, expect, it } from 'vitest';
import { newPlanDraft, passageDraftsOf, planDraftOf, planDraftSchema, planOf } from './plan-draft';

const passage = {
  id: '10000000-0000-7000-8000-000000000000',
  fromBlockId: '20000000-0000-4000-8000-000000000000',
  toBlockId: '30000000-0000-4000-8000-000000000000',
  fromNumber: 2,
  toNumber: 4,
  isPlaced: true,
  minutes: 15,
  question: 'Who speaks?',
  task: '',
};
const session = {
  id: '40000000-0000-7000-8000-000000000000',
  readingId: '50000000-0000-4000-8000-000000000000',
  title: 'Lamps',
  start: '2026-11-24T19:00',
  timeZone: 'Europe/Vienna',
  startsAt: '2026-11-24T18:00:00.000Z',
  lengthMinutes: 60,
  agenda: [passage],
  letsIn: 'everyone' as const,
  capacity: null,
  isLocked: false,
  state: 'scheduled' as const,
  startedAt: null,
  endedAt: null,
  seq: 3,
};

describe('the draft of a plan', () => {
  it('of a session that is not changed gives the same plan', () => {
    const { agenda, title, start, timeZone, lengthMinutes, letsIn } = session;
    const kept = { title, start, timeZone, lengthMinutes, letsIn };
    expect(planOf(planDraftOf(session), agenda)).toEqual({ ...kept, agenda, capacity: null });
    expect(planOf(planDraftOf({ ...session, capacity: 7 }), []).capacity).toBe(7);
  });

  it('has no paragraph where one is gone', () => {
    expect(passageDraftsOf(session)).toMatchObject([{ from: 2, to: 4, minutes: 15, question: 'Who speaks?' }]);
    const gone = { ...passage, fromNumber: null, isPlaced: false };
    expect(passageDraftsOf({ agenda: [gone] })).toMatchObject([{ from: 0, to: 4 }]);
  });

  it('lacks only a name when it is new', () => {
    expect(planDraftSchema.safeParse({ ...newPlanDraft(), title: 'Lamps' }).success).toBe(true);
    expect(planDraftSchema.safeParse({ ...newPlanDraft(), title: 'Lamps', places: 1 }).success).toBe(false);
  });
});
