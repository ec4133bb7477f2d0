import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { wordDiff } from './word-diff';

const SIGN = 0;
const diff = (before: number[], after: number[]): number[] => [
  ...wordDiff(Int32Array.from(before), Int32Array.from(after), (id) => id !== SIGN),
];

/** The length of the longest common subsequence, by the textbook. */
function commonLength(before: number[], after: number[]): number {
  const table = Array.from({ length: before.length + 1 }, () => new Array<number>(after.length + 1).fill(0));
  const at = (i: number, j: number): number => table[i]?.[j] ?? 0;
  before.forEach((id, i) =>
    after.forEach((other, j) => {
      const row = table[i + 1];
      if (row) row[j + 1] = id === other ? at(i, j) + 1 : Math.max(at(i, j + 1), at(i + 1, j));
    }),
  );
  return at(before.length, after.length);
}

describe('wordDiff', () => {
  it('keeps what stands before and after an inserted word', () => {
    expect(diff([1, 2, 3], [1, 9, 2, 3])).toEqual([0, 2, 3]);
  });

  it('reports a replaced word as gone', () => {
    expect(diff([1, 2, 3], [1, 9, 3])).toEqual([0, -1, 2]);
  });

  it('prefers an unbroken run to the same words scattered', () => {
    expect(diff([7, 1, 2, 3, 8], [9, 1, 6, 2, 6, 3, 6, 1, 2, 3, 5])).toEqual([-1, 7, 8, 9, -1]);
  });

  it('prefers a word to several signs', () => {
    expect(diff([SIGN, SIGN, 1], [1, SIGN, SIGN])).toEqual([-1, -1, 0]);
  });

  it('cuts a stretch too long for one table at words that stand once on both sides', () => {
    const before = Array.from({ length: 1_500 }, (_, at) => (at % 3 === 0 ? 10_000 + at : 1 + (at % 7)));
    const after = [-1, ...before.map((id, at) => (at % 50 === 49 ? -2 - at : id)), -2];
    const kept = diff(before, after);
    expect(kept.filter((place, at) => place === at + 1).length).toBeGreaterThan(1_400);
  });

  it('is a common subsequence, as long as there can be one when all words weigh the same and runs do not matter', () => {
    const words = fc.array(fc.integer({ min: 1, max: 4 }), { maxLength: 12 });
    fc.assert(
      fc.property(words, words, (before, after) => {
        const kept = diff(before, after);
        const pairs = kept.flatMap((place, at) => (place >= 0 ? [[at, place] as const] : []));
        pairs.forEach(([at, place]) => expect(after[place]).toBe(before[at]));
        pairs.slice(1).forEach(([, place], at) => expect(place).toBeGreaterThan(pairs[at]?.[1] ?? -1));
        // A run may be worth a hit elsewhere, so one hit in two may be given up for it, never more.
        expect(pairs.length).toBeGreaterThanOrEqual(Math.ceil(commonLength(before, after) / 2));
        expect(pairs.length).toBeLessThanOrEqual(commonLength(before, after));
      }),
    );
  });
});
