import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { assemble, parseDocument } from '@lectern/importing';
import { readArchive } from '../../libs/importing/src/archive/read-archive';
import { glyphsOfImport, glyphsOfPdf } from '../../libs/importing/src/testing/pdf-glyphs';
import { ReaderProcess } from '../../libs/server/readings/src/imports/reader-process';
import { type Drawn, setLines, tinyPdf } from '../../libs/importing/src/testing/tiny-pdf';
import { alone, compared, type Row } from './row';

/** Documents whose paragraphs are known; they are no part of the project. */
const CORPUS_FOLDER = join(process.cwd(), '..', 'shared', 'imports');
const ESSAY = join(process.cwd(), 'libs', 'importing', 'samples', 'the-reading-room.md');

/** F1 of exact paragraphs each document has to reach. */
const CORPUS = [
  { file: 'history.en.pdf', truth: 'history.en', target: 0.98 },
  { file: 'history.fr.pdf', truth: 'history.fr', target: 0.98 },
  { file: 'history.en.2col.pdf', truth: 'history.en.2col', target: 0.96 },
  { file: 'policy.pdf', truth: 'policy', target: 0.93 },
  { file: 'history.en.epub', truth: 'history.en', target: 0.995 },
] as const;

/** Shorter ones are labels and names, found or not by luck. */
const PARAGRAPH_CHARACTERS_MIN = 40;
const KEY_CHARACTERS_MIN = 34;
const NOT_PARAGRAPHS = new Set(['heading', 'code', 'table', 'furniture']);

const TIME_RUNS = 3;
const LONG_PAGES = 500;
const MEMORY_MEGABYTES_MAX = 512;
const TIME_RATIO_MAX = 2;

interface Block {
  readonly kind: string;
  readonly text: string;
}

/** What an import gets right, and what it costs in time and memory. */
export async function bench(): Promise<Row[]> {
  const hasCorpus = existsSync(CORPUS_FOLDER);
  const essay = ownParagraphs();
  const memory = await memoryRow(essay);
  const accuracy = hasCorpus ? await corpusRows() : await ownRows(essay);
  const timed = hasCorpus ? new Uint8Array(readFileSync(join(CORPUS_FOLDER, 'policy.pdf'))) : longPdf(essay);
  return [...accuracy, await timeRow(timed), memory];
}

async function corpusRows(): Promise<Row[]> {
  const rows: Row[] = [];
  for (const { file, truth, target } of CORPUS) {
    const lines = readFileSync(join(CORPUS_FOLDER, `${truth}.truth.jsonl`), 'utf8')
      .trim()
      .split('\n');
    const paragraphs = lines.map((line) => JSON.parse(line) as Block).filter(({ kind }) => kind === 'paragraph');
    const bytes = new Uint8Array(readFileSync(join(CORPUS_FOLDER, file)));
    const wanted = paragraphs.map(({ text }) => text);
    rows.push(alone(`import exact paragraphs ${file}`, await exactParagraphs(bytes, wanted), 'F1', target));
    if (file.endsWith('.epub')) {
      const score = await exactParagraphs(asOnePage(bytes), wanted);
      rows.push(alone('import exact paragraphs as one page', score, 'F1', target));
    }
    if (file.endsWith('.pdf')) rows.push(await charactersRow(file, bytes));
  }
  return rows;
}

/** Characters of the text layer that are in no fragment, or in two. */
async function charactersRow(file: string, bytes: Uint8Array): Promise<Row> {
  const [there, found] = [await glyphsOfPdf(bytes), glyphsOfImport(await parseDocument(bytes))];
  const characters = [...new Set([...Object.keys(there), ...Object.keys(found)])];
  const wrong = characters.reduce((sum, one) => sum + Math.abs((there[one] ?? 0) - (found[one] ?? 0)), 0);
  return alone(`import characters wrong ${file}`, wrong, 'chars', 0);
}

/** The chapters of a book as a site would show them: below one another, with a navigation before and a footer behind. */
function asOnePage(epub: Uint8Array): Uint8Array {
  const archive = readArchive(epub);
  const chapters = archive.names
    .filter((name) => name.endsWith('html') && !name.includes('toc'))
    .map((name) => /<body[^>]*>(.*)<\/body>/su.exec(new TextDecoder().decode(archive.read(name)))?.[1] ?? '')
    // what an XML file may close within its tag stays open in a page
    .map((body) => body.replace(/<(a|i|span|div|p)([^<>]*)\/>/gu, '<$1$2></$1>'));
  const page = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>A book</title></head><body>
    <nav><a href="/">Home</a> <a href="/books">Books</a></nav>${chapters.join('')}
    <footer><p>Published by somebody. <a href="/legal">Legal</a></p></footer></body></html>`;
  return new TextEncoder().encode(page);
}

/** The essay of the project set in one and in two columns, cut by pages. */
async function ownRows(paragraphs: readonly string[]): Promise<Row[]> {
  const one = paged(setLines(paragraphs, { x: 40, y: 0, width: 320, leading: 13, indent: 14 }), 1);
  const two = paged(setLines(paragraphs, { x: 40, y: 0, width: 150, leading: 12, size: 9, indent: 10 }), 2);
  return [
    alone('import exact paragraphs one column', await exactParagraphs(tinyPdf(one), paragraphs), 'F1', 0.98),
    alone('import exact paragraphs two columns', await exactParagraphs(tinyPdf(two), paragraphs), 'F1', 0.96),
  ];
}

/** The essay's paragraphs in the characters the PDF writer knows. */
function ownParagraphs(): string[] {
  const text = readFileSync(ESSAY, 'utf8').replace(/[“”]/g, '"').replace(/[‘’]/g, "'");
  const plain = text.replace(/[*[]|\]\([^)]*\)/g, '').split('\n\n');
  return plain.slice(2, -2).map((paragraph) => paragraph.replace(/\s+/g, ' ').trim());
}

/** Lines set without end, cut into columns of pages. */
function paged(lines: readonly Drawn[], columns: number): Drawn[][] {
  const top = 60;
  const height = 480;
  const pages: Drawn[][] = [];
  for (const line of lines) {
    const place = Math.floor(line.y / height);
    const page = Math.floor(place / columns);
    (pages[page] ??= []).push({ ...line, x: line.x + (place % columns) * 175, y: top + (line.y % height) });
  }
  return pages;
}

function longPdf(paragraphs: readonly string[]): Uint8Array {
  const lines = setLines(paragraphs, { x: 40, y: 0, width: 320, leading: 13, indent: 14 });
  const pages = paged(lines, 1);
  return tinyPdf(Array.from({ length: LONG_PAGES }, (_, page) => pages[page % pages.length] ?? []));
}

/** F1 of paragraphs that come out as they are, white space, quotation marks and kinds of hyphens aside. */
async function exactParagraphs(file: Uint8Array, truth: readonly string[]): Promise<number> {
  const blocks = assemble(await parseDocument(file)).filter(({ kind }) => !NOT_PARAGRAPHS.has(kind));
  const wanted = truth.filter((text) => text.length >= PARAGRAPH_CHARACTERS_MIN).map(keyOf);
  const found = blocks.map(({ text }) => keyOf(text)).filter((key) => key.length >= KEY_CHARACTERS_MIN);
  const left = new Map<string, number>();
  for (const key of found) left.set(key, (left.get(key) ?? 0) + 1);
  let hits = 0;
  for (const key of wanted) {
    const count = left.get(key) ?? 0;
    if (count > 0) hits += 1;
    left.set(key, count - 1);
  }
  return wanted.length + found.length === 0 ? 0 : (2 * hits) / (wanted.length + found.length);
}

function keyOf(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[\u00AD\u200B]/g, '')
    .replace(/[‘’‚‛]/g, "'")
    .replace(/[“”„«»]/g, '"')
    .replace(/[‐‑–—]/g, '-')
    .replace(/^[•·*\-◦▪]\s+/, '')
    .replace(/\[\d+\]|\s\d+$/g, '')
    .replace(/\s+/g, '');
}

/** An import beside pdf.js reading nothing but the text; processor time, so that a busy machine measures the same. */
async function timeRow(file: Uint8Array): Promise<Row> {
  const text: number[] = [];
  const whole: number[] = [];
  for (let run = 0; run < TIME_RUNS; run += 1) {
    text.push(await millisecondsOf(() => readTextAlone(file)));
    whole.push(await millisecondsOf(() => parseDocument(file)));
  }
  return compared('import time beside pdf.js text', Math.min(...whole), 'ms', Math.min(...text), TIME_RATIO_MAX);
}

async function millisecondsOf(work: () => Promise<unknown>): Promise<number> {
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1_000;
}

async function readTextAlone(file: Uint8Array): Promise<void> {
  const { getDocument } = await import('pdfjs-dist/legacy/build/pdf.mjs');
  const task = getDocument({ data: file.slice(), verbosity: 0, disableFontFace: true });
  const pdf = await task.promise;
  for (let number = 1; number <= pdf.numPages; number += 1) {
    const page = await pdf.getPage(number);
    await page.getTextContent();
    page.cleanup();
  }
  await task.destroy();
}

/** The most that a process which reads files, as the server starts it, holds while it reads 500 pages. */
async function memoryRow(paragraphs: readonly string[]): Promise<Row> {
  const reader = new ReaderProcess('dist/apps/api/import-worker.mjs');
  const outcome = await reader.ask({ kind: 'read', bytes: longPdf(paragraphs), fileName: 'long.pdf' });
  if (outcome.kind !== 'imported') throw new Error('500 pages were not read.');
  const status = readFileSync(`/proc/${reader.pid}/status`, 'utf8');
  reader.end();
  const most = Number(/^VmHWM:\s+(\d+) kB$/m.exec(status)?.[1] ?? Number.NaN) * 1_024;
  return alone(`import memory of ${LONG_PAGES} pages`, most / 1e6, 'MB', MEMORY_MEGABYTES_MAX);
}
