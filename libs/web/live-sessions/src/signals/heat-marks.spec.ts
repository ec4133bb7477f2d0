import { describe, expect, it } from 'vitest';
import { heatMarks } from './heat-marks';

const words = ({ signal, count, namedIds }: { signal: string; count: number | null; namedIds: readonly string[] }) =>
  `${signal} ${count ?? namedIds.join()}`;

describe('heatMarks', () => {
  it('puts what is said of a paragraph beside it, with how much of the room says so', () => {
    const heat = [
      { blockId: 'one', signal: 'done' as const, count: 3, namedIds: ['ada'] },
      { blockId: 'one', signal: 'confused' as const, count: 6, namedIds: [] },
      { blockId: 'two', signal: 'reading' as const, count: 9, namedIds: [] },
    ];
    expect(Object.fromEntries(heatMarks(heat, 6, words))).toEqual({
      one: [
        { kind: 'done', count: 3, share: 0.5, words: 'done 3' },
        { kind: 'confused', count: 6, share: 1, words: 'confused 6' },
      ],
      // more may have said it than are here now
      two: [{ kind: 'reading', count: 9, share: 1, words: 'reading 9' }],
    });
  });

  it('counts fewer than three only by the names they gave', () => {
    const heat = [{ blockId: 'one', signal: 'disagree' as const, count: null, namedIds: ['ada'] }];
    expect(heatMarks(heat, 10, words).get('one')).toEqual([
      { kind: 'disagree', count: 1, share: 0.1, words: 'disagree ada' },
    ]);
    expect(heatMarks([], 0, words).size).toBe(0);
  });
});
