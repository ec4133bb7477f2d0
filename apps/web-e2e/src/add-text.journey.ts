import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { tinyPdf } from '../../../libs/importing/src/testing/tiny-pdf';
import type { ScratchServer } from '../../../tools/lib/scratch-server';
import { launchBrowser, lookAt } from './browser';
import { commentOn, countOf, signedIn, startDemonstration } from './demonstration';

const text = `# On letting a hedge grow

Maren Holt
3 May 2021

A hedge that is cut every year never flowers. The council's man came on a Tuesday with a machine that took the top off
in one pass, and was gone before anyone had found their

shoes. Nobody had asked for it, and nobody had asked us.

It is said that birds do not vote. They do, however, leave, and a street without them is quieter than a street should
be.

For questions write to the hedge committee: hedges@example.org
`;

/** Pages enough for whatever is to be seen while they are read. */
function walk(pages: number): Uint8Array {
  const line = (page: number, at: number) => `On page ${page + 1} the path goes past stile ${at} and on.`;
  return tinyPdf(
    Array.from({ length: pages }, (_, page) =>
      Array.from({ length: 40 }, (_, at) => ({ text: line(page, at), x: 40, y: 700 - 14 * at })),
    ),
  );
}

/** A web page with an essay. */
async function serveEssay() {
  const sentences = 'Nobody thanks the oil. It is thanked only by those who had none. '.repeat(6);
  const site = createServer((_, response) => {
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' });
    response.end(`<html lang="en"><title>On oil</title><article><h1>On oil</h1><p>${sentences}</p></article></html>`);
  });
  await new Promise<void>((listening) => site.listen(0, '127.0.0.1', listening));
  const address = `http://127.0.0.1:${(site.address() as AddressInfo).port}/on-oil`;
  return { address, close: () => site.close() };
}

describe('adding a text', () => {
  let server: ScratchServer;
  let browser: Browser;
  let site: Awaited<ReturnType<typeof serveEssay>>;
  beforeAll(async () => {
    const fromHere = { IMPORT_FROM_LOOPBACK: 'true' };
    [server, browser, site] = await Promise.all([startDemonstration(fromHere), launchBrowser(), serveEssay()]);
  });
  afterAll(async () => {
    await browser.close();
    site.close();
    await server.stop();
  });

  it('reads a file while one sees how far it is, stops when told to, and says what to do with one it cannot read', async () => {
    const { page, complaints } = await signedIn(browser, server.base, 'clara');
    await page.getByRole('link', { name: 'The Thursday Circle' }).click();
    await page.getByRole('link', { name: 'Add a text' }).first().click();
    const choose = (name: string, bytes: Uint8Array) =>
      page.getByLabel('Choose a file').setInputFiles({ name, mimeType: 'application/pdf', buffer: Buffer.from(bytes) });

    await choose('scanned.pdf', tinyPdf([[], []]));
    await page.getByText('Its pages are pictures. Run text recognition').waitFor();
    await choose('a long walk.pdf', walk(900));
    await page.getByText(/\d+ of 900 pages read/).waitFor();
    await lookAt(page, 'import');
    // by keyboard, as everything
    await page.getByRole('button', { name: 'Stop reading a long walk.pdf' }).focus();
    await page.keyboard.press('Enter');
    await page.getByText('a long walk.pdf').waitFor({ state: 'hidden' });

    await choose('a walk.pdf', walk(3));
    await page.getByRole('heading', { level: 1, name: 'Look through the text' }).waitFor();
    await page.getByText('On page 2 the path goes').first().waitFor();

    await page.goBack();
    await page.getByLabel('Or the address of a web page').fill('file:///etc/passwd');
    await page.keyboard.press('Enter');
    await page.getByText('An address such as https://example.org/essay.').waitFor();
    await page.getByLabel('Or the address of a web page').fill(site.address);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: 'Look through the text' }).waitFor();
    await page.getByText('Nobody thanks the oil.').first().waitFor();
    expect(complaints).toEqual([]);
  });

  it('shows what the import decided, takes a decision back and again, publishes, and is discussed', async () => {
    const { page, complaints } = await signedIn(browser, server.base, 'ben');
    await page.getByRole('link', { name: 'The Thursday Circle' }).click();
    await page.getByRole('link', { name: 'Add a text' }).first().click();
    await page.getByLabel('Or paste the text').fill(text);
    await page.getByRole('button', { name: 'Look through it' }).click();
    await page.getByRole('heading', { level: 1, name: 'Look through the text' }).waitFor();
    await page.getByLabel('Title').waitFor();
    expect(await page.getByLabel('Title').inputValue()).toBe('On letting a hedge grow');
    expect(await page.getByLabel('Authors').inputValue()).toBe('Maren Holt');
    expect(await page.getByLabel('Date').inputValue()).toBe('2021-05-03');
    const joined = page.getByText(/had found their shoes\. Nobody/);
    await joined.waitFor();
    await lookAt(page, 'draft');

    const decision = (words: string) => page.getByText(words).locator('..');
    await decision('Joined: the sentence went on').getByRole('button', { name: 'undo' }).click();
    await joined.waitFor({ state: 'hidden' });
    await decision('Not joined with the paragraph before').getByRole('button', { name: 'join' }).click();
    await joined.waitFor();

    await page.getByRole('button', { name: 'Publish for the group' }).click();
    await page.getByRole('heading', { level: 1, name: 'On letting a hedge grow' }).waitFor();
    await commentOn(page, 2, 'Birds do not vote, but people do.');
    await countOf(page, 2, 1).waitFor();
    await page.getByText('Not sent yet').waitFor({ state: 'hidden' });

    const ada = await signedIn(browser, server.base, 'ada');
    await ada.page.goto(page.url());
    await countOf(ada.page, 2, 1).click();
    await ada.page.getByText('Birds do not vote, but people do.').waitFor();
    expect([...complaints, ...ada.complaints]).toEqual([]);
  });
});
