import { limits, type LiveAnswer, type LivePollAct, type PollVote } from '@lectern/contracts';
import { isLowVote, pollVerdict, tallyPoll, voteProblem, type VoteProblem } from '@lectern/domain';
import { DomainError, forbidden, invalid, notFound } from '@lectern/server/platform';
import type { Outcome } from '@lectern/server/realtime';
import { refuseAct } from '../live-refusals';
import type { LiveClock } from '../live-work';
import type { PollCommand } from './poll-command';
import { presentPoll } from './poll.presenter';
import type { PollRecord, VoteRecord } from './poll.records';
import type { PollWork } from './poll-work';

type PollOutcome = Outcome<LiveAnswer>;
type Of<W extends LivePollAct['what']> = Extract<LivePollAct, { what: W }>;

/** Decides one command on the polls as the batch has left them so far. Pure but for the work it changes. */
export function decidePoll(command: PollCommand, work: PollWork, clock: LiveClock): PollOutcome {
  try {
    return decideAct(command, work, clock);
  } catch (error) {
    if (error instanceof DomainError) return { refused: error };
    throw error;
  }
}

function decideAct({ act, personId, commandId }: PollCommand, work: PollWork, clock: LiveClock): PollOutcome {
  const { room } = work;
  const verdict = pollVerdict(room.standing(personId), act.what, room.record.state);
  if (verdict !== 'allow') throw refuseAct(verdict, room.record);
  switch (act.what) {
    case 'open-poll':
      return open(act, personId, commandId, work, clock);
    case 'vote':
      return vote(act, personId, work, clock);
    case 'close-poll': {
      const poll = openPoll(act.pollId, work);
      const votes = work.votesOf(poll.id).map((one) => one.vote);
      return changed(poll, work, clock, { closedAt: clock.at, tally: tallyPoll(poll, votes) });
    }
    case 'ask-missing': {
      const poll = standingPoll(act.pollId, work);
      if (poll.tally?.kind !== 'scale' || poll.tally.low === 0)
        throw stale('Nobody answered so low that something could be missing.', 'POLL_NONE_LOW');
      if (poll.isMissingAsked) throw stale('They have been asked already.', 'POLL_ASKED');
      return changed(poll, work, clock, { isMissingAsked: true });
    }
    case 'say-missing':
      return sayMissing(act, personId, work, clock);
  }
}

function open(
  { poll: form }: Of<'open-poll'>,
  personId: string,
  id: string,
  work: PollWork,
  clock: LiveClock,
): PollOutcome {
  if (work.count.all >= limits.pollsPerLiveSession)
    throw stale(`At most ${limits.pollsPerLiveSession} polls in a session.`, 'POLLS_FULL');
  if (work.count.open >= limits.pollsOpenAtOnce)
    throw stale(`At most ${limits.pollsOpenAtOnce} polls are open at once. Close one first.`, 'POLLS_FULL');
  const seq = clock.nextSeq();
  const poll: PollRecord = {
    id,
    kind: form.kind,
    question: form.question,
    options: 'options' in form ? form.options : [],
    isSecret: form.isSecret,
    openedById: personId,
    openedAt: clock.at,
    openedSeq: seq,
    closedAt: null,
    withdrawnAt: null,
    tally: null,
    isMissingAsked: false,
    voters: 0,
    missing: 0,
    seq,
  };
  work.open(poll);
  return pollChanged(poll, clock);
}

function vote({ pollId, vote: answer }: Of<'vote'>, personId: string, work: PollWork, clock: LiveClock): PollOutcome {
  if (!work.room.isIn(personId)) throw stale('Come into the session first.', 'NOT_IN');
  const poll = openPoll(pollId, work);
  const problem = voteProblem(poll, answer);
  if (problem) throw invalid(problems[problem], 'act.vote');
  return answered(poll, { pollId, personId, vote: sorted(poll, answer), missing: null }, work, clock);
}

function sayMissing(
  { pollId, text }: Of<'say-missing'>,
  personId: string,
  work: PollWork,
  clock: LiveClock,
): PollOutcome {
  const poll = standingPoll(pollId, work);
  const own = work.vote(pollId, personId);
  if (!poll.isMissingAsked || !own || !isLowVote(poll.kind, own.vote))
    throw forbidden('Only who answered low is asked what is missing.');
  return answered(poll, { ...own, missing: text }, work, clock);
}

function answered(poll: PollRecord, answer: VoteRecord, work: PollWork, clock: LiveClock): PollOutcome {
  const seq = clock.nextSeq();
  work.answer(poll, answer, seq);
  const { voters, missing } = poll;
  return {
    event: { type: 'live.poll-answered', targetIds: [poll.id] },
    shown: { seq, at: clock.at.toISOString(), type: 'live.poll-answered', pollId: poll.id, voters, missing },
    answer: { seq },
  };
}

function changed(poll: PollRecord, work: PollWork, clock: LiveClock, change: Partial<PollRecord>): PollOutcome {
  work.change(poll, change, clock.nextSeq());
  return pollChanged(poll, clock);
}

function pollChanged(poll: PollRecord, { at }: LiveClock): PollOutcome {
  const { seq } = poll;
  return {
    event: { type: 'live.poll-changed', targetIds: [poll.id] },
    shown: { seq, at: at.toISOString(), type: 'live.poll-changed', poll: presentPoll(poll) },
    answer: { seq },
  };
}

function standingPoll(pollId: string, work: PollWork): PollRecord {
  const poll = work.poll(pollId);
  if (!poll) throw notFound();
  if (poll.withdrawnAt) throw stale('This poll was withdrawn.', 'WITHDRAWN');
  return poll;
}

function openPoll(pollId: string, work: PollWork): PollRecord {
  const poll = standingPoll(pollId, work);
  if (poll.closedAt) throw stale('This poll is closed.', 'POLL_CLOSED');
  return poll;
}

/** Several that were chosen have no order among them. */
function sorted({ kind }: PollRecord, answer: PollVote): PollVote {
  return kind === 'multiple' ? [...answer].sort((a, b) => a - b) : answer;
}

function stale(message: string, reason: string): DomainError {
  return new DomainError('E_CONFLICT', message, { reason });
}

const problems: Readonly<Record<VoteProblem, string>> = {
  'none-chosen': 'Choose something.',
  'only-one': 'Choose one only.',
  'no-such-option': 'There is no such option.',
  'chosen-twice': 'Choose each only once.',
};
