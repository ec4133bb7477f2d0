import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { weightedChain, type WeightedPair } from './weighted-chain';

const isChain = (pairs: readonly WeightedPair[]): boolean =>
  pairs.every((pair, at) => {
    const before = pairs[at - 1];
    return !before || (before.old < pair.old && before.new < pair.new);
  });
const total = (pairs: readonly WeightedPair[]): number => pairs.reduce((sum, pair) => sum + pair.weight, 0);

/** The worth of the best chain, by trying every subset. */
function bestTotal(pairs: readonly WeightedPair[]): number {
  const sorted = [...pairs].sort((a, b) => a.old - b.old || a.new - b.new);
  let best = 0;
  for (let subset = 0; subset < 1 << sorted.length; subset++) {
    const chosen = sorted.filter((_, at) => subset & (1 << at));
    if (isChain(chosen)) best = Math.max(best, total(chosen));
  }
  return best;
}

describe('weightedChain', () => {
  it('gives up a light pair for a heavy one it would cross', () => {
    const heavy = { old: 0, new: 2, weight: 5 };
    expect(weightedChain([heavy, { old: 1, new: 0, weight: 1 }, { old: 2, new: 1, weight: 1 }])).toEqual([heavy]);
  });

  it('uses every index once', () => {
    const pairs = [0, 1].flatMap((old) => [0, 1].map((place) => ({ old, new: place, weight: 1 })));
    expect(weightedChain(pairs).map((pair) => [pair.old, pair.new])).toEqual([
      [0, 0],
      [1, 1],
    ]);
  });

  it('is empty for nothing', () => {
    expect(weightedChain([])).toEqual([]);
  });

  it('is the heaviest rising chain', () => {
    const index = fc.integer({ min: 0, max: 5 });
    const pair = fc.record({ old: index, new: index, weight: fc.integer({ min: 1, max: 9 }) });
    fc.assert(
      fc.property(fc.array(pair, { maxLength: 9 }), (pairs) => {
        const chain = weightedChain(pairs);
        expect(isChain(chain)).toBe(true);
        expect(total(chain)).toBe(bestTotal(pairs));
      }),
    );
  });
});
