import { setTimeout as sleep } from 'node:timers/promises';
import { Database } from '@lectern/server/database';
import type { Page } from 'playwright-core';
import { openContext } from '../../../apps/web-e2e/src/browser';
import { launchBrowser } from '../../../apps/web-e2e/src/chromium';
import { addParagraphs } from '../fanout/prepare';
import { startLectern, type LecternSubject } from '../fanout/subject';
import { alone, percentile, type Row } from '../row';
import type { Attendee } from '../asking';
import { BenchMeeting, until } from './meeting';

const followers = 200;
const widths = [1440, 820, 360] as const;
const paragraphs = 60;
/** how often the facilitator goes elsewhere */
const moves = 40;
/** a paragraph stands right when it begins at most so far from where the strip above the text ends */
const rightWithinPx = 60;
const idleMs = 20_000;
const beatEveryMs = 15_000;

/**
 * A facilitator leads 200 followers through a text: most are bare connections, and at three widths of the window real
 * pages. How soon each heard and each page stands right, also after it flowed anew; and what somebody idle costs.
 */
export async function leading(): Promise<Row[]> {
  const lectern = await startLectern();
  const browser = await launchBrowser();
  let listeners: Attendee[] = [];
  try {
    const blockIds = await withParagraphs(lectern);
    const meeting = await BenchMeeting.open(lectern);
    let [target, heardMs, begun, bytes]: [string, number[], number, number] = ['', [], 0, 0];
    listeners = await meeting.listeners(followers, (_, payload) => {
      bytes += payload.length;
      if (payload.includes('"live.led"') && payload.includes(target)) heardMs.push(performance.now() - begun);
    });
    await Promise.all(listeners.map((one) => beat(one, meeting.sessionId)));
    const pages: Page[] = [];
    for (const [index, width] of widths.entries())
      pages.push(await follow(browser, meeting, width, lectern.reading.cookies[index + 1] ?? ''));
    const chance = orderOf(paragraphs, moves);
    const [heardLastMs, allHeardMs, broughtMs]: [number[], number[], number[]] = [[], [], []];
    let [right, looked] = [0, 0];
    for (const number of chance) {
      target = blockIds[number - 1] ?? '';
      heardMs = [];
      const brought = pages.map((page) => whenRight(page, number));
      begun = performance.now();
      const beganAtMs = performance.timeOrigin + begun;
      await meeting.act({ what: 'lead', blockId: target });
      await until(() => heardMs.length >= followers, 'every follower hears where it goes');
      heardLastMs.push(Math.max(...heardMs));
      allHeardMs.push(...heardMs);
      broughtMs.push(...(await Promise.all(brought)).map((atMs) => atMs - beganAtMs));
    }
    // the same paragraph, whatever the window is meanwhile
    for (const [round, number] of chance.slice(0, 10).entries()) {
      await meeting.act({ what: 'lead', blockId: blockIds[number - 1] ?? '' });
      await Promise.all(pages.map((page) => whenRight(page, number)));
      for (const step of [1, 2, 3]) {
        for (const [index, page] of pages.entries())
          await page.setViewportSize({ width: widths[(index + step + round) % 3] ?? 360, height: 800 });
        await Promise.all(pages.map((page) => rested(page)));
        for (const page of pages) {
          looked += 1;
          if (await isRight(page, number)) right += 1;
        }
      }
    }
    await browser.close();
    return [
      alone('session.lead.heard.p95', percentile(allHeardMs, 0.95), 'ms', 300),
      alone('session.lead.heard-by-last.p95', percentile(heardLastMs, 0.95), 'ms', 300),
      alone('session.lead.at-paragraph.p95', percentile(broughtMs, 0.95), 'ms', 300),
      alone('session.lead.right-after-reflow', (right / looked) * 100, '%', 100),
      alone('session.idle.received', await idleKbits(listeners, meeting.sessionId, () => bytes), 'kbit/s', 8),
    ];
  } finally {
    for (const { wire } of listeners) wire.close();
    if (browser.isConnected()) await browser.close();
    await lectern.stop();
  }
}

async function withParagraphs(lectern: LecternSubject): Promise<string[]> {
  const database = new Database({ url: lectern.server.databaseUrl, connections: 1 });
  try {
    return await addParagraphs(database, lectern.reading.readingId, paragraphs);
  } finally {
    await database.close();
  }
}

function beat({ ask }: Attendee, sessionId: string): Promise<Buffer> {
  return ask('live.beat', { sessionId, isActive: true, blockId: null, isOwnMove: false });
}

/** A page of somebody who came into the room and follows. */
async function follow(
  browser: Awaited<ReturnType<typeof launchBrowser>>,
  { lectern, sessionId }: BenchMeeting,
  width: number,
  cookie: string,
): Promise<Page> {
  const { context, page } = await openContext(browser, lectern.base);
  const [name = '', value = ''] = cookie.split('=');
  await context.addCookies([{ name, value, url: lectern.base }]);
  await page.setViewportSize({ width, height: 800 });
  await page.goto(`/sessions/${sessionId}/room/${lectern.reading.readingId}`);
  await page.getByRole('region', { name: 'Session' }).waitFor();
  await page.locator('#p1').waitFor();
  return page;
}

/** When a page stands at a paragraph, by its own clock: looked at with each frame it draws. */
function whenRight(page: Page, number: number): Promise<number> {
  return page.evaluate(
    ({ id, within }) =>
      new Promise<number>((resolve, reject) => {
        const patience = performance.now() + 10_000;
        const look = () => {
          const { scrollPaddingTop } = getComputedStyle(document.documentElement);
          const top = document.getElementById(id)?.getBoundingClientRect().top ?? Number.NaN;
          if (Math.abs(top - Number.parseFloat(scrollPaddingTop)) <= within)
            return resolve(performance.timeOrigin + performance.now());
          if (performance.now() > patience) return reject(new Error(`It never came to ${id}: ${top}`));
          requestAnimationFrame(look);
        };
        look();
      }),
    { id: `p${number}`, within: rightWithinPx },
  );
}

/** The text has not moved for half a second. */
async function rested(page: Page): Promise<void> {
  await page.evaluate(
    () =>
      new Promise<void>((resolve) => {
        let [before, since] = [Number.NaN, performance.now()];
        const look = () => {
          if (window.scrollY !== before) [before, since] = [window.scrollY, performance.now()];
          if (performance.now() - since > 500) return resolve();
          requestAnimationFrame(look);
        };
        look();
      }),
  );
}

function isRight(page: Page, number: number): Promise<boolean> {
  return page.evaluate(
    ({ id, within }) => {
      const { scrollPaddingTop } = getComputedStyle(document.documentElement);
      const top = document.getElementById(id)?.getBoundingClientRect().top ?? Number.NaN;
      return Math.abs(top - Number.parseFloat(scrollPaddingTop)) <= within;
    },
    { id: `p${number}`, within: rightWithinPx },
  );
}

/** Where a facilitator goes, by number: back and forth; nowhere so near the end that the window cannot begin with it. */
function orderOf(count: number, length: number): number[] {
  return Array.from({ length }, (_, step) => 1 + ((step * 17) % (count - 15)));
}

/** What somebody receives who only listens, in a room where everybody beats as their clients do. */
async function idleKbits(listeners: readonly Attendee[], sessionId: string, bytes: () => number): Promise<number> {
  const before = bytes();
  const timers = listeners.map((one, index) =>
    setTimeout(() => void beat(one, sessionId), (index / listeners.length) * beatEveryMs),
  );
  await sleep(idleMs);
  for (const timer of timers) clearTimeout(timer);
  return ((bytes() - before) * 8) / listeners.length / idleMs;
}
