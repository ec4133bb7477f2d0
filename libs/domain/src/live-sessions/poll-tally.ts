import type { PollKind, PollTally, PollVote } from '@lectern/contracts';
import { countRanked } from './ranked-count';

/** Degrees of what is answered on a scale: fingers from none to five, a temperature from cold to hot. */
const degrees = { 'fist-to-five': 6, temperature: 5 } as const;
/** Fingers and degrees below these are low. */
const lowBelow = { 'fist-to-five': 3, temperature: 2 } as const;

/** What is asked: what kind of question, and between how many options. */
export interface AskedPoll {
  readonly kind: PollKind;
  readonly options: readonly string[];
}

/** Why an answer does not fit its question. */
export type VoteProblem = 'none-chosen' | 'only-one' | 'no-such-option' | 'chosen-twice';

/** Whether an answer fits its question; null: it does. A ranking may leave options out. */
export function voteProblem({ kind, options }: AskedPoll, vote: PollVote): VoteProblem | null {
  if (vote.length === 0) return 'none-chosen';
  if (kind !== 'multiple' && kind !== 'ranked' && vote.length > 1) return 'only-one';
  if (new Set(vote).size < vote.length) return 'chosen-twice';
  return vote.some((option) => option >= answersTo({ kind, options })) ? 'no-such-option' : null;
}

/** Whether an answer is so low that a facilitator may ask what is missing. */
export function isLowVote(kind: PollKind, vote: PollVote): boolean {
  return isScale(kind) && vote[0] !== undefined && vote[0] < lowBelow[kind];
}

/** What came of a question; the same in whichever order the answers came. */
export function tallyPoll(poll: AskedPoll, votes: readonly PollVote[]): PollTally {
  const voters = votes.length;
  if (poll.kind === 'ranked') {
    const { rounds, winner, tied } = countRanked(votes, poll.options.length);
    return { kind: 'ranked', voters, rounds: [...rounds], winner, tied: [...tied] };
  }
  const counts = Array.from({ length: answersTo(poll) }, (_, option) => votes.filter((v) => v.includes(option)).length);
  if (!isScale(poll.kind)) return { kind: 'choices', voters, counts };
  const low = votes.filter((vote) => isLowVote(poll.kind, vote)).length;
  return { kind: 'scale', voters, counts, median: median(votes.flatMap(([value]) => value ?? [])), low };
}

function isScale(kind: PollKind): kind is keyof typeof degrees {
  return kind in degrees;
}

/** How many different answers there are to choose from. */
function answersTo({ kind, options }: AskedPoll): number {
  return isScale(kind) ? degrees[kind] : options.length;
}

function median(values: readonly number[]): number | null {
  const sorted = [...values].sort((a, b) => a - b);
  const upper = sorted[Math.floor(sorted.length / 2)];
  const lower = sorted[Math.ceil(sorted.length / 2) - 1];
  return upper === undefined || lower === undefined ? null : (upper + lower) / 2;
}
