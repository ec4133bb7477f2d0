import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ScratchServer } from '../../../tools/lib/scratch-server';
import { launchBrowser, lookAt } from './browser';
import { commentOn, countOf, openText, signedIn, startDemonstration } from './demonstration';

describe('in a thread', () => {
  let server: ScratchServer;
  let browser: Browser;
  beforeAll(async () => {
    [server, browser] = await Promise.all([startDemonstration(), launchBrowser()]);
  });
  afterAll(async () => {
    await browser.close();
    await server.stop();
  });

  it('answers answer one another: what is too deep for the margin goes on by itself, and words are quoted', async () => {
    const { page, complaints } = await signedIn(browser, server.base, 'ada');
    await openText(page);
    await commentOn(page, 8, 'Level **one**');
    await page.getByText('Level one').waitFor();
    const levels = ['one', 'two', 'three', 'four', 'five', 'six'].map((level) => `Level ${level}`);
    for (const [index, words] of levels.slice(1).entries()) await answer(page, levels[index] ?? '', words);

    // the answer to the deepest drawn opened its branch
    await page.getByRole('button', { name: 'Back to what this answers' }).waitFor();
    expect(await page.getByText('Level one').count()).toBe(0);
    await page.getByText('Level six').waitFor();
    await lookAt(page, 'thread-branch');
    await page.getByRole('button', { name: 'Back to what this answers' }).click();
    await page.getByText('Level one').waitFor();
    expect(await page.getByText('Level five').count()).toBe(0);
    await page.getByRole('button', { name: 'Go on: 2 answers' }).click();
    await page.getByText('Level five').waitFor();
    await page.getByRole('button', { name: 'Back to what this answers' }).click();

    await page
      .getByRole('button', { name: /^Quote/ })
      .first()
      .click();
    expect(await page.getByLabel('Your answer').inputValue()).toBe('> **Ada Okafor:** Level **one**\n\n');
    await page.getByLabel('Your answer').pressSequentially('Said again.');
    await page.getByRole('button', { name: 'Answer', exact: true }).last().click();
    const quoted = page.locator('lec-prose blockquote', { hasText: 'Ada Okafor: Level one' });
    await quoted.waitFor();
    await lookAt(page, 'thread-tree');

    const ben = await signedIn(browser, server.base, 'ben');
    await openText(ben.page);
    await countOf(ben.page, 8, 7).click();
    await ben.page.getByRole('button', { name: 'Go on: 2 answers' }).click();
    await ben.page.getByText('Level six').waitFor();
    expect([...complaints, ...ben.complaints]).toEqual([]);
  });
});

/** Answers the comment with certain words. */
async function answer(page: Page, to: string, words: string): Promise<void> {
  await commentWith(page, to)
    .getByRole('button', { name: /^Answer/ })
    .click();
  await page.getByLabel('Your answer').fill(words);
  await page.getByRole('button', { name: 'Answer', exact: true }).last().click();
  await commentWith(page, words)
    .getByRole('button', { name: /^Answer/ })
    .waitFor();
}

/** The comment with certain words, without its answers. */
function commentWith(page: Page, words: string) {
  return page.locator('article.comment', { hasText: words });
}
