import type { LiveSeries, SeriesRule } from '@lectern/contracts';

/** How a session repeats while it is arranged. */
export interface RuleDraft {
  readonly repeats: 'never' | SeriesRule['unit'];
  readonly every: number;
  readonly endBy: SeriesRule['end']['by'];
  readonly until: string;
  readonly count: number;
}

/** A rule that nobody has touched yet: it does not repeat; else ten times. */
export const newRuleDraft: RuleDraft = { repeats: 'never', every: 1, endBy: 'count', until: '', count: 10 };

/** The rule as it is sent; null: it does not repeat. */
export function ruleOf({ repeats, every, endBy, until, count }: RuleDraft): SeriesRule | null {
  if (repeats === 'never') return null;
  const end = endBy === 'date' ? ({ by: 'date', date: until } as const) : ({ by: 'count', count } as const);
  return { unit: repeats, every, end };
}

/** The rule a series has, to be changed. */
export function ruleDraftOf({ unit, every, end }: SeriesRule): RuleDraft {
  const draft = { ...newRuleDraft, repeats: unit, every };
  return end.by === 'date' ? { ...draft, endBy: 'date', until: end.date } : { ...draft, count: end.count };
}

/** The rule for a date and all that follow it: so many times as are left of it. */
export function followingRule({ rule, dates }: Pick<LiveSeries, 'rule' | 'dates'>, date: string): SeriesRule {
  if (rule.end.by === 'date') return rule;
  const left = dates.filter((one) => one.date >= date).length;
  return { ...rule, end: { by: 'count', count: Math.max(1, left) } };
}
