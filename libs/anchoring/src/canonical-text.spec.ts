import { describe, expect, it } from 'vitest';
import { canonicalText } from './canonical-text';

describe('canonicalText', () => {
  it.each([
    ['plain text stays', 'plain text stays'],
    ['  runs of\t\u00a0white \n space ', 'runs of white space'],
    ['soft\u00adhyphen', 'softhyphen'],
    ['e\u0301', '\u00e9'],
    ['A is not a', 'A is not a'],
  ])('makes “%s” comparable', (text, canonical) => {
    expect(canonicalText(text)).toBe(canonical);
  });
});
