import type { BlockChange } from '@lectern/contracts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sideParts } from './side-parts';

const block = (text: string) => ({ kind: 'paragraph' as const, text, id: null, index: 0, number: 1 });
const changed: BlockChange = {
  kind: 'changed',
  old: block('three red lanterns'),
  new: block('three green lanterns'),
  words: [
    { kind: 'kept', text: 'three ' },
    { kind: 'gone', text: 'red' },
    { kind: 'new', text: 'green' },
    { kind: 'kept', text: ' lanterns' },
  ],
};

describe('sideParts', () => {
  it('marks on each side the words that only it has', () => {
    expect(sideParts(changed, 'old').map(({ text, isChanged }) => [text, isChanged])).toEqual([
      ['three ', false],
      ['red', true],
      [' lanterns', false],
    ]);
    expect(sideParts(changed, 'new').find(({ isChanged }) => isChanged)?.text).toBe('green');
  });

  it('cuts at the edges of a quotation that runs over changed words', () => {
    const parts = sideParts(changed, 'old', { start: 2, end: 8 });
    expect(parts.filter(({ isQuoted }) => isQuoted).map(({ text }) => text)).toEqual(['ree ', 're']);
  });

  it('draws exactly the text of its side, whatever is quoted', () => {
    fc.assert(
      fc.property(fc.nat(30), fc.nat(30), fc.constantFrom('old' as const, 'new' as const), (start, length, side) => {
        const parts = sideParts(changed, side, { start, end: start + length });
        expect(parts.map(({ text }) => text).join('')).toBe(changed[side]?.text);
      }),
    );
  });

  it('draws nothing on the side that is missing', () => {
    expect(sideParts({ old: null, new: block('a'), words: [] }, 'old')).toEqual([]);
  });
});
