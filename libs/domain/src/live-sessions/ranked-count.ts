import type { PollVote, RankedRound, TieBreak } from '@lectern/contracts';

/** What came of a ranked vote. */
export interface RankedCount {
  readonly rounds: readonly RankedRound[];
  readonly winner: number | null;
  readonly tied: readonly number[];
}

/**
 * Counts a ranked vote by instant run-off: each answer counts for the best of its options that is still in; who has
 * fewest leaves, until one has more than half of what is counted. Where several have fewest, the one leaves that had
 * fewer in the latest earlier round in which they differed; if they never did, the one that is listed last. If all that
 * are left have as many and always had, nobody wins.
 */
export function countRanked(votes: readonly PollVote[], optionCount: number): RankedCount {
  const rounds: RankedRound[] = [];
  const left = new Set(Array.from({ length: optionCount }, (_, option) => option));
  if (votes.length === 0) return { rounds, winner: null, tied: [] };
  for (;;) {
    const counts = countsOf(votes, left, optionCount);
    const standing = [...left];
    const counted = standing.reduce((sum, option) => sum + (counts[option] ?? 0), 0);
    const winner = standing.find((option) => (counts[option] ?? 0) * 2 > counted);
    const round = { counts, exhausted: votes.length - counted, leaves: null, tie: null };
    if (winner !== undefined) return { rounds: [...rounds, round], winner, tied: [] };
    const fewest = fewestOf(standing, counts);
    const narrowed = narrow(fewest, rounds);
    if (narrowed.options.length === standing.length)
      return { rounds: [...rounds, round], winner: null, tied: standing };
    const leaves = Math.max(...narrowed.options);
    rounds.push({ ...round, leaves, tie: fewest.length > 1 ? tieOf(fewest, narrowed) : null });
    left.delete(leaves);
  }
}

interface Narrowed {
  readonly options: readonly number[];
  /** the round in which they differed, from 1 */
  readonly round: number | null;
}

/** Those of several with as few that had fewest in the latest round in which they differed. */
function narrow(options: readonly number[], rounds: readonly RankedRound[]): Narrowed {
  let narrowed: Narrowed = { options, round: null };
  for (let at = rounds.length - 1; at >= 0 && narrowed.options.length > 1; at -= 1) {
    const fewer = fewestOf(narrowed.options, rounds[at]?.counts ?? []);
    if (fewer.length < narrowed.options.length) narrowed = { options: fewer, round: at + 1 };
  }
  return narrowed;
}

function tieOf(among: readonly number[], { options, round }: Narrowed): TieBreak {
  return options.length === 1
    ? { among: [...among], by: 'earlier-round', round }
    : { among: [...options], by: 'listed-last', round: null };
}

function fewestOf(options: readonly number[], counts: readonly (number | null)[]): number[] {
  const least = Math.min(...options.map((option) => counts[option] ?? 0));
  return options.filter((option) => (counts[option] ?? 0) === least);
}

function countsOf(votes: readonly PollVote[], left: ReadonlySet<number>, optionCount: number): (number | null)[] {
  const counts = Array.from({ length: optionCount }, (_, option): number | null => (left.has(option) ? 0 : null));
  for (const vote of votes) {
    const best = vote.find((option) => left.has(option));
    if (best !== undefined) counts[best] = (counts[best] ?? 0) + 1;
  }
  return counts;
}
