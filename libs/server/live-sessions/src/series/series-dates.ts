import { limits, type LiveState, type SeriesRule } from '@lectern/contracts';
import { momentOf, recurrenceDates } from '@lectern/server/calendars';
import { DomainError } from '@lectern/server/platform';
import type { LiveSeriesRecord } from './live-series.records';

/** While it is like this a date is still what its series says. */
export const followingStates: readonly LiveState[] = ['draft', 'scheduled', 'lobby', 'cancelled'];

/** All dates of a series, on the clocks of its zone. */
export function datesOf({ plan, rule }: Pick<LiveSeriesRecord, 'plan' | 'rule'>): string[] {
  return recurrenceDates(plan.start, rule, limits.datesPerLiveSeries);
}

/** The dates of a rule that somebody asks for; refused when there are none or too many. */
export function wantedDates(start: string, rule: SeriesRule): string[] {
  const dates = recurrenceDates(start, rule, limits.datesPerLiveSeries + 1);
  if (dates.length === 0)
    throw new DomainError('E_INVALID', 'The series ends before its first date. Set a later end.', {
      field: 'rule.end',
      reason: 'SERIES_EMPTY',
    });
  if (dates.length > limits.datesPerLiveSeries)
    throw new DomainError('E_INVALID', `At most ${limits.datesPerLiveSeries} dates. Set an earlier end.`, {
      field: 'rule.end',
      reason: 'SERIES_LONG',
    });
  return dates;
}

/** Which dates are to be made now, and when it is to be looked again. One that is over when its turn comes is left out. */
export interface DueDates {
  readonly dates: readonly string[];
  readonly madeCount: number;
  readonly wakesAt: Date | null;
}

/** Makes for `limits.liveSeriesDatesAhead` of them to be there, as long as there are so many. */
export function dueDates(all: readonly string[], madeCount: number, timeZone: string, now: Date): DueDates {
  const momentAt = (index: number) => momentOf(all[index] ?? '', timeZone);
  const ahead = [...all.keys()].filter((index) => momentAt(index) > now);
  const made = ahead.filter((index) => index < madeCount);
  const due = ahead
    .filter((index) => index >= madeCount)
    .slice(0, Math.max(0, limits.liveSeriesDatesAhead - made.length));
  const last = due.at(-1);
  const madeAfter = ahead.length === 0 ? all.length : Math.max(madeCount, (last ?? -1) + 1);
  const first = [...made, ...due][0];
  return {
    dates: due.map((index) => all[index] ?? ''),
    madeCount: madeAfter,
    wakesAt: madeAfter >= all.length || first === undefined ? null : momentAt(first),
  };
}
