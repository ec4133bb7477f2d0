import type { LivePlan } from '@lectern/contracts';
import type { LiveSystemAct } from '../live-command';
import { columnsOf, planOf } from '../live-plan';
import { stale } from '../live-refusals';
import type { LiveRecord } from '../live-session.records';
import { followingStates } from './series-dates';

/** What brings a date in line with its series: what it has of its own stays, and one that is none any more is cancelled. */
export function followSeries(
  { version, plan }: Extract<LiveSystemAct, { what: 'follow-series' }>,
  record: LiveRecord,
): Partial<LiveRecord> {
  if (record.seriesVersion >= version || !followingStates.includes(record.state)) throw stale(record);
  if (record.seriesDate === null) return { state: 'cancelled', seriesVersion: version };
  return { ...columnsOf(followed(record, plan, record.seriesDate)), seriesVersion: version };
}

/** The plan of the series on a date, with what the date has of its own. */
function followed(record: LiveRecord, plan: LivePlan, date: string): LivePlan {
  const present = planOf(record);
  const own = record.ownParts.map((part) => [part, present[part]]);
  return { ...plan, start: date, ...Object.fromEntries(own) };
}
