import { fork, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { launchBrowser } from '../../apps/web-e2e/src/browser';
import { countOf, openText, signedIn } from '../../apps/web-e2e/src/demonstration';
import { seed } from '../../prisma/seed';
import { freePort, startScratchServer } from '../lib/scratch-server';
import { bareRoom, burst, lecternRoom, paced, prepareReading, type Burst } from './room';
import { alone, compared, percentile, type Row } from './row';

const burstMs = 6_000;

/** A room of twenty authors and a hundred listeners against a bare server, and a quiet one of ten people. */
export async function bench(): Promise<Row[]> {
  const server = await startScratchServer({ env: { CHECK_ANSWERS: 'false', RATE_LIMIT_FACTOR: '1000000' } });
  try {
    const idleMb = await memoryMb(server.process.pid);
    const reading = await prepareReading(server.databaseUrl, 20);
    const quiet = await lecternRoom(server.base, reading, 2, 10);
    const { ackMs, seenMs } = await paced(quiet, 5, 10);
    quiet.close();

    const bare = await startBareServer(server.databaseUrl);
    // in turn, so that a machine whose speed drifts is the same to both; the better of two each
    const bareBursts: Burst[] = [];
    const ownBursts: Burst[] = [];
    for (let round = 0; round < 2; round += 1) {
      const bareOne = await bareRoom(bare.base, 20, 100);
      bareBursts.push(await burst(bareOne, burstMs));
      bareOne.close();
      const ownOne = await lecternRoom(server.base, reading, 20, 100);
      ownBursts.push(await burst(ownOne, burstMs));
      ownOne.close();
    }
    bare.stop();
    const best = (bursts: readonly Burst[], key: 'ackedPerSecond' | 'deliveredPerSecond') =>
      Math.max(...bursts.map((one) => one[key]));
    return [
      ...(await startRows()),
      await javascriptRow(),
      alone('comment.acked.p95', percentile(ackMs, 0.95), 'ms', 50),
      alone('comment.seen.p95', percentile(seenMs, 0.95), 'ms', 100),
      compared('busy-room.acked', best(ownBursts, 'ackedPerSecond'), '1/s', best(bareBursts, 'ackedPerSecond'), 1),
      compared(
        'busy-room.delivered',
        best(ownBursts, 'deliveredPerSecond'),
        '1/s',
        best(bareBursts, 'deliveredPerSecond'),
        1,
      ),
      alone('idle.memory', idleMb, 'MB', 200),
    ];
  } finally {
    await server.stop();
  }
}

/** Starts the bare server, bundled beside this tool. */
export async function startBareServer(
  databaseUrl: string | null,
): Promise<{ base: string; pid: number | undefined; stop: () => void }> {
  const port = await freePort();
  const child = fork('dist/tools/bare-server.mjs', [], {
    env: { ...process.env, PORT: String(port), DATABASE_URL: databaseUrl ?? '' },
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  await new Promise<void>((resolve) => child.on('message', (message) => message === 'listening' && resolve()));
  return { base: `http://127.0.0.1:${port}`, pid: child.pid, stop: () => void child.kill() };
}

async function memoryMb(pid: number | undefined): Promise<number> {
  await new Promise((resolve) => setTimeout(resolve, 3_000));
  const status = await readFile(`/proc/${pid}/status`, 'utf8');
  return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]) / 1024;
}

/** From the command to the first answered page: on a built clone, with data there and stopped in order. */
async function startRows(): Promise<Row[]> {
  const folder = await mkdtemp(join(tmpdir(), 'lectern-start-'));
  const seconds: number[] = [];
  for (let round = 0; round < 3; round += 1) {
    const port = await freePort();
    const started = performance.now();
    const child = spawn(process.execPath, ['tools/run.mjs', 'start'], {
      env: { ...process.env, PORT: String(port), DATA_DIR: folder },
      stdio: 'ignore',
    });
    while (!(await isAnswered(`http://127.0.0.1:${port}/sign-in`)))
      await new Promise((resolve) => setTimeout(resolve, 50));
    seconds.push((performance.now() - started) / 1000);
    const ended = once(child, 'exit');
    child.kill('SIGTERM');
    await ended;
  }
  await rm(folder, { recursive: true, force: true });
  const [first = 0, ...later] = seconds;
  return [alone('start.first-data', first, 's', null), alone('start.later', Math.max(...later), 's', 5)];
}

async function isAnswered(address: string): Promise<boolean> {
  return fetch(address).then(
    (answer) => answer.ok,
    () => false,
  );
}

/** What a browser is sent of JavaScript to open a reading and show its comments, Brotli-compressed by the build. */
async function javascriptRow(): Promise<Row> {
  const server = await startScratchServer({ fsync: false });
  const browser = await launchBrowser();
  try {
    await seed(server.databaseUrl);
    const { page } = await signedIn(browser, server.base, 'ada');
    await openText(page);
    const address = page.url();
    const fresh = await page.context().newPage();
    const scripts = new Set<string>();
    fresh.on('response', (response) => {
      const { pathname } = new URL(response.url());
      if (pathname.endsWith('.js')) scripts.add(pathname);
    });
    await fresh.goto(address);
    await countOf(fresh, 2, 2).click();
    await fresh.getByText('the word for it is a judgement.').waitFor();
    // over HTTPS browsers ask for Brotli; over plain HTTP on the loopback address they get gzip, a tenth more
    const sizes = await Promise.all([...scripts].map((path) => stat(`dist/apps/web/browser${path}.br`)));
    return alone('reading-page.javascript', sizes.reduce((sum, { size }) => sum + size, 0) / 1000, 'kB', 200);
  } finally {
    await browser.close();
    await server.stop();
  }
}
