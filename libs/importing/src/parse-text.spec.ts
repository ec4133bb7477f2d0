import { existsSync, readFileSync } from 'node:fs';
import { importedTextSchema } from '@lectern/contracts';
import { describe, expect, it } from 'vitest';
import { assemble } from './assemble/assemble';
import { ImportRefused } from './import-refused';
import { parseText } from './parse-text';

const bytes = (text: string) => new TextEncoder().encode(text);
const parse = (text: string, fileName = 'text.md') => parseText(bytes(text), { fileName });
const kindsAndTexts = (text: string, fileName?: string) =>
  assemble(parse(text, fileName)).map(({ kind, text: words }) => [kind, words]);
const refusal = (input: string | Uint8Array, fileName = 'text.md') => {
  try {
    parseText(typeof input === 'string' ? bytes(input) : input, { fileName });
  } catch (error) {
    if (error instanceof ImportRefused) return error.code;
    throw error;
  }
  return null;
};

describe('the sample essay', () => {
  const imported = parseText(new Uint8Array(readFileSync(new URL('../samples/the-reading-room.md', import.meta.url))), {
    fileName: 'the-reading-room.md',
  });
  const blocks = assemble(imported);

  it('is recognised with title, author, date and language', () => {
    expect(imported.metadata).toEqual({
      title: 'Halmstow votes to trade its reading room for a parcel depot',
      authors: ['Ines Okafor-Lind'],
      date: '2023-03-14',
      language: 'en',
      source: null,
    });
  });

  it('has 24 paragraphs after five joins, one title, one byline and two contact lines apart', () => {
    const count = (kind: string) => blocks.filter((block) => block.kind === kind).length;
    expect([count('heading'), count('byline'), count('paragraph'), count('furniture')]).toEqual([1, 1, 24, 2]);
    expect(imported.decisions.filter(({ kind }) => kind === 'join')).toHaveLength(5);
    expect(blocks[1]?.text).toBe('Ines Okafor-Lind 14 March 2023');
    expect(blocks.filter(({ kind, text }) => kind === 'paragraph' && !/[.:!?]”?$/.test(text))).toEqual([]);
  });

  it('keeps to the contract', () => {
    expect(importedTextSchema.safeParse(imported).error).toBeUndefined();
  });
});

const article = '../shared/texts/washington-escalates-aleppo-2016-08-09';
describe.runIf(existsSync(`${article}.txt`))('the real article beside the project', () => {
  it('comes out as the blocks it must become', () => {
    const imported = parseText(new Uint8Array(readFileSync(`${article}.txt`)), { fileName: 'article.txt' });
    const expected = readFileSync(`${article}.blocks.jsonl`, 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { kind: string; text: string });
    expect(assemble(imported).map(({ kind, text }) => ({ kind, text }))).toEqual(expected);
    expect(imported.metadata).toMatchObject({ authors: ['Thomas Gaist'], date: '2016-08-09', language: 'en' });
    expect(imported.decisions.filter(({ kind }) => kind === 'join')).toHaveLength(3);
  });
});

describe('Markdown', () => {
  it('becomes blocks and marks, never HTML', () => {
    const blocks = assemble(
      parse('# A\n\nSome *soft* and **hard** `code` <b>x</b> [here][1].\n\n[1]: https://a.example/x\n'),
    );
    expect(blocks[1]?.text).toBe('Some soft and hard code <b>x</b> here.');
    expect(blocks[1]?.marks).toEqual([
      { kind: 'emphasis', start: 5, end: 9 },
      { kind: 'strong', start: 14, end: 18 },
      { kind: 'code', start: 19, end: 23 },
      { kind: 'link', href: 'https://a.example/x', start: 33, end: 37 },
    ]);
  });

  it('follows no link but http, https and mailto', () => {
    const blocks = assemble(
      parse(
        '[a](javascript:alert(1)) [b](data:text/html,x) [c](/etc) [d](mailto:e@f.example) ![p](https://g.example/p.gif)',
      ),
    );
    expect(blocks[0]?.text).toBe('a b c d p');
    expect(blocks[0]?.marks.map(({ href }) => href)).toEqual(['mailto:e@f.example']);
  });

  it('keeps nested lists, quotations, code, tables, figures and footnotes apart', () => {
    const source =
      '1. one\n   - inner\n2. two\n\n> said\n\n```ts\na  b\n```\n\n|x|y|\n|-|-|\n|1|2|\n\n![A bridge](b.png)\n\nText[^n].\n\n[^n]: The note.\n';
    expect(assemble(parse(source)).map(({ kind, text, level, label }) => [kind, text, level, label])).toEqual([
      ['list-item', 'one', 1, '1.'],
      ['list-item', 'inner', 2, '•'],
      ['list-item', 'two', 1, '2.'],
      ['quotation', 'said', undefined, undefined],
      ['code', 'a  b', undefined, 'ts'],
      ['table', 'x\ty\n1\t2', undefined, undefined],
      ['figure', 'A bridge', undefined, undefined],
      ['paragraph', 'Textn.', undefined, undefined],
      ['footnote', 'The note.', undefined, 'n'],
    ]);
    expect(assemble(parse(source))[7]?.marks).toEqual([{ kind: 'note-reference', note: 'n', start: 4, end: 5 }]);
  });

  it('reads front matter as metadata', () => {
    const { metadata } = parse(
      '---\ntitle: "The Weir"\nauthors:\n  - Ann Bo\n  - Cy Do\ndate: 2020-02-29\nlang: pt-br\n---\n\nWords.\n',
    );
    expect(metadata).toMatchObject({
      title: 'The Weir',
      authors: ['Ann Bo', 'Cy Do'],
      date: '2020-02-29',
      language: 'pt-BR',
    });
  });
});

describe('plain text', () => {
  it('puts hard-wrapped lines together and keeps verse', () => {
    const prose =
      'It was late when the last of the visitors had left the long room and the\nlights went out one after the other until only the lamp over the desk was\nleft burning.';
    const verse = 'The weir is loud,\nthe mill is still,\nthe road goes round\nand up the hill.';
    expect(kindsAndTexts(`${prose}\n\n${verse}\n\n${prose}\n`, 'a.txt')).toEqual([
      ['paragraph', prose.replaceAll('\n', ' ')],
      ['paragraph', verse],
      ['paragraph', prose.replaceAll('\n', ' ')],
    ]);
  });

  it('opens paragraphs at indents and puts Chinese lines together without blanks', () => {
    const line = 'and so the story went on in the usual manner for a good long while, as told';
    expect(kindsAndTexts(`   First ${line}\nby all of them.\n   Second ${line}\nby none of them.\n`, 'a.txt')).toEqual([
      ['paragraph', `First ${line} by all of them.`],
      ['paragraph', `Second ${line} by none of them.`],
    ]);
    expect(kindsAndTexts('# 标题\n\n我们在图书馆里\n一起阅读。\n')[1]).toEqual([
      'paragraph',
      '我们在图书馆里一起阅读。',
    ]);
  });

  it('sets page numbers apart at form feeds and joins the sentence across them', () => {
    const first = 'They had walked for the better part of the afternoon when the path';
    const second = 'turned away from the river, and nobody could say where it led.';
    expect(kindsAndTexts(`A Walk\n\n${first}\n\n12\n\f${second}\n\n13\n`, 'a.txt')).toEqual([
      ['heading', 'A Walk'],
      ['paragraph', `${first} ${second}`],
      ['furniture', '12'],
      ['furniture', '13'],
    ]);
  });

  it('reads UTF-16 with a byte order mark', () => {
    const utf16 = new Uint8Array(Buffer.from('\uFEFFEin Satz über Bücher.', 'utf16le'));
    expect(assemble(parseText(utf16))[0]?.text).toBe('Ein Satz über Bücher.');
  });
});

describe('what is refused', () => {
  it.each([
    ['nothing', '', 'IMPORT_EMPTY'],
    ['blanks', ' \n\t\n', 'IMPORT_EMPTY'],
    ['a byte order mark alone', new Uint8Array([0xef, 0xbb, 0xbf]), 'IMPORT_EMPTY'],
    ['NUL', 'a\0b', 'IMPORT_NOT_TEXT'],
    ['Latin-1', new Uint8Array([0x63, 0x61, 0x66, 0xe9]), 'IMPORT_NOT_TEXT'],
    ['a surrogate as UTF-8', new Uint8Array([0xed, 0xa0, 0x80]), 'IMPORT_NOT_TEXT'],
    ['half a surrogate pair as UTF-16', new Uint8Array([0xff, 0xfe, 0, 0xd8, 0x41, 0]), 'IMPORT_NOT_TEXT'],
    ['more than the limit', new Uint8Array(5_000_001).fill(65), 'IMPORT_TOO_LARGE'],
    ['one line of 4 MB', 'a '.repeat(2_000_000), 'IMPORT_BLOCK_TOO_LONG'],
    ['100,000 quotations in one another', '>'.repeat(100_000), 'IMPORT_TOO_DEEP'],
    ['100,000 brackets', '['.repeat(99_999), 'IMPORT_TOO_DEEP'],
    [
      'lists 200 deep',
      Array.from({ length: 201 }, (_, depth) => `${'  '.repeat(depth)}- a`).join('\n'),
      'IMPORT_TOO_DEEP',
    ],
    ['emphasis by the ten thousand', '*a**b '.repeat(10_000), 'IMPORT_TOO_DEEP'],
    ['too many blocks', 'a\n\n'.repeat(20_001), 'IMPORT_TOO_MANY_BLOCKS'],
  ])('%s', { timeout: 20_000 }, (_name, input, code) => {
    const before = performance.now();
    expect(refusal(input)).toBe(code);
    expect(performance.now() - before).toBeLessThan(5_000);
  });

  it('not: deep enough for any real text', () => {
    expect(refusal(Array.from({ length: 20 }, (_, depth) => `${'  '.repeat(depth)}- a`).join('\n'))).toBeNull();
    expect(refusal(`${'> '.repeat(20)}a`)).toBeNull();
  });
});
