import type { PollKind, PollTally, PollVote } from '@lectern/contracts';

/** A poll as stored; its answers are counted anew whenever it is loaded. */
export interface PollRecord {
  readonly id: string;
  readonly kind: PollKind;
  readonly question: string;
  readonly options: readonly string[];
  readonly isSecret: boolean;
  readonly openedById: string;
  readonly openedAt: Date;
  readonly openedSeq: number;
  closedAt: Date | null;
  withdrawnAt: Date | null;
  tally: PollTally | null;
  isMissingAsked: boolean;
  voters: number;
  missing: number;
  seq: number;
}

/** Somebody's answer to a poll. */
export interface VoteRecord {
  readonly pollId: string;
  readonly personId: string;
  readonly vote: PollVote;
  readonly missing: string | null;
}
