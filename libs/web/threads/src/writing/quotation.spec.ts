import { describe, expect, it } from 'vitest';
import { parseProse, plainText } from '@lectern/prose';
import { escaped, quotable, quotation } from './quotation';

describe('quoting a comment', () => {
  it('puts every line into the quotation, under the name of who said it', () => {
    expect(quotation('Ada', 'One\n\n- two\n')).toBe('> **Ada:** One\n>\n> - two\n\n');
    const [quoted, own] = parseProse(`${quotation('Ada *the* first', 'One **two**')}Mine`);
    expect(quoted?.kind).toBe('quotation');
    expect(plainText(quoted ? [quoted] : [], 100)).toBe('Ada *the* first: One two');
    expect(own).toMatchObject({ kind: 'paragraph' });
  });

  it('leaves out what the comment quotes itself, unless it says nothing else', () => {
    expect(quotable('> Ben: before\n\nAfter')).toBe('After');
    expect(quotable('> only this')).toBe('> only this');
  });

  it('does not take a long comment whole', () => {
    expect(quotable('word '.repeat(200))).toBeNull();
  });

  it.each(['a * b_c_ [d](e) `f` <g> # h', '1. one', '- two', '+ three', '# four', '12) five', 'C:\\temp'])(
    'shows selected words as they are: %s',
    (words) => {
      expect(plainText(parseProse(escaped(words)), 200)).toBe(words);
    },
  );
});
