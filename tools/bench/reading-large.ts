import type { BrowserContext, Page } from 'playwright-core';
import { launchBrowser } from '../../apps/web-e2e/src/chromium';
import { startScratchServer } from '../lib/scratch-server';
import { largeReading } from './large-reading';
import { alone, percentile, type Row } from './row';

const paragraphs = 5_000;
const comments = 20_000;
const openings = 5;
const scrolledForMs = 6_000;

/** A reading of 5,000 paragraphs and 20,000 comments in a browser: how soon one can read in it, and how it scrolls. */
export async function bench(): Promise<Row[]> {
  const server = await startScratchServer({ env: { CHECK_ANSWERS: 'false' }, fsync: false });
  const browser = await launchBrowser();
  try {
    const { readingId, cookie } = await largeReading(server.databaseUrl, paragraphs, comments);
    const context = await browser.newContext({ baseURL: server.base, viewport: { width: 1440, height: 900 } });
    const [name = '', value = ''] = cookie.split('=');
    await context.addCookies([{ name, value, url: server.base }]);
    const address = `/readings/${readingId}`;
    const opened: number[] = [];
    for (let round = 0; round < openings; round += 1) opened.push(await open(context, address));
    const page = await context.newPage();
    await page.goto(address);
    const drawnMs = await wholeDrawn(page);
    const frames = await scroll(page);
    return [
      alone('reading-large.open', percentile(opened, 0.5), 'ms', 1_500),
      alone('reading-large.open.worst', Math.max(...opened), 'ms', null),
      alone('reading-large.drawn', drawnMs, 'ms', null),
      alone('reading-large.frame.p95', percentile(frames, 0.95), 'ms', null),
      alone('reading-large.frame.worst', Math.max(...frames), 'ms', 50),
    ];
  } finally {
    await browser.close();
    await server.stop();
  }
}

/** From the beginning of the navigation until the text shows a count of comments and a key moves into it. */
async function open(context: BrowserContext, address: string): Promise<number> {
  const page = await context.newPage();
  await page.goto(address, { waitUntil: 'commit' });
  await page.locator('lec-count-button').first().waitFor();
  await page.keyboard.press('j');
  await page.waitForFunction(() => document.activeElement?.closest('[data-place]') instanceof Element);
  const openedMs = await page.evaluate(() => performance.now());
  await page.close();
  return openedMs;
}

/** Until the last paragraph is in the page, for whoever searches in it. */
async function wholeDrawn(page: Page): Promise<number> {
  await page.locator('footer.end:not([hidden])').waitFor({ state: 'attached' });
  return page.evaluate(() => performance.now());
}

/** Turns the wheel through the text and answers how long each frame took. */
async function scroll(page: Page): Promise<number[]> {
  await page.mouse.move(600, 450);
  await page.evaluate(() => {
    const frames: number[] = [];
    let last = performance.now();
    const count = (now: number) => {
      frames.push(now - last);
      last = now;
      requestAnimationFrame(count);
    };
    requestAnimationFrame(count);
    Object.assign(window, { benchFrames: frames });
  });
  const until = performance.now() + scrolledForMs;
  while (performance.now() < until) {
    await page.mouse.wheel(0, 400);
    await new Promise((resolve) => setTimeout(resolve, 30));
  }
  const frames = await page.evaluate(() => (window as unknown as { benchFrames: number[] }).benchFrames);
  // the first frames are those of the clock being started
  return frames.slice(3);
}
