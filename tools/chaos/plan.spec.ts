import { describe, expect, it } from 'vitest';
import type { Fault } from './fault';
import { planRounds } from './plan';

const fault = (id: string, everyRounds: number, turnsMin = 1): Fault => ({
  id,
  title: id,
  everyRounds,
  turnsMin,
  run: () => Promise.reject(new Error('Not run here.')),
});
const named = (rounds: number, seed: number) =>
  planRounds([fault('A', 1), fault('B', 4), fault('C', 10, 3)], rounds, seed).map((turns) =>
    turns.map(({ fault: { id }, number }) => `${id}${number}`),
  );

describe('planRounds', () => {
  it('gives each fault its share of the rounds, numbered in order', () => {
    const all = named(20, 1).flat();
    expect(all.filter((turn) => turn.startsWith('A'))).toHaveLength(20);
    expect(all.filter((turn) => turn.startsWith('B'))).toEqual(['B0', 'B1', 'B2', 'B3', 'B4']);
    expect(all.filter((turn) => turn.startsWith('C'))).toEqual(['C0', 'C1', 'C2']);
  });

  it('spreads the turns: never two of a rare fault in neighbouring rounds', () => {
    for (let seed = 0; seed < 50; seed += 1) {
      const rounds = named(20, seed).flatMap((turns, round) => (turns.some((t) => t.startsWith('B')) ? [round] : []));
      const gaps = rounds.slice(1).map((round, index) => round - (rounds[index] ?? 0));
      expect(Math.min(...gaps)).toBeGreaterThanOrEqual(3);
    }
  });

  it('leaves none out of a single round', () => {
    expect(named(1, 7)).toEqual([['A0', 'B0', 'C0', 'C1', 'C2']]);
  });

  it('is the same for the same seed and another for another', () => {
    expect(named(50, 3)).toEqual(named(50, 3));
    expect(named(50, 3)).not.toEqual(named(50, 4));
  });
});
