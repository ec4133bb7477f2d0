import { describe, expect, it } from 'vitest';
import { alignRevisions } from './align-revisions';
import { type CarriedAnchor, carryAnchors } from './carry-anchors';

const FIRST = 'The ferry leaves at six, and whoever is late sleeps on the island.';
const SECOND = 'There is one inn, with four rooms and a cook who sings.';

function carryQuote(before: string[], after: string[], blockIndex: number, quote: string): CarriedAnchor | undefined {
  const start = before[blockIndex]?.indexOf(quote) ?? -1;
  return carryAnchors(alignRevisions(before, after), [{ blockIndex, start, end: start + quote.length }])[0];
}

describe('carryAnchors', () => {
  it('carries an anchor on a whole block', () => {
    const alignment = alignRevisions([FIRST, SECOND], ['A note.', FIRST, SECOND]);
    expect(carryAnchors(alignment, [{ blockIndex: 1 }])).toEqual([{ certainty: 'exact', blockIndex: 2 }]);
  });

  it('names the further parts of a split block', () => {
    const [before, after] = [[`${FIRST} ${SECOND}`], [FIRST, SECOND]];
    expect(carryAnchors(alignRevisions(before, after), [{ blockIndex: 0 }])).toEqual([
      { certainty: 'changed', blockIndex: 0, extraBlockIndexes: [1] },
    ]);
  });

  it('calls a quotation exact when its own words are the same, whatever else changed in the block', () => {
    const after = ['The ferry leaves at seven now, and whoever is late sleeps on the island.', SECOND];
    expect(carryQuote([FIRST, SECOND], after, 0, 'sleeps on the island')).toEqual({
      certainty: 'exact',
      blockIndex: 0,
      start: 51,
      end: 71,
    });
  });

  it('calls it changed when words in it differ', () => {
    const after = ['The ferry leaves at six, and whoever comes late sleeps on the island.', SECOND];
    const carried = carryQuote([FIRST, SECOND], after, 0, 'whoever is late sleeps');
    expect(carried?.certainty).toBe('changed');
    expect(after[0]?.slice(carried?.start, carried?.end)).toBe('whoever comes late sleeps');
  });

  it('calls it moved when its block was moved', () => {
    const third = 'The lighthouse has been dark since the war, but its keeper still draws a pension.';
    expect(carryQuote([FIRST, SECOND, third], [SECOND, third, FIRST], 0, 'at six')?.certainty).toBe('moved');
  });

  it('detaches a quotation that is gone although its block lives on, and suggests the block', () => {
    const after = ['The ferry leaves at six.', SECOND];
    const before = ['The ferry leaves at six. Bring a coat, for the wind is cold.', SECOND];
    expect(carryQuote(before, after, 0, 'the wind is cold')).toEqual({ certainty: 'detached', suggestion: 0 });
  });

  it('detaches a quotation of which only a word or two is left', () => {
    const before = ['At noon the captain rings a cracked brass bell and nobody answers.', SECOND];
    const after = ['At noon the captain takes a nap below deck and nobody answers.', SECOND];
    expect(carryQuote(before, after, 0, 'rings a cracked brass bell')?.certainty).toBe('detached');
  });

  it('does not put a lost quotation on the same words elsewhere in the block', () => {
    const before = ['The old ferry is slow. In spring the old ferry is painted, and the captain too.', SECOND];
    const after = ['The old ferry is slow. In spring everybody is painted, and the captain too.', SECOND];
    const start = before[0]?.lastIndexOf('the old ferry') ?? -1;
    const [carried] = carryAnchors(alignRevisions(before, after), [{ blockIndex: 0, start, end: start + 13 }]);
    expect(carried?.certainty).toBe('detached');
  });

  it('follows a sentence that changed places within its block', () => {
    const before = ['Bring a warm coat. The ferry leaves at six sharp. Nobody waits for anybody on this coast.'];
    const after = ['The ferry leaves at six sharp. Nobody waits for anybody on this coast. Bring a warm coat.'];
    const carried = carryQuote(before, after, 0, 'Bring a warm coat');
    expect(after[0]?.slice(carried?.start, carried?.end)).toBe('Bring a warm coat');
  });

  it('calls a quotation ambiguous that now stands twice where it did not stand before', () => {
    const before = ['Bring a warm coat. The ferry leaves at six sharp. Nobody waits for anybody on this coast.'];
    const after = ['The ferry leaves at six sharp. Bring a warm coat. Bring a warm coat. Nobody waits for anybody.'];
    const alignment = alignRevisions(before, after);
    const [carried] = carryAnchors(alignment, [{ blockIndex: 0, start: 0, end: 17 }]);
    expect(carried?.certainty).toBe('ambiguous');
    expect(carried?.blockIndex).toBeUndefined();
  });

  it('widens a span that cut a word to the whole word', () => {
    const after = ['Now the ferry leaves at six, and whoever is late sleeps on the island.', SECOND];
    const carried = carryQuote([FIRST, SECOND], after, 0, 'land');
    expect(after[0]?.slice(carried?.start, carried?.end)).toBe('island');
  });

  it.each([
    { blockIndex: 2 },
    { blockIndex: -1 },
    { blockIndex: 0.5 },
    { blockIndex: 0, start: 3 },
    { blockIndex: 0, end: 3 },
    { blockIndex: 0, start: 3, end: 3 },
    { blockIndex: 0, start: -1, end: 3 },
    { blockIndex: 0, start: 0.5, end: 3 },
    { blockIndex: 0, start: 0, end: FIRST.length + 1 },
  ])('refuses $blockIndex $start–$end', (anchor) => {
    const alignment = alignRevisions([FIRST, SECOND], [FIRST]);
    expect(() => carryAnchors(alignment, [anchor])).toThrow(RangeError);
  });
});
