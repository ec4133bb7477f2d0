import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  decisionActionSchema,
  restrictionKindSchema,
  strikeKindSchema,
  strikeProposalSchema,
} from '@lectern/contracts';
import {
  strikeDays,
  strikeGoneAt,
  strikeHalfLifeDays,
  strikeOf,
  strikeProposal,
  strikeWeight,
  strikeWeights,
} from './strikes';

const dayMs = 86_400_000;
const since = new Date('2026-03-01T00:00:00Z');
const after = (days: number) => new Date(since.getTime() + days * dayMs);
const kinds = fc.constantFrom(...strikeKindSchema.options);
const days = fc.double({ min: 0, max: 1_000, noNaN: true });

describe('strikes', () => {
  it('are left by what restricts and stands, and by nothing else', () => {
    const actions = [...decisionActionSchema.options, ...restrictionKindSchema.options];
    const leaving = actions.filter((action) => strikeOf({ action, at: since, endedBy: null }) !== null);
    expect(leaving.sort()).toEqual([...strikeKindSchema.options].sort());
    for (const action of ['approve', 'restore', 'hold', 'ask-change', 'talk'])
      expect(strikeOf({ action, at: since, endedBy: null })).toBeNull();
  });

  it.each(['undo', 'appeal', 'restore', 'decision'])('are gone with what was ended by %s', (endedBy) => {
    for (const kind of strikeKindSchema.options) expect(strikeOf({ action: kind, at: since, endedBy })).toBeNull();
  });

  it('stay when its time is over, and when the words are others now', () => {
    expect(strikeOf({ action: 'mute', at: since, endedBy: 'lapse' })).toBe('mute');
    expect(strikeOf({ action: 'hide', at: since, endedBy: 'revision' })).toBe('hide');
  });

  it('only ever become lighter, by half in each half-life, and are gone on the day that is said', () => {
    fc.assert(
      fc.property(kinds, days, days, (kind, a, b) => {
        const [earlier, later] = a < b ? [a, b] : [b, a];
        const [before, then] = [strikeWeight(kind, since, after(earlier)), strikeWeight(kind, since, after(later))];
        expect(then).toBeLessThanOrEqual(before);
        expect(before).toBeLessThanOrEqual(strikeWeights[kind]);
        expect(before > 0).toBe(after(earlier) < strikeGoneAt(since));
        if (earlier + strikeHalfLifeDays < strikeDays)
          expect(strikeWeight(kind, since, after(earlier + strikeHalfLifeDays))).toBeCloseTo(before / 2, 6);
      }),
    );
    expect(strikeWeight('ban', since, after(strikeDays))).toBe(0);
  });

  it('propose more the more there are, and never a ban', () => {
    const order = strikeProposalSchema.options;
    expect(order).not.toContain('ban');
    fc.assert(
      fc.property(days, days, (a, b) => {
        const [less, more] = [Math.min(a, b), Math.max(a, b)];
        expect(order.indexOf(strikeProposal(less))).toBeLessThanOrEqual(order.indexOf(strikeProposal(more)));
      }),
    );
    expect([0, 1.99, 2, 5, 10].map(strikeProposal)).toEqual(['nothing', 'nothing', 'talk', 'mute', 'suspend']);
  });
});
