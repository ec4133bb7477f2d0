import { existsSync, readFileSync } from 'node:fs';
import { importedTextSchema } from '@lectern/contracts';
import { describe, expect, it } from 'vitest';
import { assemble } from './assemble/assemble';
import { ImportRefused } from './import-refused';
import { parseDocument } from './parse-document';
import { archive, docxFiles, epubFiles, wordParagraph, wordRun } from './testing/tiny-archives';
import { tinyPdf } from './testing/tiny-pdf';

const bytes = (text: string) => new TextEncoder().encode(text);
const shown = async (file: Uint8Array, fileName: string) => {
  const imported = await parseDocument(file, { fileName });
  expect(importedTextSchema.safeParse(imported).error).toBeUndefined();
  return { imported, blocks: assemble(imported).map(({ kind, text, label, level }) => [kind, text, label ?? level]) };
};
const refusal = async (file: Uint8Array, fileName: string): Promise<unknown> =>
  parseDocument(file, { fileName }).then(
    () => null,
    (error: unknown) => (error instanceof ImportRefused ? error.code : error),
  );

describe('DOCX', () => {
  const body =
    wordParagraph(wordRun('The Weir'), 'Title') +
    wordParagraph(wordRun('First'), 'Heading1') +
    wordParagraph(
      `${wordRun('It is ')}${wordRun('loud', '<w:i/>')}${wordRun('.')}<w:r><w:footnoteReference w:id="2"/></w:r>`,
    ) +
    wordParagraph(wordRun('Somebody said so.'), 'Quote') +
    '<w:tbl><w:tr><w:tc><w:p><w:r><w:t>a</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>b</w:t></w:r></w:p></w:tc></w:tr></w:tbl>';
  const notes = `<w:footnote w:id="2">${wordParagraph(wordRun('By day.'))}</w:footnote>`;

  it('becomes blocks by its styles, notes linked', async () => {
    const { imported, blocks } = await shown(archive(docxFiles(body, notes)), 'weir.docx');
    expect(blocks).toEqual([
      ['heading', 'The Weir', 1],
      ['heading', 'First', 1],
      ['paragraph', 'It is loud.[1]', undefined],
      ['quotation', 'Somebody said so.', undefined],
      ['table', 'a\tb', undefined],
      ['footnote', 'By day.', '1'],
    ]);
    expect(assemble(imported)[2]?.marks).toContainEqual({ kind: 'note-reference', note: '1', start: 11, end: 14 });
    expect(imported.metadata).toMatchObject({ title: 'The Weir', authors: ['Ann Bo', 'Cy Do'] });
  });

  it.each([
    [
      'a document type',
      { 'word/document.xml': `<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><w:document/>` },
      'IMPORT_UNSAFE_XML',
    ],
    [
      'entities that multiply',
      { 'word/styles.xml': `<!DOCTYPE x [<!ENTITY a "${'b'.repeat(1_000)}">]><w:styles/>` },
      'IMPORT_UNSAFE_XML',
    ],
    ['elements 10,000 deep', { 'word/document.xml': '<w:p>'.repeat(10_000) }, 'IMPORT_TOO_DEEP'],
    ['a path that leads out', { 'word/../../evil.xml': 'x' }, 'IMPORT_UNSAFE_ARCHIVE'],
    [
      'a part that unpacks to more than it may',
      { 'word/document.xml': ' '.repeat(3_000_000) },
      'IMPORT_ARCHIVE_TOO_LARGE',
    ],
    ['no document', { 'word/document.xml': '<w:document' }, 'IMPORT_DAMAGED'],
  ])('refuses %s', async (_name, files, code) => {
    expect(await refusal(archive({ ...docxFiles(body), ...files }), 'x.docx')).toBe(code);
  });
});

describe('EPUB', () => {
  const chapters = [
    '<h1>The Weir</h1><p>Loud<a epub:type="noteref" href="c1.xhtml#n1">*</a> by <em>day</em>.</p><script>alert(1)</script><p onclick="x()">And <a href="javascript:x()">night</a>.</p>',
    '<h2>Notes</h2><aside epub:type="footnote" id="n1"><p>* As ever.</p></aside><ul><li>one<ul><li>inner</li></ul></li></ul>',
  ];

  it('is read chapter by chapter, notes linked across files, nothing active left', async () => {
    const { imported, blocks } = await shown(archive(epubFiles(chapters)), 'weir.epub');
    expect(blocks).toEqual([
      ['heading', 'The Weir', 1],
      ['paragraph', 'Loud* by day.', undefined],
      ['paragraph', 'And night.', undefined],
      ['heading', 'Notes', 2],
      ['footnote', 'As ever.', '*'],
      ['list-item', 'one', '•'],
      ['list-item', 'inner', '•'],
    ]);
    expect(assemble(imported)[1]?.marks).toContainEqual({ kind: 'note-reference', note: '*', start: 4, end: 5 });
    expect(assemble(imported)[2]?.marks).toEqual([]);
    expect(imported.metadata).toMatchObject({ title: 'The Weir', authors: ['Ann Bo'], language: 'en' });
  });

  it('reads empty XHTML elements as empty', async () => {
    const { blocks } = await shown(archive(epubFiles(['<p><a id="x"/>One</p><p>Two</p>'])), 'x.epub');
    expect(blocks.map(([, text]) => text)).toEqual(['One', 'Two']);
  });

  it.each([
    ['entities', { 'OEBPS/book.opf': '<!DOCTYPE p [<!ENTITY e "x">]><package/>' }, 'IMPORT_UNSAFE_XML'],
    [
      'a package outside',
      { 'META-INF/container.xml': '<container><rootfile full-path="../../etc/passwd"/></container>' },
      'IMPORT_DAMAGED',
    ],
    [
      'protection',
      {
        'META-INF/encryption.xml':
          '<encryption><EncryptedData><EncryptionMethod Algorithm="http://www.w3.org/2001/04/xmlenc#aes128-cbc"/></EncryptedData></encryption>',
      },
      'IMPORT_PROTECTED',
    ],
    ['a path that leads out', { '../evil.xhtml': 'x' }, 'IMPORT_UNSAFE_ARCHIVE'],
    [
      'entities that multiply in a chapter',
      {
        'OEBPS/text/c0.xhtml':
          '<!DOCTYPE html [<!ENTITY a "ha ha"><!ENTITY b "&a;&a;&a;">]><html><body><p>&b;&b;</p></body></html>',
      },
      'IMPORT_UNSAFE_XML',
    ],
    ['an absolute path', { '/etc/x': 'x' }, 'IMPORT_UNSAFE_ARCHIVE'],
    ['a name from another system', { 'C:\\x': 'x' }, 'IMPORT_UNSAFE_ARCHIVE'],
    ['elements 5,000 deep', { 'OEBPS/text/c0.xhtml': '<b>'.repeat(5_000) }, 'IMPORT_TOO_DEEP'],
  ])('refuses %s', async (_name, files, code) => {
    expect(await refusal(archive({ ...epubFiles(chapters), ...files }), 'x.epub')).toBe(code);
  });

  it('refuses what unpacks to more than it may', async () => {
    const bomb = archive({ ...epubFiles(chapters), 'OEBPS/text/c0.xhtml': new Uint8Array(3_000_000).fill(97) });
    expect(bomb.length).toBeLessThan(10_000);
    expect(await refusal(bomb, 'x.epub')).toBe('IMPORT_ARCHIVE_TOO_LARGE');
  });

  it('takes names that mean something to programs as names', async () => {
    const { blocks } = await shown(
      archive({ ...epubFiles(chapters), __proto__x: 'x', constructor: 'x', toString: 'x' }),
      'x.epub',
    );
    expect(blocks).toHaveLength(7);
  });

  const book = '../shared/imports/history.en.epub';
  it.runIf(existsSync(book))('a real book has all its paragraphs', async () => {
    const truth = readFileSync('../shared/imports/history.en.truth.jsonl', 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { kind: string; text: string });
    const { blocks } = await shown(new Uint8Array(readFileSync(book)), 'book.epub');
    const key = (text: unknown) => String(text).replace(/\s/gu, '');
    const found = new Set(blocks.map(([, text]) => key(text)));
    expect(
      truth.filter(
        ({ kind, text }) => kind === 'paragraph' && text.length >= 40 && !text.startsWith('[') && !found.has(key(text)),
      ),
    ).toEqual([]);
  });
});

describe('HTML', () => {
  const words =
    'The council met on Tuesday evening and talked for four hours about the weir, which is loud, as everybody knows who lives near it.';
  const page = (body: string, head = '') =>
    bytes(
      `<!DOCTYPE html><html lang="en"><head><title>The Weir – Messenger</title>${head}</head><body>${body}</body></html>`,
    );

  it('is the article of the page, without what stands around it or acts', async () => {
    const around = '<nav><a href="/">Home</a></nav><aside class="sidebar"><p>Subscribe now!</p></aside>';
    const article = `<article><h1>The Weir</h1><p>${words} <a href="https://a.example/" onclick="x()">More</a>.</p><p>${words}</p><h2>After</h2><p>${words}</p><script>document.write("evil")</script></article>`;
    const { imported, blocks } = await shown(
      page(
        `${around}${article}<footer><p>© Messenger</p></footer>`,
        '<meta name="author" content="Ann Bo"><meta property="article:published_time" content="2021-05-04T08:00:00Z">',
      ),
      'p.html',
    );
    expect(blocks.map(([kind]) => kind)).toEqual(['heading', 'paragraph', 'paragraph', 'heading', 'paragraph']);
    expect(blocks[1]?.[1]).toBe(`${words} More.`);
    expect(JSON.stringify(imported)).not.toMatch(/evil|onclick|Subscribe/);
    expect(imported.metadata).toMatchObject({
      title: 'The Weir',
      authors: ['Ann Bo'],
      date: '2021-05-04',
      language: 'en',
    });
  });

  it('keeps the part of the text that the finder of articles leaves out, and not what others said of it', async () => {
    const part = (name: string, count: number) =>
      `<div class="${name}"><div class="section"><h2>${name}</h2>${Array.from({ length: count }, (_, index) => `<p>${name} ${index}: ${words}</p>`).join('')}</div></div>`;
    const comments = `<div class="comments">${part('reader', 3)}</div>`;
    const read = await shown(
      page(`${part('chapter', 60)}${part('chapter', 9)}${part('appendix', 2)}${comments}`),
      'p.html',
    );
    const texts = read.blocks.map(([, text]) => String(text));
    expect(texts.filter((text) => text.startsWith('chapter '))).toHaveLength(69);
    expect(texts.filter((text) => text.startsWith('appendix '))).toHaveLength(2);
    expect(texts.filter((text) => text.startsWith('reader '))).toEqual([]);
  });

  it('reads the encoding it declares', async () => {
    const latin = new Uint8Array(
      Buffer.from('<!DOCTYPE html><meta charset="iso-8859-1"><p>Caf\u00E9 au lait</p>', 'latin1'),
    );
    expect((await shown(latin, 'p.html')).blocks[0]?.[1]).toBe('Café au lait');
  });

  it.each([
    ['elements 5,000 deep', '<b>'.repeat(5_000), 'IMPORT_TOO_DEEP'],
    [
      'open elements that multiply',
      '<p>' + Array.from({ length: 120 }, (_, index) => `<b a=${index}>`).join('') + '<p>x'.repeat(10_000),
      'IMPORT_TOO_DEEP',
    ],
    [
      '100,000 attributes',
      `<p ${Array.from({ length: 100_000 }, (_, index) => `a${index}=1`).join(' ')}>x`,
      'IMPORT_TOO_DEEP',
    ],
    ['a million opening brackets', '<'.repeat(1_000_000), 'IMPORT_TOO_DEEP'],
    ['nothing', '<script>1</script>', 'IMPORT_EMPTY'],
  ])('refuses %s', { timeout: 20_000 }, async (_name, body, code) => {
    const before = performance.now();
    expect(await refusal(page(body), 'p.html')).toBe(code);
    expect(performance.now() - before).toBeLessThan(10_000);
  });
});

describe('formats by content', () => {
  const pdf = tinyPdf([[{ text: 'A page with a few words on it.', x: 40, y: 80 }]]);
  it.each([
    ['a PDF called text', pdf, 'x.txt', 'IMPORT_WRONG_TYPE'],
    ['text called PDF', bytes('Just words.'), 'x.pdf', 'IMPORT_WRONG_TYPE'],
    ['a book called Word document', archive(epubFiles(['<p>x</p>'])), 'x.docx', 'IMPORT_WRONG_TYPE'],
    ['another archive', archive({ 'a.txt': 'x' }), 'x.zip', 'IMPORT_UNKNOWN_FORMAT'],
    ['a picture', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10]), 'x', 'IMPORT_UNKNOWN_FORMAT'],
    ['an archive cut short', archive(epubFiles(['<p>x</p>'])).slice(0, 200), 'x.epub', 'IMPORT_DAMAGED'],
    ['nothing', new Uint8Array(), 'x.pdf', 'IMPORT_EMPTY'],
    ['too much', new Uint8Array(25_000_001), 'x.pdf', 'IMPORT_TOO_LARGE'],
  ])('%s is refused', async (_name, file, name, code) => expect(await refusal(file, name)).toBe(code));

  it('a PDF without a name is one', async () =>
    expect((await shown(pdf, '')).blocks[0]?.[1]).toBe('A page with a few words on it.'));
  it('no file of noise makes anything but a refusal', { timeout: 30_000 }, async () => {
    for (let seed = 1; seed <= 40; seed += 1) {
      const noise = Uint8Array.from({ length: 400 }, (_, index) => (seed * 7_919 + index * index * 104_729) % 256);
      for (const start of ['%PDF-1.7\n', 'PK\x03\x04', '<html>', '']) {
        const result = await refusal(Uint8Array.from([...bytes(start), ...noise]), '');
        expect(result === null || typeof result === 'string').toBe(true);
      }
    }
  });
});
