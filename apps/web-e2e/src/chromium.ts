import { mkdir } from 'node:fs/promises';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import chromium from '@sparticuz/chromium';
import { chromium as playwright, type Browser } from 'playwright-core';

/** A real Chromium from an npm package. */
export async function launchBrowser(): Promise<Browser> {
  return playwright.launch({
    executablePath: await unpackedBrowser(),
    args: [
      ...chromium.args.filter((arg) => arg !== '--single-process'),
      '--no-sandbox',
      '--disable-background-networking',
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
