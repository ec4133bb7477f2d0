import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { accountsToReach, weighReports, type WeighedReport } from './report-weighing';

const day = 86_400_000;
const now = 1_000 * day;
const honest = (index: number): WeighedReport => ({
  reporterId: `honest ${index}`,
  at: now + index * 3_600_000,
  memberSince: now - (100 + 7 * index) * day,
  earlierCases: [`own ${index}`],
  rightBefore: 1,
  wrongBefore: 0,
  earlierOfAuthor: 0,
});
/** accounts of one hand: old, patient, and always together */
const pack = (index: number): WeighedReport => ({
  ...honest(index),
  reporterId: `pack ${index}`,
  earlierCases: ['a', 'b', 'c'],
});
/** made for this: joined in one afternoon, all at once */
const fresh = (index: number): WeighedReport => ({
  ...honest(index),
  reporterId: `fresh ${index}`,
  at: now + index * 1_000,
  memberSince: now - day + index * 10_000,
  earlierCases: [],
  rightBefore: 0,
});
const many = (count: number, account: (index: number) => WeighedReport) =>
  Array.from({ length: count }, (_, index) => account(index));

describe('what reports are worth', () => {
  it('is their number, of people long known who have nothing to do with each other', () => {
    expect(weighReports([])).toEqual({ weight: 0, reasons: [] });
    for (const count of [1, 3, 8]) {
      const { weight, reasons } = weighReports(many(count, (index) => ({ ...honest(index), rightBefore: 0 })));
      expect(weight).toBeCloseTo(count);
      expect(reasons).toEqual([]);
    }
  });

  it('of fifty coordinated accounts is that of a few, with why', () => {
    expect(weighReports(many(50, pack)).weight).toBeLessThan(7);
    expect(weighReports(many(50, pack)).reasons).toContain('together');
    expect(weighReports(many(50, fresh)).weight).toBeLessThan(1.5);
    expect(weighReports(many(50, fresh)).reasons).toEqual(['new', 'together']);
  });

  it('makes it at least ten times as dear to reach what five honest reports do', () => {
    const wanted = weighReports(many(5, honest)).weight;
    for (const account of [pack, fresh]) expect(accountsToReach(wanted, account, 400)).toBeGreaterThanOrEqual(50);
  });

  it('is less of somebody who is often wrong, or after one person', () => {
    const one = honest(0);
    const often = weighReports([{ ...one, rightBefore: 0, wrongBefore: 8 }]);
    expect(often.weight).toBeLessThan(0.3);
    expect(often.reasons).toEqual(['often-wrong']);
    const after = weighReports([{ ...one, earlierOfAuthor: 4, earlierCases: ['1', '2', '3', '4', '5'] }]);
    expect(after.weight).toBeLessThan(weighReports([one]).weight);
    expect(after.reasons).toEqual(['one-target']);
    // three of thirty is chance
    const cases = Array.from({ length: 30 }, (_, index) => String(index));
    expect(weighReports([{ ...one, earlierOfAuthor: 3, earlierCases: cases }]).reasons).toEqual([]);
  });
});

describe('for whatever reports', () => {
  const report = fc.record({
    reporterId: fc.uuid(),
    at: fc.integer({ min: now, max: now + day }),
    memberSince: fc.integer({ min: now - 60 * day, max: now }),
    earlierCases: fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f')),
    rightBefore: fc.nat({ max: 5 }),
    wrongBefore: fc.nat({ max: 5 }),
    earlierOfAuthor: fc.nat({ max: 6 }),
  });
  const reports = fc.array(report, { maxLength: 25 });

  it('the order they are given in says nothing', () => {
    fc.assert(
      fc.property(reports, (some) => {
        expect(weighReports([...some].reverse()).weight).toBeCloseTo(weighReports(some).weight, 9);
      }),
    );
  });

  it('one more never takes away, and adds no more than one and a half', () => {
    fc.assert(
      fc.property(reports, report, (some, last) => {
        const more = { ...last, at: now + 2 * day };
        const added = weighReports([...some, more]).weight - weighReports(some).weight;
        expect(added).toBeGreaterThan(0);
        expect(added).toBeLessThanOrEqual(1.5 + 1e-9);
      }),
    );
  });

  it('those who are made more alike weigh no more', () => {
    fc.assert(
      fc.property(reports, (some) => {
        const together = some.map((one) => ({ ...one, earlierCases: ['a', 'b', 'c'], earlierOfAuthor: 0 }));
        const apart = some.map((one, index) => ({ ...one, earlierCases: [`only ${index}`], earlierOfAuthor: 0 }));
        expect(weighReports(together).weight).toBeLessThanOrEqual(weighReports(apart).weight + 1e-9);
      }),
    );
  });
});
