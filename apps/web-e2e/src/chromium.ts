import { mkdir } from 'node:fs/promises';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import chromium from '@sparticuz/chromium';
import { chromium as playwright, type Browser } from 'playwright-core';

/** what the package's own arguments emulate a graphics processor with */
const emulatesGpu = /gpu|gl=|angle|swiftshader/;

/**
 * A real Chromium from an npm package, which draws as on a computer without a graphics processor: emulating one takes
 * twice the processor time, and compiles and copies in the middle of frames, for seconds.
 */
export async function launchBrowser(): Promise<Browser> {
  return playwright.launch(await browserOptions());
}

/** A browser on a machine that can be put to sleep. */
export interface SleepyBrowser {
  readonly browser: Browser;
  /** lets nothing of it run any more, as when a lid is closed */
  sleep(): void;
  wake(): void;
  close(): Promise<void>;
}

export async function launchSleepyBrowser(): Promise<SleepyBrowser> {
  const launched = await playwright.launchServer(await browserOptions());
  const group = -(launched.process().pid ?? 0);
  return {
    browser: await playwright.connect(launched.wsEndpoint()),
    sleep: () => process.kill(group, 'SIGSTOP'),
    wake: () => process.kill(group, 'SIGCONT'),
    close: () => launched.close(),
  };
}

async function browserOptions() {
  const own = chromium.args.filter((arg) => arg !== '--single-process' && !emulatesGpu.test(arg));
  return {
    executablePath: await unpackedBrowser(),
    args: [...own, '--disable-gpu', '--no-sandbox', '--disable-background-networking'],
    headless: true,
  };
}

/**
 * Unpacks the browser, unless that was done before, into a folder of this account's own: what another account unpacked
 * could not be run. Two at once would run what the other still writes.
 */
export async function unpackedBrowser(): Promise<string> {
  const before = process.env['TMPDIR'];
  const folder = join(tmpdir(), `lectern-browser-${userInfo().uid}`);
  await mkdir(folder, { recursive: true });
  process.env['TMPDIR'] = folder;
  try {
    return await chromium.executablePath();
  } finally {
    if (before === undefined) delete process.env['TMPDIR'];
    else process.env['TMPDIR'] = before;
  }
}
