import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isLowVote, tallyPoll, voteProblem } from './poll-tally';

const abc = ['A', 'B', 'C'];

describe('an answer to a poll', () => {
  it('has to fit what is asked', () => {
    expect(voteProblem({ kind: 'single', options: abc }, [2])).toBeNull();
    expect(voteProblem({ kind: 'single', options: abc }, [])).toBe('none-chosen');
    expect(voteProblem({ kind: 'single', options: abc }, [0, 1])).toBe('only-one');
    expect(voteProblem({ kind: 'multiple', options: abc }, [0, 1])).toBeNull();
    expect(voteProblem({ kind: 'multiple', options: abc }, [1, 1])).toBe('chosen-twice');
    expect(voteProblem({ kind: 'ranked', options: abc }, [2, 0])).toBeNull();
    expect(voteProblem({ kind: 'ranked', options: abc }, [3])).toBe('no-such-option');
    expect(voteProblem({ kind: 'fist-to-five', options: [] }, [5])).toBeNull();
    expect(voteProblem({ kind: 'fist-to-five', options: [] }, [6])).toBe('no-such-option');
    expect(voteProblem({ kind: 'temperature', options: [] }, [5])).toBe('no-such-option');
  });

  it('is low on a scale below the middle, and never on a choice', () => {
    expect([0, 1, 2, 3, 5].map((fingers) => isLowVote('fist-to-five', [fingers]))).toEqual([
      true,
      true,
      true,
      false,
      false,
    ]);
    expect([1, 2].map((degree) => isLowVote('temperature', [degree]))).toEqual([true, false]);
    expect(isLowVote('single', [0])).toBe(false);
  });
});

describe('the tally of a poll', () => {
  it('counts choices, and on a scale the middle and what is low', () => {
    expect(tallyPoll({ kind: 'multiple', options: abc }, [[0, 2], [2], [1, 2]])).toEqual({
      kind: 'choices',
      voters: 3,
      counts: [1, 1, 3],
    });
    expect(tallyPoll({ kind: 'fist-to-five', options: [] }, [[5], [4], [1], [2]])).toEqual({
      kind: 'scale',
      voters: 4,
      counts: [0, 1, 1, 0, 1, 1],
      median: 3,
      low: 2,
    });
    expect(tallyPoll({ kind: 'temperature', options: [] }, [])).toMatchObject({ voters: 0, median: null, low: 0 });
  });

  it('lets who has fewest leave, and their answers go on to the next best', () => {
    const votes = [[0], [0], [1, 0], [2, 1], [2, 1]];
    const tally = tallyPoll({ kind: 'ranked', options: abc }, votes);
    expect(tally).toMatchObject({ winner: 0, tied: [] });
    expect(tally.kind === 'ranked' && tally.rounds).toEqual([
      { counts: [2, 1, 2], exhausted: 0, leaves: 1, tie: null },
      { counts: [3, null, 2], exhausted: 0, leaves: null, tie: null },
    ]);
  });

  it('says how a tie was broken: by an earlier round, or by the list', () => {
    const four = ['A', 'B', 'C', 'D'];
    // D leaves first and helps C: B and C then have as many, but C had fewer before
    const earlier = tallyPoll({ kind: 'ranked', options: four }, [
      ...Array.from({ length: 5 }, () => [0]),
      ...Array.from({ length: 3 }, () => [1, 0]),
      [2, 1],
      [2, 1],
      [3, 2],
    ]);
    expect(earlier.kind === 'ranked' && earlier.rounds[1]).toMatchObject({
      counts: [5, 3, 3, null],
      leaves: 2,
      tie: { among: [1, 2], by: 'earlier-round', round: 1 },
    });
    const listed = tallyPoll({ kind: 'ranked', options: abc }, [[0], [0], [1], [2]]);
    expect(listed.kind === 'ranked' && listed.rounds[0]).toMatchObject({
      leaves: 2,
      tie: { among: [1, 2], by: 'listed-last', round: null },
    });
    expect(tallyPoll({ kind: 'ranked', options: abc }, [[0], [1]])).toMatchObject({ winner: null, tied: [0, 1] });
  });

  it('does not depend on the order of the answers, loses none, and lets a majority win at once', () => {
    const vote = fc.shuffledSubarray([0, 1, 2, 3], { minLength: 1 });
    fc.assert(
      fc.property(fc.array(vote, { minLength: 1, maxLength: 25 }), fc.nat(), (votes, turn) => {
        const poll = { kind: 'ranked', options: ['A', 'B', 'C', 'D'] } as const;
        const tally = tallyPoll(poll, votes);
        const at = turn % votes.length;
        expect(tallyPoll(poll, [...votes.slice(at), ...votes.slice(0, at)].reverse())).toEqual(tally);
        if (tally.kind !== 'ranked') throw new Error('not ranked');
        for (const { counts, exhausted } of tally.rounds)
          expect(counts.reduce<number>((sum, count) => sum + (count ?? 0), exhausted)).toBe(votes.length);
        expect(tally.winner === null).toBe(tally.tied.length > 0);
        const first = [0, 1, 2, 3].find(
          (option) => votes.filter(([best]) => best === option).length * 2 > votes.length,
        );
        if (first !== undefined) expect(tally).toMatchObject({ winner: first, rounds: { length: 1 } });
      }),
      { numRuns: 2_000 },
    );
  });
});
