import { existsSync, readFileSync } from 'node:fs';
import { importedTextSchema } from '@lectern/contracts';
import { describe, expect, it } from 'vitest';
import { assemble } from '../assemble/assemble';
import { setDecision } from '../assemble/set-decision';
import { ImportRefused } from '../import-refused';
import { glyphsOfImport, glyphsOfPdf } from '../testing/pdf-glyphs';
import { type Drawn, setLines, tinyPdf } from '../testing/tiny-pdf';
import { parsePdf } from './parse-pdf';

const first =
  'The committee met on the first Monday of the month in the room behind the stage, and nobody had brought a key to it.';
const second =
  'So they sat in the yard among the crates and the bicycles, and wrote what was decided on the back of a poster.';
const third =
  'It was cold, as it had been all week, and the minutes of that evening are the shortest the society possesses.';
const fourth =
  'They record three votes and a quarrel about chairs, and end in the middle of a sentence about the roof of the hall.';
const paragraphs = [first, second, third, fourth];
const column = { x: 40, y: 80, width: 320, leading: 13 };

const blocksOf = async (pages: readonly (readonly Drawn[])[]) => assemble(await parsePdf(tinyPdf(pages)));
const textsOf = async (pages: readonly (readonly Drawn[])[], kind = 'paragraph') =>
  (await blocksOf(pages)).filter((block) => block.kind === kind).map(({ text }) => text);

describe('paragraphs', () => {
  it('are told by space between them', async () => {
    expect(await textsOf([setLines(paragraphs, { ...column, space: 8 })])).toEqual(paragraphs);
  });

  it('are told by an indent alone', async () => {
    expect(await textsOf([setLines(paragraphs, { ...column, indent: 14 })])).toEqual(paragraphs);
  });

  it('are read down one column and then the next', async () => {
    const narrow = { y: 80, width: 150, leading: 13, indent: 12 };
    const left = setLines([first, second], { ...narrow, x: 40 });
    const right = setLines([third, fourth], { ...narrow, x: 215 });
    // Drawn row by row, as some programs do: the order of drawing says nothing.
    const drawn = [...left, ...right].sort((a, b) => a.y - b.y);
    expect(await textsOf([drawn])).toEqual(paragraphs);
  });

  it('go on across a page, and the join can be taken back', async () => {
    const lines = setLines([first, second], { ...column, indent: 14 });
    const cut = lines.length - 1;
    const next = lines.slice(cut).map((line, index) => ({ ...line, y: 80 + index * 13 }));
    const imported = await parsePdf(tinyPdf([lines.slice(0, cut), next]));
    const join = imported.decisions.find(({ kind }) => kind === 'join');
    expect(join).toMatchObject({ pages: [1, 2], reason: 'page-break', applied: true });
    expect(assemble(imported).map(({ text }) => text)).toEqual([first, second]);
    expect(assemble(setDecision(imported, join?.id ?? '', false))).toHaveLength(3);
  });

  it('keep the hyphens of their words and lose those of lines, each as a decision that can be turned round', async () => {
    const lines = [
      'All the read-',
      'ing was done in the well-',
      'known hall. The reading was well-known,',
      'and this line is here to be full of words.',
    ];
    const drawn = lines.map((text, index) => ({ text, x: 40, y: 80 + index * 13 }));
    const imported = await parsePdf(tinyPdf([drawn]));
    const read = (of: typeof imported) => assemble(of).map(({ text }) => text);
    expect(read(imported)).toEqual([
      'All the reading was done in the well-known hall. The reading was well-known, and this line is here to be full of words.',
    ]);
    const hyphens = imported.decisions.filter(({ kind }) => kind.endsWith('hyphen'));
    expect(hyphens).toMatchObject([
      { kind: 'hyphen', reason: 'word-of-this-text', confidence: 0.97, pages: [1] },
      { kind: 'kept-hyphen', reason: 'compound-of-this-text', confidence: 0.97, pages: [1] },
    ]);
    const turned = hyphens.reduce((of, { id }) => setDecision(of, id, false), imported);
    expect(read(turned)[0]).toMatch(/^All the read-ing was done in the wellknown hall/);
  });
});

describe('what stands around the text', () => {
  const page = (number: number, lines: readonly Drawn[]): Drawn[] => [
    { text: 'Minutes of the Society', x: 150, y: 30, size: 8 },
    ...lines,
    { text: String(number), x: 195, y: 575, size: 8 },
  ];

  it('running heads and page numbers are set apart', async () => {
    const blocks = await blocksOf(
      paragraphs.map((text, index) => page(index + 1, setLines([text], { ...column, indent: 14 }))),
    );
    expect(blocks.filter(({ kind }) => kind === 'paragraph').map(({ text }) => text)).toEqual(paragraphs);
    expect(blocks.filter(({ kind }) => kind === 'furniture')).toHaveLength(8);
  });

  it('headings have levels, notes have their place', async () => {
    const lines = setLines([`${first} Nobody minded.`], { ...column, y: 120 });
    const last = lines.at(-1);
    const mark: Drawn = { text: '1', x: (last?.x ?? 0) + 2_000, y: 0 };
    expect(mark.x).toBeGreaterThan(0);
    const drawn: Drawn[] = [
      { text: 'The Minutes', x: 40, y: 60, size: 20, isBold: true },
      { text: '1.1 Beginnings', x: 40, y: 95, size: 13, isBold: true },
      ...lines,
      { text: 'It was not the last time1 that this happened.', x: 40, y: 185 },
      { text: '1', x: 40, y: 555, size: 5 },
      { text: 'See the minutes of the year before.', x: 46, y: 558, size: 7 },
    ];
    const imported = await parsePdf(tinyPdf([drawn]));
    const blocks = assemble(imported);
    expect(imported.metadata.title).toBe('The Minutes');
    expect(blocks.filter(({ kind }) => kind === 'heading').map(({ text, level }) => [text, level])).toEqual([
      ['The Minutes', 1],
      ['1.1 Beginnings', 2],
    ]);
    expect(blocks.find(({ kind }) => kind === 'footnote')).toMatchObject({
      label: '1',
      text: 'See the minutes of the year before.',
    });
    const referring = blocks.find(({ text }) => text.includes('the last time'));
    expect(referring?.marks.filter(({ kind }) => kind === 'note-reference')).toEqual([
      { kind: 'note-reference', note: '1', start: 25, end: 26 },
    ]);
  });

  it('lists keep their numbers and their depth', async () => {
    const items = ['1. Open the hall', '2. Count the chairs', '3. Close the hall'].map((text, index) => ({
      text,
      x: 52,
      y: 110 + index * 16,
    }));
    const blocks = await blocksOf([[...setLines([first], column), ...items]]);
    expect(blocks.filter(({ kind }) => kind === 'list-item').map(({ label, text }) => [label, text])).toEqual([
      ['1.', 'Open the hall'],
      ['2.', 'Count the chairs'],
      ['3.', 'Close the hall'],
    ]);
  });
});

describe('refusals', () => {
  const refusal = async (bytes: Uint8Array, options = {}) => {
    const error: unknown = await parsePdf(bytes, options).then(
      () => null,
      (cause: unknown) => cause,
    );
    return error instanceof ImportRefused ? error.code : error;
  };

  it('no text layer', async () => expect(await refusal(tinyPdf([[], []]))).toBe('IMPORT_NO_TEXT_LAYER'));
  it('not a PDF inside', async () =>
    expect(await refusal(new TextEncoder().encode('%PDF-1.4\nnothing at all'))).toBe('IMPORT_DAMAGED'));
  it('a password', async () => {
    const plain = new TextDecoder().decode(tinyPdf([setLines(paragraphs, column)]));
    const key = 'A'.repeat(64);
    const encryption = `/Encrypt << /Filter /Standard /V 2 /R 3 /Length 128 /P -44 /O <${key}> /U <${key}> >> /ID [<00><00>]`;
    expect(await refusal(new TextEncoder().encode(plain.replace('/Root 1 0 R', `/Root 1 0 R ${encryption}`)))).toBe(
      'IMPORT_PASSWORD',
    );
  });

  it('an import that was stopped', async () => {
    const controller = new AbortController();
    const pages: number[] = [];
    const onProgress = ({ done, total }: { done: number; total: number }) => {
      pages.push(done / total);
      controller.abort();
    };
    expect(
      await refusal(tinyPdf([setLines([first], column), setLines([second], column)]), {
        onProgress,
        signal: controller.signal,
      }),
    ).toBe('IMPORT_ABORTED');
    expect(pages).toEqual([0.5]);
  });
});

const real = ['history.en', 'history.fr', 'history.en.2col', 'policy'].map((name) => `../shared/imports/${name}.pdf`);
const own = {
  name: 'own pages',
  bytes: () =>
    tinyPdf([setLines(paragraphs, { ...column, indent: 14 }), setLines(paragraphs, { ...column, space: 9 })]),
};
const documents = [
  own,
  ...real
    .filter((path) => existsSync(path))
    .map((path) => ({ name: path, bytes: () => new Uint8Array(readFileSync(path)) })),
];

describe('every glyph of the text layer stands in one fragment once', () => {
  it.each(documents)('$name', { timeout: 60_000 }, async ({ bytes }) => {
    const imported = await parsePdf(bytes());
    expect(importedTextSchema.safeParse(imported).error).toBeUndefined();
    expect(glyphsOfImport(imported)).toEqual(await glyphsOfPdf(bytes()));
  });
});
