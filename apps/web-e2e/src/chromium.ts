import { mkdir } from 'node:fs/promises';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import chromium from '@sparticuz/chromium';
import { chromium as playwright, type Browser } from 'playwright-core';

/** A real Chromium from an npm package. */
export async function launchBrowser(): Promise<Browser> {
  return launched([]);
}

/**
 * The same as a computer without a graphics processor draws: what emulates one compiles and copies in the middle of
 * frames, for seconds, which is no figure of ours.
 */
export async function launchBrowserWithoutGpu(): Promise<Browser> {
  return launched(['--disable-gpu']);
}

async function launched(more: readonly string[]): Promise<Browser> {
  const isLeftOut = (arg: string) =>
    arg === '--single-process' || (more.includes('--disable-gpu') && /gpu|gl=|angle|swiftshader/.test(arg));
  return playwright.launch({
    executablePath: await unpackedBrowser(),
    args: [
      ...chromium.args.filter((arg) => !isLeftOut(arg)),
      '--no-sandbox',
      '--disable-background-networking',
      ...more,
    ],
    headless: true,
  });
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
