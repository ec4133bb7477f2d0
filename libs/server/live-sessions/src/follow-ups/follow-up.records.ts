import type { Person } from '@lectern/contracts';

/** Something to be done, as stored: withdrawn its words are gone for good. */
export interface FollowUpRecord {
  readonly id: string;
  text: string;
  takenBy: Person | null;
  /** a day: `2026-12-08` */
  dueOn: string | null;
  doneAt: Date | null;
  writtenBy: Person | null;
  readonly sourceKind: string | null;
  readonly sourceId: string | null;
  readonly createdSeq: number;
  withdrawnAt: Date | null;
  seq: number;
}
