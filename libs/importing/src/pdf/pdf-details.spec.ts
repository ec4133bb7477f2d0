import { describe, expect, it } from 'vitest';
import { absorbDropCaps } from './drop-caps';
import { type Line, plainFont, type Run } from './layout';
import { withoutLetterSpacing } from './letter-spacing';
import { lexiconOf } from './lexicon';
import { decideHyphen } from './line-end-hyphens';
import { lineOf } from './line-text';
import { isPageNumber, numbersAtEdges } from './page-numbers';
import { rowsOf } from './rows';

const run = (text: string, x: number, y: number, more: Partial<Run> = {}): Run => ({
  text,
  x,
  y,
  width: text.length * 5,
  size: 10,
  font: plainFont,
  isRightToLeft: false,
  hasBlankBefore: false,
  ...more,
});
const textOf = (runs: readonly Run[]) => rowsOf(runs).map((row) => lineOf(1, row, []).text);

describe('lines', () => {
  it('are put together from runs by the gaps between them', () => {
    expect(textOf([run('and', 120, 50), run('Chalk', 40, 50), run('cheese', 140, 50), run('Below', 40, 62)])).toEqual([
      'Chalk and cheese',
      'Below',
    ]);
  });

  it('keep raised note marks, as marks', () => {
    const [row] = rowsOf([run('word', 40, 50), run('2', 60.5, 46, { size: 6, width: 3 }), run('next', 70, 50)]);
    const line = lineOf(1, row ?? { y: 0, size: 0, runs: [] }, []);
    expect(line.text).toBe('word2 next');
    expect(line.marks).toEqual([{ kind: 'superscript', start: 4, end: 5 }]);
  });

  it('read right-to-left scripts from the right', () => {
    const words = [run('שלום', 200, 50, { isRightToLeft: true }), run('עולם', 170, 50, { isRightToLeft: true })];
    expect(textOf(words)).toEqual(['שלום עולם']);
  });

  it('put no blank between Chinese characters', () => {
    expect(textOf([run('图书', 40, 50, { width: 20 }), run('馆', 62, 50, { width: 10 })])).toEqual(['图书馆']);
  });

  it('carry links where their areas are', () => {
    const [row] = rowsOf([run('see', 40, 50), run('there', 60, 50)]);
    const line = lineOf(1, row ?? { y: 0, size: 0, runs: [] }, [
      { left: 58, right: 90, top: 40, bottom: 55, href: 'https://a.example/' },
    ]);
    expect(line.marks).toEqual([{ kind: 'link', href: 'https://a.example/', start: 4, end: 9 }]);
  });
});

describe('drop caps', () => {
  it('go back to their word, and the lines beside them to the margin', () => {
    const cap = run('T', 40, 76, { size: 36, width: 22 });
    const lines = [
      run('he hall was full', 64, 52),
      run('and cold that night', 64, 64),
      run('when we came to it', 64, 76),
      run('at last.', 40, 88),
    ];
    const result = absorbDropCaps([cap, ...lines]);
    expect(result.map(({ text, x }) => [text, x])).toEqual([
      ['The hall was full', 40],
      ['and cold that night', 40],
      ['when we came to it', 40],
      ['at last.', 40],
    ]);
  });

  it('are not large letters on a line of their own', () => {
    const runs = [run('A', 40, 40, { size: 36, width: 22 }), run('Text below', 40, 80), run('goes on', 40, 92)];
    expect(absorbDropCaps(runs)).toEqual(runs);
  });
});

describe('withoutLetterSpacing', () => {
  it.each([
    ['S P E R R', 'SPERR'],
    ['der S P E R R  S A T Z hier', 'der SPERR SATZ hier'],
    ['J. R. R. T', 'J. R. R. T'],
    ['a b c', 'a b c'],
  ])('%s', (text, expected) => expect(withoutLetterSpacing(text)).toBe(expected));
});

describe('decideHyphen', () => {
  const line = (text: string): Line => ({
    page: 1,
    left: 0,
    right: 300,
    y: 0,
    size: 10,
    text,
    marks: [],
    isBold: false,
    isItalic: false,
    isMonospaced: false,
    isRightToLeft: false,
    cells: [],
  });
  const lexicon = lexiconOf(['the reading of a well-known book', 'in the library and the reading room'].map(line));
  it.each([
    ['the read-', 'ing', true, 'word-of-this-text'],
    ['a well-', 'known', false, 'compound-of-this-text'],
    ['the Anglo-', 'Saxon', false, 'capital-after-hyphen'],
    ['soft\u00AD', 'ly', true, 'soft-hyphen'],
    ['a self-', 'made', false, 'compound-rule'],
    ['<first-', 'last@x.example>', false, 'address'],
    ['unfamil-', 'iar', true, 'line-end-hyphen'],
  ])('%s %s', (first, next, isRemoved, reason) =>
    expect(decideHyphen(first, next, lexicon)).toMatchObject({ isRemoved, reason }),
  );

  it('keeps all hyphens of a document that divides no words', () => {
    const lines = Array.from({ length: 200 }, (_, index) =>
      line(index % 50 === 0 ? 'this is a ready-' : 'made line without any division in it'),
    );
    expect(decideHyphen('a never-', 'seen', lexiconOf(lines))).toMatchObject({ isRemoved: false });
  });

  it('says nothing where no word is divided', () => expect(decideHyphen('a dash -', 'here', lexicon)).toBeNull());
});

describe('page numbers', () => {
  it.each(['12', '— 12 —', 'Page 3 of 9', 'xiv', '[7]', 'Seite 4'])('%s is one', (text) =>
    expect(isPageNumber(text)).toBe(true),
  );
  it.each(['Chapter 3', 'mix of', '12 apples', ''])('%s is none', (text) => expect(isPageNumber(text)).toBe(false));
  it('are found at the edges of heads', () => {
    expect(['12 Chapter 3', 'The Weir 12', 'The Weir'].map(numbersAtEdges)).toEqual([[12, 3], [12], []]);
  });
});
