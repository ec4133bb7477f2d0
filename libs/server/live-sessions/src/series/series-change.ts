import type { ChangeLiveSeries, SeriesRule } from '@lectern/contracts';
import { DomainError } from '@lectern/server/platform';
import { datesOf, wantedDates } from './series-dates';
import type { DateRow, LiveSeriesRecord } from './live-series.records';

/** What becomes of a series and its dates by a change. */
export interface SeriesChange {
  /** null: the series itself is changed; else it ends by this rule, and another one goes on */
  readonly endedRule: SeriesRule | null;
  /** how many dates the ended one keeps */
  readonly keptCount: number;
  /** which date of the changed or new series each session is; null: none any more */
  readonly rows: readonly (Pick<DateRow, 'id'> & { readonly date: string | null })[];
  readonly madeCount: number;
}

/**
 * Changes a series from one of its dates on. Sessions keep their place in the order: the third date stays the third,
 * with who said they come to it. From the first date on the series itself is changed; from a later one on another
 * series begins, as calendars want it. A date that has begun is history.
 */
export function seriesChange(
  series: LiveSeriesRecord,
  rows: readonly DateRow[],
  fromDate: string,
  { plan, rule }: Pick<ChangeLiveSeries, 'plan' | 'rule'>,
): SeriesChange {
  const before = datesOf(series);
  const from = before.indexOf(fromDate);
  const after = wantedDates(plan.start, rule);
  const touched = rows.flatMap((row) => {
    const index = before.indexOf(row.date) - from;
    return index < 0 ? [] : { ...row, after: after[index] ?? null };
  });
  if (touched.some(({ hasBegun, date, after: wanted }) => hasBegun && wanted !== date))
    throw new DomainError(
      'E_CONFLICT',
      'Some of its dates have begun already and stay as they were. Change a later date and all that follow it.',
      { reason: 'SERIES_BEGUN' },
    );
  return {
    endedRule: from === 0 ? null : { ...series.rule, end: { by: 'count', count: from } },
    keptCount: from,
    rows: touched.map(({ id, after: date }) => ({ id, date })),
    madeCount: Math.min(series.madeCount - from, after.length),
  };
}
