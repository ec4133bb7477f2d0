import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { connect } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort } from '../../lib/scratch-server';
import { compared, type Row } from '../row';
import type { Seat } from './crowd-orders';
import { CrowdProcess } from './crowd-process';
import { median } from './measure';
import { prepareMoreReadings } from './prepare';
import { startLectern } from './subject';

const roomCount = 40;
const rounds = 3;
const redisAdvice =
  'Two nodes need Redis. Set REDIS_URL to one that may be written to, or install one that can be started here: ' +
  '"apt-get install redis-server" (Debian, Ubuntu), "brew install redis" (macOS). Or name the other figures.';

/** Many rooms, each with one author and two listeners, on one node and on two that share database and Redis. */
export async function twoNodes(): Promise<Row[]> {
  const redis = await redisUrl();
  const env = { REDIS_URL: redis.url };
  const first = await startLectern(env);
  const second = await startLectern(env, first.server.databaseUrl);
  try {
    const rooms = await prepareMoreReadings(first.server.databaseUrl, first.reading.groupId, roomCount);
    const seatsOn = (bases: readonly string[], listening: boolean): Seat[] =>
      rooms.flatMap((room, index) =>
        Array.from({ length: listening ? 2 : 1 }, (_, place) => ({
          // listeners of a room sit on both nodes where there are two
          base: bases[(index + place) % bases.length] ?? '',
          cookie: first.reading.cookies[(index + place) % first.reading.cookies.length] ?? null,
          readingIds: [room.readingId],
          threadId: room.threadId,
        })),
      );
    const acked = { one: [] as number[], two: [] as number[] };
    for (let round = 0; round < rounds; round += 1) {
      for (const [name, bases] of [
        ['one', [first.base]],
        ['two', [first.base, second.base]],
      ] as const) {
        const listeners = await CrowdProcess.seated(seatsOn(bases, true));
        const authors = await CrowdProcess.seated(seatsOn(bases, false));
        const said = await authors.obey({ do: 'burst', ms: 4_000 });
        acked[name].push(said.tookMs.length / (said.ranMs / 1000));
        authors.end();
        listeners.end();
      }
    }
    return [compared('two-nodes.acked', median(acked.two), '1/s', median(acked.one), 1.6)];
  } finally {
    await second.stop();
    await first.stop();
    await redis.stop();
  }
}

async function redisUrl(): Promise<{ url: string; stop: () => Promise<void> }> {
  const given = process.env['REDIS_URL'];
  if (given) return { url: given, stop: () => Promise.resolve() };
  const port = await freePort();
  const child = spawn(
    'redis-server',
    ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no'],
    {
      stdio: 'ignore',
      cwd: '/',
    },
  );
  const isMissing = await new Promise<boolean>((resolve) => {
    child.once('error', () => resolve(true));
    child.once('spawn', () => resolve(false));
  });
  if (isMissing) throw new Error(redisAdvice);
  while (!(await answers(port))) await sleep(50);
  return {
    url: `redis://127.0.0.1:${port}`,
    stop: async () => {
      const ended = once(child, 'exit');
      child.kill('SIGTERM');
      await ended;
    },
  };
}

function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = connect(port, '127.0.0.1')
      .once('connect', () => resolve(Boolean(probe.destroy())))
      .once('error', () => resolve(false));
  });
}
