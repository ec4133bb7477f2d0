import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { circleCount, dealCircles, smallestCircle } from './deal-circles';
import { costOf, measureDeal, meetingsIn, type Meetings } from './meetings';

const people = (count: number) => Array.from({ length: count }, (_, index) => `p${String(index).padStart(3, '0')}`);
const nobodyMet: Meetings = new Map();
const deal = (count: number, size: number, seed: number, meetings = nobodyMet) =>
  dealCircles({ personIds: people(count), size, meetings, seed });

describe('circles are dealt', () => {
  const anyDeal = fc.tuple(fc.integer({ min: 1, max: 60 }), fc.integer({ min: 2, max: 12 }), fc.nat());

  it('so that everybody sits in exactly one, and sizes differ by at most one', () => {
    fc.assert(
      fc.property(anyDeal, ([count, size, seed]) => {
        const circles = deal(count, size, seed);
        expect(circles.flat().sort()).toEqual(people(count));
        const sizes = circles.map(({ length }) => length);
        expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(1);
        expect(circles).toHaveLength(circleCount(count, size));
        if (count > 1) expect(Math.min(...sizes)).toBeGreaterThan(1);
      }),
    );
  });

  it('the same from the same seed, in whatever order people are named, and otherwise from another', () => {
    fc.assert(
      fc.property(anyDeal, ([count, size, seed]) => {
        const backwards = dealCircles({ personIds: people(count).reverse(), size, meetings: nobodyMet, seed });
        expect(deal(count, size, seed)).toEqual(backwards);
      }),
    );
    const dealt = new Set(Array.from({ length: 20 }, (_, seed) => JSON.stringify(deal(12, 4, seed))));
    expect(dealt.size).toBeGreaterThan(15);
  });

  it('so that nobody meets again while there is anybody new', () => {
    fc.assert(
      fc.property(fc.nat(), (seed) => {
        // sixteen in fours can meet five times without anybody meeting twice
        const first = deal(16, 4, seed);
        const meetings = meetingsIn([first]);
        const second = deal(16, 4, seed + 1, meetings);
        expect(measureDeal(second, meetings)).toMatchObject({ pairs: 24, newPairs: 24, mostNewPairs: 24 });
      }),
      { numRuns: 50 },
    );
  });

  it('with never fewer new meetings than chance would give, week after week', () => {
    fc.assert(
      fc.property(fc.integer({ min: 6, max: 24 }), fc.integer({ min: 2, max: 5 }), fc.nat(), (count, size, seed) => {
        const deals: string[][][] = [];
        for (let week = 0; week < 5; week += 1) {
          const meetings = meetingsIn(deals);
          const circles = deal(count, size, seed + week, meetings);
          const { newPairs, mostNewPairs, newPairsAtRandom } = measureDeal(circles, meetings);
          expect(newPairs).toBeLessThanOrEqual(mostNewPairs);
          expect(newPairs).toBeGreaterThanOrEqual(Math.floor(newPairsAtRandom));
          deals.unshift(circles);
        }
      }),
      { numRuns: 60, seed: 20_261_201 },
    );
  });

  it('apart who met last, rather than who met long ago', () => {
    const meetings = meetingsIn([
      [
        ['p000', 'p001'],
        ['p002', 'p003'],
      ],
      [
        ['p000', 'p002'],
        ['p001', 'p003'],
      ],
      [
        ['p000', 'p003'],
        ['p001', 'p002'],
      ],
    ]);
    // everybody has met everybody: those who met longest ago sit together
    expect(deal(4, 2, 7, meetings)).toEqual(
      expect.arrayContaining([
        ['p000', 'p003'],
        ['p001', 'p002'],
      ]),
    );
    expect(costOf(0)).toBeGreaterThan(costOf(1));
    expect(costOf(40)).toBeGreaterThan(0);
  });

  it('a thousand people in far less time than anybody waits', () => {
    const meetings = meetingsIn([deal(1_000, 6, 1)]);
    const startedAt = performance.now();
    expect(deal(1_000, 6, 2, meetings).flat()).toHaveLength(1_000);
    expect(performance.now() - startedAt).toBeLessThan(10_000);
  });
});

describe('a late-comer', () => {
  it('sits down in the smallest circle, the first of those', () => {
    expect(smallestCircle([4, 3, 3])).toBe(1);
    expect(smallestCircle([2])).toBe(0);
    expect(smallestCircle([])).toBeNull();
  });
});
