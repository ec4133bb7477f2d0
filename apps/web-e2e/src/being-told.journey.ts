import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ScratchServer } from '../../../tools/lib/scratch-server';
import { launchBrowser, lookAt } from './browser';
import { openText, signedIn, startDemonstration } from './demonstration';

describe('being told', () => {
  let server: ScratchServer;
  let browser: Browser;
  beforeAll(async () => {
    [server, browser] = await Promise.all([startDemonstration(), launchBrowser()]);
  });
  afterAll(async () => {
    await browser.close();
    await server.stop();
  });

  it('somebody is mentioned by keyboard alone', async () => {
    const { page, complaints } = await signedIn(browser, server.base, 'ada');
    await openText(page);
    for (let paragraph = 1; paragraph <= 3; paragraph += 1) await page.keyboard.press('j');
    await page.keyboard.press('c');
    const field = page.getByLabel('Your comment');
    await field.pressSequentially('What does @be');
    const ben = page.getByRole('option', { name: 'Ben Lindqvist' });
    await ben.waitFor();
    expect(await ben.getAttribute('aria-selected')).toBe('true');
    expect(await field.getAttribute('aria-activedescendant')).toBe(await ben.getAttribute('id'));
    await lookAt(page, 'mentioning');
    await page.keyboard.press('Enter');
    await expect.poll(() => field.inputValue()).toBe('What does @Ben Lindqvist ');
    await field.pressSequentially('think?');
    await page.keyboard.press('Control+Enter');
    await page.locator('lec-mention', { hasText: '@Ben Lindqvist' }).waitFor();
    await lookAt(page, 'mentioned');
    expect(complaints).toEqual([]);
  });
});
