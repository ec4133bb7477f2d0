import { describe, expect, it } from 'vitest';
import { faultOf, nextDraft, passagesOf } from './passage-draft';

const blocks = [{ id: 'title', number: null }, ...[1, 2, 3, 4, 5].map((number) => ({ id: `b${number}`, number }))];

describe('passages while they are arranged', () => {
  it('follow one another to the end of the text', () => {
    const first = nextDraft([], 5, 'a');
    const second = nextDraft([first], 5, 'b');
    const third = nextDraft([first, second], 5, 'c');
    expect([first, second, third].map(({ from, to }) => [from, to])).toEqual([
      [1, 3],
      [4, 5],
      [5, 5],
    ]);
  });

  it('say what is wrong with them', () => {
    const draft = nextDraft([], 5, 'a');
    expect(faultOf(draft, 5)).toBeNull();
    expect(faultOf({ ...draft, to: 6 }, 5)).toBe('range');
    expect(faultOf({ ...draft, from: Number.NaN }, 5)).toBe('range');
    expect(faultOf({ ...draft, from: 3, to: 2 }, 5)).toBe('order');
    expect(faultOf({ ...draft, minutes: 0 }, 5)).toBe('minutes');
  });

  it('are sent by the names of their paragraphs', () => {
    const draft = nextDraft([], 5, 'a');
    expect(passagesOf([draft], blocks)).toMatchObject([{ fromBlockId: 'b1', toBlockId: 'b3', minutes: 10 }]);
  });
});
