import type { Mark } from '@lectern/contracts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { textRuns } from './text-runs';

const drawn = (text: string, marks: Mark[], spans: { threadId: string; start: number; end: number }[] = []) =>
  textRuns({ text, marks }, spans, null).map((run) => [run.text, run.element, run.quotes]);

describe('textRuns', () => {
  it('leaves plain text whole', () => {
    expect(drawn('Plain.', [])).toEqual([['Plain.', 'plain', 0]]);
  });

  it('cuts at the edges of marks and quotations that cross one another', () => {
    expect(
      drawn('one two three', [{ kind: 'emphasis', start: 4, end: 13 }], [{ threadId: 'a', start: 0, end: 7 }]),
    ).toEqual([
      ['one ', 'plain', 1],
      ['two', 'emphasis', 1],
      [' three', 'emphasis', 0],
    ]);
  });

  it('draws a link as a link whatever else it is', () => {
    const [link] = textRuns(
      {
        text: 'here',
        marks: [
          { kind: 'link', start: 0, end: 4, href: 'https://e.test' },
          { kind: 'strong', start: 0, end: 4 },
        ],
      },
      [],
      null,
    );
    expect(link).toMatchObject({ element: 'link', href: 'https://e.test', isStrong: true });
  });

  it('counts overlapping quotations of different threads, at the most three', () => {
    const spans = ['a', 'b', 'c', 'd'].map((threadId) => ({ threadId, start: 0, end: 2 }));
    expect(drawn('abc', [], spans)).toEqual([
      ['ab', 'plain', 3],
      ['c', 'plain', 0],
    ]);
  });

  it('tells the words of an open thread', () => {
    const runs = textRuns({ text: 'abc', marks: [] }, [{ threadId: 'a', start: 1, end: 2 }], new Set(['a']));
    expect(runs.map(({ isActive }) => isActive)).toEqual([false, true, false]);
  });

  it('gives the text back whole, whatever the ranges', () => {
    const range = fc.record({ start: fc.nat(40), end: fc.nat(40) });
    const mark = fc.tuple(range, fc.constantFrom('emphasis', 'strong', 'code', 'superscript', 'link' as const));
    fc.assert(
      fc.property(
        fc.string({ maxLength: 30, unit: 'binary' }),
        fc.array(mark),
        fc.array(range),
        (text, marks, ranges) => {
          const runs = textRuns(
            { text, marks: marks.map(([at, kind]) => ({ ...at, kind: kind as Mark['kind'] })) },
            ranges.map((at, index) => ({ ...at, threadId: `${index}` })),
            null,
          );
          return runs.map((run) => run.text).join('') === text && runs.every((run) => run.text.length > 0);
        },
      ),
    );
  });
});
