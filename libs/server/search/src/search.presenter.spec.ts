import { describe, expect, it } from 'vitest';
import { excerptParts } from './search.presenter';
import { matchBegins, matchEnds } from './search.repository';

const marked = (words: string) => `${matchBegins}${words}${matchEnds}`;

describe('excerptParts', () => {
  it('tells what matches from what stands around it', () => {
    expect(excerptParts(`the ${marked('lamp')} in the window`)).toEqual([
      { text: 'the ', isMatch: false },
      { text: 'lamp', isMatch: true },
      { text: ' in the window', isMatch: false },
    ]);
  });

  it('knows matches at the ends and one after the other', () => {
    expect(excerptParts(`${marked('a')}${marked('b')}`)).toEqual([
      { text: 'a', isMatch: true },
      { text: 'b', isMatch: true },
    ]);
  });

  it('takes markup for words', () => {
    expect(excerptParts('<b>x</b>')).toEqual([{ text: '<b>x</b>', isMatch: false }]);
    expect(excerptParts('')).toEqual([]);
  });
});
