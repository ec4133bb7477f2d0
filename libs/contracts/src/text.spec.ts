import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isStorable, singleLine, storableText } from './text';

describe('a text that can be stored', () => {
  it.each([
    ['words', 'Words, and more'],
    ['nothing', ''],
    ['an emoji of several', '👩‍👩‍👧‍👦 and a flag 🇳🇱'],
    ['marks that combine', 'e\u0301\u0300'],
    ['another direction', 'שלום and \u202Eback'],
    ['line ends and tabs', 'a\r\n\tb'],
    ['the last character there is', '\u{10FFFF}'],
  ])('is %s', (_, text) => expect(isStorable(text)).toBe(true));

  it.each([
    ['NUL', 'a\0'],
    ['a high surrogate alone', '\ud83d'],
    ['a low surrogate alone', '\ude00'],
    ['a pair the wrong way round', '\ude00\ud83d'],
    ['a high surrogate before a pair', '\ud83d😀'],
    ['a low surrogate after a pair', '😀\ude00'],
  ])('is not one with %s', (_, text) => expect(isStorable(text)).toBe(false));

  it('is exactly what UTF-8 can carry, NUL apart', () => {
    const units = fc.array(fc.constantFrom('a', '\0', '\ud83d', '\ude00', '😀', '\u0301'), { maxLength: 8 });
    fc.assert(
      fc.property(units, (parts) => {
        const text = parts.join('');
        expect(isStorable(text)).toBe(text.isWellFormed() && !text.includes('\0'));
      }),
    );
  });

  it('is counted in characters, up to its limit and no further', () => {
    const schema = storableText(4);
    for (const text of ['abcd', '😀😀😀😀']) expect(schema.safeParse(text).success).toBe(true);
    for (const text of ['abcde', '😀😀😀😀a', 1, null]) expect(schema.safeParse(text).success).toBe(false);
  });
});

describe('a single line', () => {
  const line = singleLine(10);

  it('is trimmed, composed and has single blanks', () => {
    expect(line.parse('  e\u0301te\u0301 \t\n  x ')).toBe('été x');
  });

  it('may be as long as its limit once it is trimmed', () => {
    expect(line.safeParse(`  ${'x'.repeat(10)}  `).success).toBe(true);
    expect(line.safeParse('x'.repeat(11)).success).toBe(false);
  });

  it.each(['', '   ', '\t\n', 'a\u0007', 'a\u202Eb', 'a\u2066b', 'a\0b', 'a\ud800'])('%j is none', (text) => {
    expect(line.safeParse(text).success).toBe(false);
  });
});
