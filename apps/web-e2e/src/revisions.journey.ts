import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { lookAt } from './browser';
import { openText, signedIn, demonstration } from './demonstration';

describe('the next version of a text', () => {
  const stage = demonstration();

  // ten screens, each asked of axe in four looks
  it(
    'is edited, rehearsed, its lost thread placed by hand, published, and compared with the one before',
    { timeout: 300_000 },
    async () => {
      const { page, complaints } = await signedIn(stage, 'ada');
      await openText(page);
      const reading = new URL(page.url()).pathname;
      await page.getByRole('button', { name: 'More about this text' }).click();
      await page.getByRole('navigation', { name: 'More about this text' }).waitFor();
      await lookAt(page, 'reading-menu');
      await page.getByRole('link', { name: 'New version' }).click();
      await page.getByRole('button', { name: 'Edit paragraphs' }).waitFor();
      await lookAt(page, 'new-version');
      await page.getByRole('button', { name: 'Edit paragraphs' }).click();
      await page.getByRole('heading', { level: 1, name: 'Look through the text' }).waitFor();

      // the second paragraph, whose words are quoted, goes; the first is corrected
      const paragraphs = page.locator('lec-draft-block-view').filter({ has: page.locator('[data-kind="paragraph"]') });
      const words = (await paragraphs.nth(0).locator('.words').textContent()) ?? '';
      await paragraphs.nth(1).hover();
      await paragraphs.nth(1).getByRole('button', { name: 'Remove' }).click();
      await paragraphs.nth(0).hover();
      await paragraphs.nth(0).getByRole('button', { name: 'Edit' }).click();
      await page.getByLabel('Edit the paragraph').fill(`${words.trim()} This sentence was added.`);
      await page.getByRole('button', { name: 'Save', exact: true }).click();
      await page.getByText('This sentence was added.').waitFor();
      await page.getByRole('button', { name: 'See what becomes of the comments' }).click();
      await page.getByRole('heading', { level: 1, name: 'Before it is published' }).waitFor();
      await page.getByText('1 needs you').waitFor();
      await lookAt(page, 'rehearsal');

      // by keyboard: the place is asked for, found by words, and taken
      await page.getByRole('button', { name: /^Place it/ }).focus();
      await page.keyboard.press('Enter');
      await page.getByRole('dialog', { name: 'Where does this thread belong?' }).waitFor();
      await page.getByLabel('Find a paragraph by its number or its words').waitFor();
      await lookAt(page, 'placing');
      await page.keyboard.type('sentence was added');
      await page.getByText(/It will stand on paragraph 1 as a whole/).waitFor();
      await page.keyboard.press('Enter');
      await page.getByText('None needs you').waitFor();
      await page.locator('summary', { hasText: 'stay' }).click();
      await page.getByText('placed by hand').waitFor();
      await page.getByRole('button', { name: 'Publish version 2' }).click();
      await page.getByRole('link', { name: 'Version 2' }).waitFor();
      await page.getByRole('button', { name: /^Paragraph 1: 2 comments/ }).waitFor();

      await page.goto(`${reading}/versions`);
      await page.getByRole('link', { name: 'What changed with version 2' }).waitFor();
      await lookAt(page, 'versions');
      await page.getByRole('link', { name: 'What changed with version 2' }).click();
      await page.locator('ins', { hasText: 'This sentence was added.' }).waitFor();
      await lookAt(page, 'compare');
      await page.getByLabel('The whole text').check();
      await page.goto(`${reading}/versions/1`);
      await page.getByRole('button', { name: '2 comments' }).first().click();
      await page.getByText('the word for it is a judgement.').waitFor();
      await lookAt(page, 'version');

      await page.goto(`${reading}/decisions`);
      await page.getByRole('heading', { level: 1, name: 'What the import decided' }).waitFor();
      await page.waitForLoadState('networkidle');
      await lookAt(page, 'decisions');
      expect(complaints).toEqual([]);
    },
  );

  it(
    'is printed with its comments as notes, taken away, and annotations are brought in',
    { timeout: 180_000 },
    async () => {
      const { page, complaints } = await signedIn(stage, 'ada');
      await openText(page);
      const reading = new URL(page.url()).pathname;
      await page.getByRole('button', { name: 'More about this text' }).click();
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('link', { name: 'As annotations (JSON-LD)' }).click(),
      ]);
      const saved = JSON.parse(await readFile(await download.path(), 'utf8')) as { type: unknown };
      expect(saved.type).toContain('AnnotationCollection');

      await page.goto(`${reading}/print`);
      await page.getByText('the word for it is a judgement.').waitFor();
      await lookAt(page, 'print');
      const pdf = await page.pdf({ format: 'A4', printBackground: false, path: 'test-output/screens/print.pdf' });
      expect(pdf.byteLength).toBeGreaterThan(10_000);

      await page.goto(`${reading}/annotations`);
      await page.getByLabel(/Choose a file/).setInputFiles({
        name: 'notes.json',
        mimeType: 'application/json',
        buffer: Buffer.from('%PDF'),
      });
      await page.getByText('This is not a JSON file.').waitFor();
      await page.getByLabel(/Choose a file/).setInputFiles({
        name: 'hypothesis.json',
        mimeType: 'application/json',
        buffer: Buffer.from(JSON.stringify(hypothesis)),
      });
      await page.getByText(/2 threads and 1 answer brought in/).waitFor();
      await page.getByText('in its place', { exact: true }).waitFor();
      await lookAt(page, 'annotations-report');

      // what has no place is kept above the text, and is put in its place from there
      await page.getByRole('link', { name: 'To the text' }).click();
      await page.getByRole('button', { name: /^Without a place: 1 comment/ }).click();
      await page.getByText('Lost.', { exact: true }).waitFor();
      await lookAt(page, 'reading-nowhere');
      await page.getByRole('button', { name: 'Place it again' }).focus();
      await page.keyboard.press('Enter');
      await page.getByRole('dialog', { name: 'Where does this thread belong?' }).waitFor();
      await page.keyboard.type('3');
      await page.getByText(/It will stand on paragraph 3 as a whole/).waitFor();
      await page.keyboard.press('Enter');
      await page.getByText('1 thread has no place in this version').waitFor({ state: 'hidden' });
      await page.getByRole('button', { name: /^Paragraph 3: 1 comment/ }).waitFor();
      expect(complaints).toEqual([]);
    },
  );
});

const target = (exact: string) => [
  { source: 'https://example.org/text', selector: [{ type: 'TextQuoteSelector', exact, prefix: '', suffix: '' }] },
];
const annotation = (id: string, text: string, exact: string, references: string[] = []) => ({
  id,
  created: '2026-01-05T10:00:00.000000+00:00',
  updated: '2026-01-05T10:00:00.000000+00:00',
  user: 'acct:mara@hypothes.is',
  uri: 'https://example.org/text',
  text,
  tags: [],
  group: '__world__',
  references,
  target: exact === '' ? [{ source: 'https://example.org/text' }] : target(exact),
});
/** Three annotations as Hypothesis exports them: one in its place, one whose words are nowhere, one answer. */
const hypothesis = {
  export_date: '2026-01-06T00:00:00.000Z',
  export_userid: 'mara',
  client_version: '1.1600.0',
  annotations: [
    annotation('a1', 'Found again.', 'nine to six on Tuesday evening'),
    annotation('a2', 'Lost.', 'a sentence that this text has never had in any version'),
    annotation('a3', 'An answer.', '', ['a1']),
  ],
};
