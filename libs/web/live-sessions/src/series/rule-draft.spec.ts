import { describe, expect, it } from 'vitest';
import { followingRule, newRuleDraft, ruleDraftOf, ruleOf } from './rule-draft';

describe('a rule while it is arranged', () => {
  it('is none as long as nothing repeats', () => {
    expect(ruleOf(newRuleDraft)).toBeNull();
  });

  it('comes back as it was sent, whichever its end', () => {
    const times = { unit: 'week', every: 2, end: { by: 'count', count: 5 } } as const;
    const until = { unit: 'month-weekday', every: 1, end: { by: 'date', date: '2027-03-30' } } as const;
    expect(ruleOf(ruleDraftOf(times))).toEqual(times);
    expect(ruleOf(ruleDraftOf(until))).toEqual(until);
  });

  it('goes on as often as is left of it', () => {
    const rule = { unit: 'week', every: 1, end: { by: 'count', count: 3 } } as const;
    const dates = ['2027-03-02T19:00', '2027-03-09T19:00', '2027-03-16T19:00'].map((date) => {
      return { date, startsAt: date, isInGap: false, sessionId: null, title: '', state: null, own: [] };
    });
    expect(followingRule({ rule, dates }, '2027-03-09T19:00').end).toEqual({ by: 'count', count: 2 });
  });
});
