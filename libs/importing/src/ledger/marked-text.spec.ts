import { describe, expect, it } from 'vitest';
import { MarkedText } from './marked-text';

describe('MarkedText', () => {
  it('collapses white space, trims, and keeps marks inside the text', () => {
    const text = new MarkedText();
    text.addFlowing('  one \n two ');
    const start = text.length;
    text.addFlowing(' three ');
    text.mark({ kind: 'strong' }, start);
    expect(text.finish()).toEqual({ text: 'one two three', marks: [{ kind: 'strong', start: 8, end: 13 }] });
  });

  it('takes a blank back before a line break, and nothing else', () => {
    const text = new MarkedText();
    text.addVerbatim('kept ');
    text.addLineBreak();
    text.addFlowing('next ');
    text.addLineBreak();
    text.addFlowing('last');
    expect(text.finish().text).toBe('kept \nnext\nlast');
  });

  it('has no blank where a line ends between Chinese characters', () => {
    const text = new MarkedText();
    text.addFlowing('图书\n馆\nis a library');
    expect(text.finish().text).toBe('图书馆 is a library');
  });

  it('takes time in proportion to what is added', () => {
    const text = new MarkedText();
    const before = performance.now();
    for (let index = 0; index < 200_000; index += 1) text.addFlowing('word ');
    expect(text.finish().text).toHaveLength(200_000 * 5 - 1);
    expect(performance.now() - before).toBeLessThan(3_000);
  });
});
