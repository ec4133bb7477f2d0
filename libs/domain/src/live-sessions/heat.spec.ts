import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { liveSignalSchema } from '@lectern/contracts';
import { heatOf, type SetSignalFact } from './heat';

const at = (personId: string, signal: SetSignalFact['signal'], isNamed = false): SetSignalFact => ({
  personId,
  blockId: 'b',
  signal,
  isNamed,
});

describe('the heat beside the text', () => {
  it('counts from three people on, and names only who chose so', () => {
    expect(heatOf([at('a', 'done'), at('b', 'done')])).toEqual([]);
    expect(heatOf([at('a', 'done'), at('b', 'done', true)])).toEqual([
      { blockId: 'b', signal: 'done', count: null, namedIds: ['b'] },
    ]);
    expect(heatOf([at('a', 'confused'), at('b', 'confused', true), at('c', 'confused'), at('d', 'disagree')])).toEqual([
      { blockId: 'b', signal: 'confused', count: 3, namedIds: ['b'] },
    ]);
  });

  it('counts the last signal of a person on a paragraph, once', () => {
    expect(heatOf([at('a', 'done'), at('a', 'confused'), at('b', 'done'), at('c', 'done')])).toEqual([]);
  });

  it('never shows who did not choose to be named, nor how many where they are fewer than three', () => {
    const signal = fc.record({
      personId: fc.constantFrom('a', 'b', 'c', 'd', 'e'),
      blockId: fc.constantFrom('x', 'y'),
      signal: fc.constantFrom(...liveSignalSchema.options),
      isNamed: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(signal, { maxLength: 20 }), (signals) => {
        for (const heat of heatOf(signals)) {
          const same = signals.filter((one) => one.blockId === heat.blockId && one.signal === heat.signal);
          expect(new Set(same.map(({ personId }) => personId)).size).toBeGreaterThanOrEqual(heat.count ?? 0);
          expect(heat.count ?? 3).toBeGreaterThanOrEqual(3);
          for (const id of heat.namedIds) expect(same.some((one) => one.personId === id && one.isNamed)).toBe(true);
        }
      }),
    );
  });
});
