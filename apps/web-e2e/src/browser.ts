import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { expect } from 'vitest';

/** Where journeys leave what they saw. */
export const screensFolder = 'test-output/screens';

/** Sizes and schemes every screen is looked at in. */
export const looks = [
  { name: 'wide-light', width: 1440, height: 900, colorScheme: 'light' },
  { name: 'wide-dark', width: 1440, height: 900, colorScheme: 'dark' },
  { name: 'narrow-light', width: 360, height: 740, colorScheme: 'light' },
  { name: 'narrow-dark', width: 360, height: 740, colorScheme: 'dark' },
] as const;

/** A browser of one person's own; whatever a page complains about is kept and must stay empty. */
export async function openContext(
  browser: Browser,
  base: string,
): Promise<{ context: BrowserContext; page: Page; complaints: string[] }> {
  const context = await browser.newContext({
    baseURL: base,
    viewport: { width: 1440, height: 900 },
    reducedMotion: 'reduce',
    locale: 'en-GB',
  });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('console', (message) => {
    // a refused request is the browser's own note of what the page handles
    if (message.type() === 'error' && !message.text().startsWith('Failed to load resource'))
      complaints.push(message.text());
  });
  page.on('request', (request) => {
    const { origin, protocol } = new URL(request.url());
    if (protocol.startsWith('http') && origin !== new URL(base).origin)
      complaints.push(`Fetched from elsewhere: ${request.url()}`);
  });
  return { context, page, complaints };
}

/** No violation of WCAG that axe can see. What lies outside the window is drawn for it, as it would be when scrolled to. */
export async function expectAccessible(page: Page, name: string): Promise<void> {
  await page.evaluate(async () => {
    for (const element of document.querySelectorAll<HTMLElement>('body *')) {
      if (getComputedStyle(element).contentVisibility === 'auto') element.style.contentVisibility = 'visible';
    }
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
  });
  // of one frame and for its violations alone: no page of its own to gather them in, and a quarter of the time
  const axe = new AxeBuilder({ page }).setLegacyMode().options({ resultTypes: ['violations'] });
  const { violations } = await axe.analyze();
  const found = violations.flatMap((violation) =>
    violation.nodes.map((node) => `${violation.id} at ${node.target.join(' ')}: ${node.any[0]?.message ?? node.html}`),
  );
  expect(found, `accessibility of ${name}`).toEqual([]);
}

/** Keeps a picture of the page in every look, and asks axe in each. */
export async function lookAt(page: Page, name: string): Promise<void> {
  await mkdir(screensFolder, { recursive: true });
  const before = page.viewportSize();
  for (const look of looks) {
    await page.setViewportSize({ width: look.width, height: look.height });
    await page.emulateMedia({ colorScheme: look.colorScheme, reducedMotion: 'reduce' });
    // Chromium leaves inherited colours of the scheme before on some elements when a scheme is emulated in a living page
    await page.evaluate(async () => {
      const { style } = document.documentElement;
      style.display = 'none';
      document.documentElement.getBoundingClientRect();
      style.display = '';
      await document.fonts.ready;
    });
    await expectAccessible(page, `${name}, ${look.name}`);
    expect(
      await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth),
      `${name} scrolls sideways at ${look.width} px`,
    ).toBeLessThanOrEqual(0);
    await page.screenshot({ path: join(screensFolder, `${name}.${look.name}.png`) });
  }
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
  if (before) await page.setViewportSize(before);
}
