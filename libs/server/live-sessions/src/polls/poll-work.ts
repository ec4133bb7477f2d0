import type { LiveRoom } from '../live-room';
import type { PollRecord, VoteRecord } from './poll.records';

/** The polls of a session while a batch of commands is decided: a later command sees what an earlier one did. */
export class PollWork {
  readonly changedPolls = new Set<PollRecord>();
  readonly changedVotes = new Map<string, VoteRecord>();
  private readonly votes: Map<string, VoteRecord>;

  constructor(
    readonly room: LiveRoom,
    private readonly polls: Map<string, PollRecord>,
    votes: readonly VoteRecord[],
    public count: { all: number; open: number },
  ) {
    this.votes = new Map(votes.map((vote) => [keyOf(vote), vote]));
  }

  poll(pollId: string): PollRecord | undefined {
    return this.polls.get(pollId);
  }

  vote(pollId: string, personId: string): VoteRecord | undefined {
    return this.votes.get(keyOf({ pollId, personId }));
  }

  votesOf(pollId: string): VoteRecord[] {
    return [...this.votes.values()].filter((vote) => vote.pollId === pollId);
  }

  open(poll: PollRecord): void {
    this.polls.set(poll.id, poll);
    this.changedPolls.add(poll);
    this.count = { all: this.count.all + 1, open: this.count.open + 1 };
  }

  change(poll: PollRecord, change: Partial<PollRecord>, seq: number): void {
    if (change.closedAt && poll.closedAt === null) this.count = { ...this.count, open: this.count.open - 1 };
    Object.assign(poll, change, { seq });
    this.changedPolls.add(poll);
  }

  /** Puts an answer in the place of the one before, and counts. */
  answer(poll: PollRecord, vote: VoteRecord, seq: number): void {
    this.votes.set(keyOf(vote), vote);
    this.changedVotes.set(keyOf(vote), vote);
    const votes = this.votesOf(poll.id);
    const missing = votes.filter((one) => one.missing !== null).length;
    this.change(poll, { voters: votes.length, missing }, seq);
  }
}

function keyOf({ pollId, personId }: { pollId: string; personId: string }): string {
  return `${pollId} ${personId}`;
}
