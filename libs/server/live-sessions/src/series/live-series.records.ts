import type { LivePlan, LiveState, SeriesRule } from '@lectern/contracts';

/** A series as stored. */
export interface LiveSeriesRecord {
  readonly id: string;
  readonly readingId: string;
  readonly plan: LivePlan;
  readonly rule: SeriesRule;
  readonly version: number;
  /** how many of its dates were made, from the first */
  readonly madeCount: number;
  /** when the next one is made; null: all are */
  readonly wakesAt: Date | null;
}

/** A session as a date of its series. */
export interface DateRow {
  readonly id: string;
  readonly date: string;
  readonly state: LiveState;
  readonly hasBegun: boolean;
}
