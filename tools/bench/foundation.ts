import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { launchBrowser } from '../../apps/web-e2e/src/chromium';
import { countOf, openText, signedIn } from '../../apps/web-e2e/src/demonstration';
import { seed } from '../../prisma/seed';
import { freePort, startScratchServer } from '../lib/scratch-server';
import { CrowdProcess } from './fanout/crowd-process';
import { measureRoom } from './fanout/measure';
import { startLectern } from './fanout/subject';
import { alone, percentile, type Row } from './row';

/** From the command to the first page, what the first page weighs, and a quiet room of ten people. */
export async function bench(): Promise<Row[]> {
  await CrowdProcess.prepare();
  const lectern = await startLectern();
  try {
    const quiet = { authors: 2, listeners: 10 };
    const { tookMs, lastSeenMs } = await measureRoom(lectern, quiet, { do: 'pace', ms: 10_000, perSecond: 5 });
    return [
      ...(await startRows()),
      ...(await javascriptRows()),
      alone('comment.acked.p95', percentile(tookMs, 0.95), 'ms', 50),
      alone('comment.seen.p95', percentile(lastSeenMs, 0.95), 'ms', 100),
    ];
  } finally {
    await lectern.stop();
  }
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

/**
 * What a browser is sent of JavaScript, Brotli-compressed by the build: until a reading stands there, live, with what is
 * said beside each paragraph counted; what the first thread one opens adds where it did not come ahead; and what else
 * comes once the page is idle.
 */
async function javascriptRows(): Promise<Row[]> {
  const server = await startScratchServer();
  const browser = await launchBrowser();
  try {
    await seed(server.databaseUrl);
    const { page } = await signedIn({ browser, server }, 'ada');
    await openText(page);
    const { first, withThread } = await scriptsOf(page, page.url(), () => {
      // nothing that waits for idle time is part of what is shown
      globalThis.requestIdleCallback = () => 0;
    });
    const all = await scriptsOf(page, page.url(), () => undefined);
    return [
      alone('reading-page.javascript', await kilobytes(first), 'kB', 200),
      alone('reading-page.javascript.thread', await kilobytes(without(withThread, first)), 'kB', null),
      alone('reading-page.javascript.idle', await kilobytes(without(all.withThread, withThread)), 'kB', null),
    ];
  } finally {
    await browser.close();
    await server.stop();
  }
}

function without(scripts: ReadonlySet<string>, known: ReadonlySet<string>): Set<string> {
  return new Set([...scripts].filter((path) => !known.has(path)));
}

/** The scripts that a page of its own loads to show a reading, and all with the comments on its second paragraph. */
async function scriptsOf(
  signedInPage: Page,
  address: string,
  prepare: () => void,
): Promise<{ first: Set<string>; withThread: Set<string> }> {
  const page = await signedInPage.context().newPage();
  await page.addInitScript(prepare);
  const scripts = new Set<string>();
  page.on('response', (response) => {
    const { pathname } = new URL(response.url());
    if (pathname.endsWith('.js')) scripts.add(pathname);
  });
  await page.goto(address);
  await countOf(page, 2, 2).waitFor();
  await page.waitForLoadState('networkidle');
  const first = new Set(scripts);
  await countOf(page, 2, 2).click();
  await page.getByText('the word for it is a judgement.').waitFor();
  await page.waitForLoadState('networkidle');
  return { first, withThread: scripts };
}

/** Over HTTPS browsers ask for Brotli; over plain HTTP on the loopback address they get gzip, a tenth more. */
async function kilobytes(scripts: ReadonlySet<string>): Promise<number> {
  const files = await Promise.all([...scripts].map((path) => stat(`dist/apps/web/browser${path}.br`)));
  return files.reduce((sum, { size }) => sum + size, 0) / 1000;
}
