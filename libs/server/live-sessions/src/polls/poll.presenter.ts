import type { LivePoll } from '@lectern/contracts';
import type { PollRecord } from './poll.records';

/** A poll as everyone in the session sees it: a withdrawn one without its words and what came of it. */
export function presentPoll(poll: PollRecord): LivePoll {
  const isWithdrawn = poll.withdrawnAt !== null;
  return {
    id: poll.id,
    kind: poll.kind,
    question: isWithdrawn ? '' : poll.question,
    options: isWithdrawn ? [] : [...poll.options],
    isSecret: poll.isSecret,
    openedById: poll.openedById,
    openedAt: poll.openedAt.toISOString(),
    openedSeq: poll.openedSeq,
    closedAt: poll.closedAt?.toISOString() ?? null,
    isWithdrawn,
    voters: poll.voters,
    tally: isWithdrawn ? null : poll.tally,
    isMissingAsked: poll.isMissingAsked,
    missing: poll.missing,
    seq: poll.seq,
  };
}
