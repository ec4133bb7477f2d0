import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { alignRevisions, type CarriedAnchor, carryAnchors } from '@lectern/anchoring';

/** A line of the corpus as far as it may be seen: what is known of the truth is never read. */
interface CorpusRow {
  readonly id: string;
  readonly oldParagraphs: readonly string[];
  readonly newParagraphs: readonly string[];
  readonly quotes?: readonly { readonly old: number; readonly start: number; readonly end: number }[];
}

/** Aligns one pair of revisions and carries its quotations; `ms` is the time for both. */
function predict({ id, oldParagraphs, newParagraphs, quotes = [] }: CorpusRow): string {
  const started = performance.now();
  const alignment = alignRevisions(oldParagraphs, newParagraphs);
  const anchors = quotes.map(({ old, start, end }) => ({ blockIndex: old, start, end }));
  const carried = carryAnchors(alignment, anchors);
  const ms = Number((performance.now() - started).toFixed(3));
  const paragraphs = alignment.outcomes.map(({ targets }) => (targets.length > 0 ? targets : null));
  return JSON.stringify({ id, paragraphs, quotes: carried.map(place), ms });
}

function place({ blockIndex, start, end }: CarriedAnchor): { new: number; start: number; end: number } | null {
  if (blockIndex === undefined || start === undefined || end === undefined) return null;
  return { new: blockIndex, start, end };
}

/** `anchor CORPUS.jsonl`: one line of predictions on standard output per line of the corpus. */
async function main(corpusPath: string | undefined): Promise<void> {
  if (!corpusPath) throw new Error('Usage: npm run --silent anchor -- CORPUS.jsonl');
  for await (const line of createInterface({ input: createReadStream(corpusPath), crlfDelay: Infinity })) {
    if (line.trim() !== '') process.stdout.write(`${predict(JSON.parse(line) as CorpusRow)}\n`);
  }
}

main(process.argv[2]).catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
