import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { startScratchServer } from '../lib/scratch-server';
import { prepareReading } from './fanout/prepare';
import { alone, percentile, type Row } from './row';

const comments = 100_000;
const batch = 5_000;
const wordsPerComment = 40;
const vocabulary = 20_000;
const questions = 300;

/** Searches over HTTP in a group with 100,000 comments, words as unevenly common as in language. */
export async function bench(): Promise<Row[]> {
  const server = await startScratchServer({
    fsync: false,
    env: { CHECK_ANSWERS: 'false', RATE_LIMIT_FACTOR: '1000000' },
  });
  try {
    const { threadId, readingId, cookies } = await prepareReading(server.databaseUrl, 1);
    const random = numbers(7);
    const words = Array.from({ length: vocabulary }, () => pseudoWord(random));
    // the n-th word comes about 1/n as often as the first
    const word = () => words[Math.floor(Math.exp(random() * Math.log(vocabulary)))] ?? '';
    await fill(server.databaseUrl, readingId, threadId, () => Array.from({ length: wordsPerComment }, word).join(' '));

    const kinds: Record<string, () => string> = {
      common: () => words[1 + Math.floor(random() * 5)] ?? '',
      any: word,
      two: () => `${word()} ${word()}`,
      phrase: () => `"${word()} ${word()}"`,
      without: () => `${word()} -${word()}`,
    };
    const took: number[] = [];
    const perKind = new Map<string, number[]>();
    for (let index = 0; index < questions; index += 1) {
      const names = Object.keys(kinds);
      const name = names[index % names.length] ?? 'any';
      const q = kinds[name]?.() ?? '';
      const started = performance.now();
      const answer = await fetch(`${server.base}/api/search?${new URLSearchParams({ q })}`, {
        headers: { cookie: cookies[0] ?? '' },
      });
      await answer.text();
      if (!answer.ok) throw new Error(`The search for ${q} was answered ${answer.status}.`);
      const ms = performance.now() - started;
      took.push(ms);
      perKind.set(name, [...(perKind.get(name) ?? []), ms]);
    }
    return [
      alone('search.p50', percentile(took, 0.5), 'ms', null),
      alone('search.p95', percentile(took, 0.95), 'ms', 100),
      ...[...perKind].map(([name, ms]) => alone(`search.${name}.p95`, percentile(ms, 0.95), 'ms', null)),
    ];
  } finally {
    await server.stop();
  }
}

async function fill(url: string, readingId: string, threadId: string, body: () => string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(`UPDATE readings SET language = 'en' WHERE id = $1`, [readingId]);
    for (let done = 0; done < comments; done += batch) {
      await client.query(
        `INSERT INTO comments (id, thread_id, body, depth, created_at, created_seq, seq)
         SELECT id, $1, body, 0, now() - interval '1 minute' * ($4::int - n), $5::int + n, $5::int + n
         FROM unnest($2::uuid[], $3::text[]) WITH ORDINALITY AS new (id, body, n)`,
        [
          threadId,
          Array.from({ length: batch }, () => randomUUID()),
          Array.from({ length: batch }, body),
          comments - done,
          done,
        ],
      );
    }
    // the server makes them findable by itself
    while ((await client.query('SELECT FROM search_waiting LIMIT 1')).rows.length > 0) await sleep(200);
    await client.query('VACUUM ANALYZE search_entries');
  } finally {
    await client.end();
  }
}

const syllables = [
  'ba',
  'ri',
  'to',
  'mel',
  'sun',
  'ka',
  'dor',
  'vin',
  'pe',
  'lu',
  'gra',
  'ost',
  'ner',
  'thi',
  'wo',
  'fal',
];

function pseudoWord(random: () => number): string {
  return Array.from(
    { length: 3 + Math.floor(random() * 2) },
    () => syllables[Math.floor(random() * syllables.length)],
  ).join('');
}

/** The same numbers in each run (mulberry32). */
function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
