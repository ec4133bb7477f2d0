import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { handKinds, sampleHand, served } from './sample-stack';
import { chanceFrom, emptyStack, simulateDiscussion, unevenEagerness } from './simulated-discussion';
import { handsAfterLowering, handsInOrder, handUpOf, onlyNeeded, withParts } from './speaker-stack';
import { overtakenMax } from './speaking-order';
import { gini } from './turn-balance';

/** One thing that happens in a run: somebody raises a hand of some kind, lowers it, or the next one speaks. */
const step = fc.record({ person: fc.nat({ max: 5 }), kind: fc.nat({ max: 3 }), what: fc.nat({ max: 9 }) });

/** Plays a run; answers how often anybody was overtaken at the most. */
function played(steps: readonly { person: number; kind: number; what: number }[]): number {
  let stack = emptyStack();
  let most = 0;
  steps.forEach(({ person, kind, what }, index) => {
    const seq = index * 2 + 1;
    const own = handUpOf(stack, `p${person}`);
    if (what === 9 && own)
      stack = withParts(stack, handsAfterLowering(stack, own, { how: 'lowered', reason: null }, seq), []);
    else if (what < 6 && !own)
      stack = withParts(stack, [sampleHand(`p${person}`, seq, { kind: handKinds[kind] ?? 'new-point' })], []);
    if (what % 2 === 0) stack = onlyNeeded(served(stack, seq + 1));
    most = Math.max(most, ...handsInOrder(stack).map(({ overtaken }) => overtaken));
  });
  return most;
}

describe('a discussion by the rules of the stack', () => {
  it('lets nobody starve in 10,000 runs of chance', () => {
    let most = 0;
    fc.assert(
      fc.property(fc.array(step, { minLength: 10, maxLength: 30 }), (steps) => {
        most = Math.max(most, played(steps));
        return most <= overtakenMax;
      }),
      { numRuns: 10_000, seed: 6 },
    );
    // the runs go to the edge, or they would show nothing
    expect(most).toBe(overtakenMax);
  });

  it('shares turns at least 40 % more evenly in balanced order, among 30 of uneven eagerness', () => {
    const discussion = { eagerness: unevenEagerness, turns: 300 };
    const firstCome = simulateDiscussion({ ...discussion, order: 'first-come', chance: chanceFrom(1) });
    const balanced = simulateDiscussion({ ...discussion, order: 'balanced', chance: chanceFrom(1) });
    expect(firstCome.gini).toBeGreaterThan(0.05);
    expect(balanced.gini).toBeLessThanOrEqual(firstCome.gini * 0.6);
    expect(balanced.overtakenMost).toBeLessThanOrEqual(overtakenMax);
    expect(firstCome.overtakenMost).toBe(0);
  });

  it('measures unevenness from everyone alike to one alone', () => {
    expect(gini([])).toBe(0);
    expect(gini([3, 3, 3])).toBe(0);
    expect(gini([0, 0, 0, 8])).toBeCloseTo(0.75);
  });
});
