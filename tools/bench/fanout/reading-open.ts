import { Agent, get } from 'node:http';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { alone, percentile, type Row } from '../row';
import { prepareDiscussion } from './prepare-discussion';
import { startLectern, type LecternSubject } from './subject';

const openings = 30;
const agent = new Agent({ keepAlive: true });

/** Opening a reading with much said in it: what a browser waits for and what it is sent, compressed as for a browser. */
export async function readingOpen(): Promise<Row[]> {
  const lectern = await startLectern();
  const { databaseUrl } = lectern.server;
  try {
    const some = await prepareDiscussion(databaseUrl, lectern.reading, {
      paragraphs: 50,
      threads: 200,
      comments: 1_000,
    });
    const all = await prepareDiscussion(databaseUrl, lectern.reading, { paragraphs: 1, threads: 100, comments: 1_000 });
    const much = await prepareDiscussion(databaseUrl, lectern.reading, {
      paragraphs: 500,
      threads: 2_000,
      comments: 10_000,
    });
    return [
      ...(await opening('reading-open.1000', lectern, some, { ms: 100, kb: 150 })),
      ...(await opening('reading-open.1000-all-read', lectern, all, { ms: 100, kb: 150 })),
      ...(await opening('reading-open.10000', lectern, much, { ms: 60, kb: 150 })),
    ];
  } finally {
    agent.destroy();
    await lectern.stop();
  }
}

async function opening(
  name: string,
  lectern: LecternSubject,
  place: { readingId: string; firstBlockId: string },
  most: { ms: number; kb: number },
): Promise<Row[]> {
  const tookMs: number[] = [];
  let bytes = 0;
  for (let round = 0; round < openings; round += 1) {
    const started = performance.now();
    bytes = await open(lectern, place);
    // the first ones warm up
    if (round >= openings / 3) tookMs.push(performance.now() - started);
  }
  return [
    alone(`${name}.p50`, percentile(tookMs, 0.5), 'ms', most.ms),
    alone(`${name}.p95`, percentile(tookMs, 0.95), 'ms', null),
    alone(`${name}.size`, bytes / 1000, 'kB', most.kb),
  ];
}

/** The reading, and all that is said on its first paragraph, as the client asks for it. Returns bytes on the wire. */
async function open(
  { base, reading }: LecternSubject,
  { readingId, firstBlockId }: { readingId: string; firstBlockId: string },
): Promise<number> {
  const cookie = reading.cookies[0] ?? '';
  const address = `${base}/api/readings/${readingId}`;
  let { bytes } = await fetched(address, cookie);
  for (let after: number | null = 0; after !== null;) {
    const page = await fetched(`${address}/comments?blockId=${firstBlockId}&after=${after}`, cookie);
    bytes += page.bytes;
    after = (JSON.parse(page.body()) as { next: number | null }).next;
  }
  return bytes;
}

function fetched(address: string, cookie: string): Promise<{ bytes: number; body: () => string }> {
  return new Promise((resolve, reject) => {
    get(address, { agent, headers: { cookie, 'accept-encoding': 'gzip, deflate, br' } }, (answer) => {
      const chunks: Buffer[] = [];
      answer.on('data', (chunk: Buffer) => chunks.push(chunk));
      answer.on('end', () => {
        const packed = Buffer.concat(chunks);
        if (answer.statusCode !== 200) return reject(new Error(`${answer.statusCode} for ${address}`));
        const encoding = answer.headers['content-encoding'];
        const unpack =
          encoding === 'br' ? brotliDecompressSync : encoding === 'gzip' ? gunzipSync : (same: Buffer) => same;
        resolve({ bytes: packed.length, body: () => unpack(packed).toString() });
      });
      answer.on('error', reject);
    }).on('error', reject);
  });
}
