import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { alignRevisions, carryAnchors } from '@lectern/anchoring';
import { samples } from '../../libs/anchoring/fixtures/samples';
import { alone, percentile, type Row } from './row';

/** A pair of revisions whose correspondences are known. */
interface CorpusRow {
  readonly id: string;
  readonly oldParagraphs: readonly string[];
  readonly newParagraphs: readonly string[];
  readonly truth: readonly { readonly old: number; readonly new: readonly number[]; readonly category: string }[];
  readonly quotes: readonly {
    readonly old: number;
    readonly start: number;
    readonly end: number;
    readonly new: number | null;
    readonly newStart?: number;
    readonly newEnd?: number;
    readonly category: string;
  }[];
}

/** A paragraph of a pair whose correspondence only a person could decide. */
interface HardRow {
  readonly id: string;
  readonly old: number;
  readonly new: readonly number[];
}

/** Where the corpus lies when it is at hand; it is no part of the project. */
const CORPUS_FOLDER = join(process.cwd(), '..', 'shared', 'anchoring');

/** Repetitions of the large alignment; the middle one counts. */
const LARGE_RUNS = 5;

/** Measures how well and how fast anchors are carried: on the corpus where it is at hand, else on the own samples. */
export async function bench(): Promise<Row[]> {
  const corpus = join(CORPUS_FOLDER, 'dev.jsonl');
  const hard = join(CORPUS_FOLDER, 'dev.hard.jsonl');
  const measured = existsSync(corpus)
    ? corpusRows(readLines<CorpusRow>(corpus), existsSync(hard) ? readLines<HardRow>(hard) : [])
    : sampleRows();
  return [...measured, largeRow()];
}

function readLines<T>(path: string): T[] {
  return readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line) as T);
}

/** What other matchers reach on the same corpus stands in docs/anchoring.md; they cannot be run here. */
function corpusRows(rows: readonly CorpusRow[], hardRows: readonly HardRow[]): Row[] {
  const tally = new Tally();
  const targetsById = new Map<string, (readonly number[])[]>();
  const times: number[] = [];
  for (const corpusRow of rows) {
    const { oldParagraphs, newParagraphs, quotes } = corpusRow;
    const started = performance.now();
    const alignment = alignRevisions(oldParagraphs, newParagraphs);
    const anchors = quotes.map(({ old, start, end }) => ({ blockIndex: old, start, end }));
    const carried = carryAnchors(alignment, anchors);
    times.push(performance.now() - started);
    const targets = alignment.outcomes.map((outcome) => outcome.targets);
    targetsById.set(corpusRow.id, targets);
    for (const { old, new: places, category } of corpusRow.truth) tally.paragraph(category, places, targets[old] ?? []);
    quotes.forEach((quote, at) => {
      const found = carried[at];
      const isExact =
        quote.new === null
          ? found?.blockIndex === undefined
          : found?.blockIndex === quote.new && found.start === quote.newStart && found.end === quote.newEnd;
      tally.count(`quote-${quote.category}.${isExact ? 'exact' : 'other'}`);
    });
  }
  for (const { id, old, new: places } of hardRows) tally.paragraph('hard', places, targetsById.get(id)?.[old] ?? []);

  const changed = ['edited', 'heavy', 'rewritten', 'moved', 'moved_edited', 'split', 'merged'];
  const all = [...changed, 'unchanged', 'deleted'];
  const gone = ['quote-gone', 'quote-gone_deleted'];
  return [
    alone('anchoring.unchanged.right', tally.share(['unchanged'], ['right']), '%', 99.95),
    alone('anchoring.changed.right', tally.share(changed, ['right']), '%', 99.3),
    alone('anchoring.changed.wrong', tally.share(changed, ['wrong']), '%', 0.2),
    alone('anchoring.changed.unanchored', tally.share(changed, ['unanchored']), '%', null),
    alone('anchoring.split.complete', tally.shareComplete('split'), '%', 90),
    alone('anchoring.merged.right', tally.share(['merged'], ['right']), '%', 100),
    alone('anchoring.deleted.anchored', tally.share(['deleted'], ['false']), '%', 1.5),
    alone('anchoring.quote-edited.exact', tally.share(['quote-edited'], ['exact']), '%', 98),
    alone('anchoring.quote-gone.anchored', tally.share(gone, ['other']), '%', 1),
    alone('anchoring.hard.right', tally.total(['hard'], ['right']), 'paragraphs', 22),
    alone('anchoring.hard.wrong', tally.total(['hard'], ['wrong', 'false']), 'paragraphs', 0),
    alone('anchoring.wrong-or-false', tally.share(all, ['wrong', 'false']), '%', 0.1),
    alone('anchoring.pair.median', percentile(times, 0.5), 'ms', 8),
    alone('anchoring.pair.p95', percentile(times, 0.95), 'ms', 65),
  ];
}

/** Counts what became of paragraphs and quotations, by category. */
class Tally {
  private readonly counts = new Map<string, number>();

  count(key: string): void {
    this.counts.set(key, (this.counts.get(key) ?? 0) + 1);
  }

  paragraph(category: string, places: readonly number[], targets: readonly number[]): void {
    const [main] = targets;
    const isAlive = places.length > 0;
    const verdict = !isAlive
      ? main === undefined
        ? 'honest'
        : 'false'
      : main === undefined
        ? 'unanchored'
        : places.includes(main)
          ? 'right'
          : 'wrong';
    this.count(`${category}.${verdict}`);
    const isComplete = places.length === targets.length && places.every((place) => targets.includes(place));
    if (isComplete) this.count(`${category}/complete`);
  }

  total(categories: readonly string[], verdicts: readonly string[]): number {
    return categories
      .flatMap((category) => verdicts.map((verdict) => this.counts.get(`${category}.${verdict}`) ?? 0))
      .reduce((sum, count) => sum + count, 0);
  }

  /** Percentage of a category's members with one of the verdicts. */
  share(categories: readonly string[], verdicts: readonly string[]): number {
    return percent(this.total(categories, verdicts), this.size(categories));
  }

  shareComplete(category: string): number {
    return percent(this.counts.get(`${category}/complete`) ?? 0, this.size([category]));
  }

  private size(categories: readonly string[]): number {
    const members = [...this.counts].filter(([key]) => categories.includes(key.slice(0, key.lastIndexOf('.'))));
    return members.reduce((sum, [, count]) => sum + count, 0);
  }
}

function sampleRows(): Row[] {
  const tally = new Tally();
  for (const sample of samples) {
    const { outcomes } = alignRevisions(sample.old, sample.new);
    sample.places.forEach((places, old) => tally.paragraph('sample', places, outcomes[old]?.targets ?? []));
  }
  return [
    alone('anchoring.samples.right', tally.share(['sample'], ['right', 'honest']), '%', 100),
    alone('anchoring.samples.wrong', tally.share(['sample'], ['wrong', 'false']), '%', 0),
  ];
}

/** Two revisions of 3,000 paragraphs, a third edited, some deleted, inserted and moved, and 1,000 threads to carry. */
function largeRow(): Row {
  const random = seededRandom(2_026);
  const word = (): string => `w${Math.floor(6_000 * random() ** 3)}`;
  const paragraph = (): string => Array.from({ length: 10 + Math.floor(random() * 60) }, word).join(' ');
  const before = Array.from({ length: 3_000 }, paragraph);
  const edit = (text: string): string =>
    text
      .split(' ')
      .map((kept) => (random() < 0.15 ? word() : kept))
      .join(' ');
  const after = before
    .flatMap((text) => (random() < 0.03 ? [] : random() < 0.03 ? [text, paragraph()] : [text]))
    .map((text) => (random() < 0.33 ? edit(text) : text));
  after.push(...after.splice(500, 100));
  const anchors = Array.from({ length: 1_000 }, (_, at) => {
    const blockIndex = at * 3;
    return at % 2 === 0 ? { blockIndex } : { blockIndex, start: 0, end: before[blockIndex]?.indexOf(' ', 20) ?? 1 };
  });
  const times = Array.from({ length: LARGE_RUNS }, () => {
    const started = performance.now();
    carryAnchors(alignRevisions(before, after), anchors);
    return performance.now() - started;
  });
  return alone('anchoring.align-3000', percentile(times, 0.5), 'ms', 1_000);
}

/** The same numbers in 0–1 on every run (Lehmer's generator with Park and Miller's constants). */
function seededRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}

function percent(part: number, whole: number): number {
  return whole === 0 ? 0 : (100 * part) / whole;
}
