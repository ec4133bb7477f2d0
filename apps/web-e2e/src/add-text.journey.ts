import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it } from 'vitest';
import { lookAt } from './browser';
import { commentOn, countOf, signedIn, demonstration } from './demonstration';

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

describe('adding a text', () => {
  const stage = demonstration({ IMPORT_FROM_LOOPBACK: 'true' });

  it('shows what the import decided, takes a decision back and again, publishes, and is discussed', async () => {
    const { page, complaints } = await signedIn(stage, 'ben');
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

    const decision = (words: string | RegExp) => page.getByText(words).locator('..');
    await decision(/Joined\s+· the sentence went on/)
      .getByRole('button', { name: 'undo' })
      .click();
    await joined.waitFor({ state: 'hidden' });
    await decision('Not joined with the paragraph before').getByRole('button', { name: 'join' }).click();
    await joined.waitFor();

    await page.getByRole('button', { name: 'Publish for the group' }).click();
    await page.getByRole('heading', { level: 1, name: 'On letting a hedge grow' }).waitFor();
    await commentOn(page, 2, 'Birds do not vote, but people do.');
    await countOf(page, 2, 1).waitFor();
    await page.getByText('Not sent yet').waitFor({ state: 'hidden' });

    const ada = await signedIn(stage, 'ada');
    await ada.page.goto(page.url());
    await countOf(ada.page, 2, 1).click();
    await ada.page.getByText('Birds do not vote, but people do.').waitFor();
    expect([...complaints, ...ada.complaints]).toEqual([]);
  });

  it('fetches a page from its address, stops one that does not come, and says why a file cannot be read', async () => {
    const site = await pages();
    const { port } = site.address() as AddressInfo;
    const { page, complaints } = await signedIn(stage, 'ada');
    await page.getByRole('link', { name: 'The Thursday Circle' }).click();
    await page.getByRole('link', { name: 'Add a text' }).first().click();
    const address = page.getByLabel('Or the address of a web page');

    await address.fill('ferry timetable');
    await page.getByRole('button', { name: 'Fetch it' }).click();
    await page.getByText('An address such as https://example.org/essay').waitFor();

    await address.fill(`http://127.0.0.1:${port}/never`);
    await page.getByRole('button', { name: 'Fetch it' }).click();
    await page.getByRole('progressbar').waitFor();
    await page.getByRole('button', { name: /^Stop reading/ }).click();
    await page.getByRole('progressbar').waitFor({ state: 'hidden' });

    const damaged = { name: 'scan.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7 and no more') };
    await page.getByLabel(/Choose a file/).setInputFiles(damaged);
    await page.getByText('It is damaged.').waitFor();
    await lookAt(page, 'import-failed');

    await address.fill(`http://127.0.0.1:${port}/hedge`);
    await page.getByRole('button', { name: 'Fetch it' }).click();
    await page.getByRole('heading', { level: 1, name: 'Look through the text' }).waitFor();
    expect(await page.getByLabel('Title').inputValue()).toBe('On letting a hedge grow');
    expect(complaints).toEqual([]);
    site.closeAllConnections();
    site.close();
  });
});

/** A small web site: one essay, and one page that never comes. */
async function pages(): Promise<Server> {
  const paragraphs = text
    .split('\n\n')
    .slice(2, 5)
    .map((one) => `<p>${one}</p>`);
  const essay = `<!doctype html><title>On letting a hedge grow</title><article><h1>On letting a hedge grow</h1>${paragraphs.join('')}</article>`;
  const site = createServer((request, response) => {
    if (request.url !== '/hedge') return;
    response.setHeader('content-type', 'text/html; charset=utf-8');
    response.end(essay);
  });
  site.listen(0, '127.0.0.1');
  await once(site, 'listening');
  return site;
}
