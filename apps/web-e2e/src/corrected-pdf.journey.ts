import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { type Drawn, setLines, tinyPdf } from '../../../libs/importing/src/testing/tiny-pdf';
import { lookAt } from './browser';
import { commentOn, signedIn, demonstration } from './demonstration';

const paragraphs = [
  'The committee met on the first Monday of the month in the room behind the stage, and nobody had brought a key to it.',
  'So they sat in the yard among the crates and the bicycles, and wrote what was decided on the back of a poster.',
  'It was cold, as it had been all week, and the minutes of that evening are the shortest the society possesses.',
  'They record three votes and a quarrel about chairs, and end in the middle of a sentence about the roof of the hall.',
  'The treasurer had counted the coins twice before supper and found eleven more the second time, which worried her.',
  'Her brother kept bees behind the chapel, and paid his contribution in honey until the rules were changed in June.',
  'A letter from the county arrived in a torn envelope; it asked for a list of every window that could not be opened.',
  'Nobody had ever made such a list, so the youngest member walked around the building with a pencil and a ladder.',
  'Nineteen windows were counted from outside and seventeen from within, and the difference was never explained.',
  'The caretaker said that houses keep some things to themselves, and went to look after the stove in the back room.',
  'In spring the piano was sold to a school across the river, where its lowest key is said to stick to this day.',
  'What the society did with the money stands on a page that somebody tore out with great care along the edge.',
];
const split = 'Her brother kept bees';

/** Two columns to a page, as the paragraphs fall: some go on in the next column. */
function twoColumns(texts: readonly string[]): Buffer {
  const lines = setLines(texts, { x: 0, y: 0, width: 150, leading: 13, indent: 12 });
  const perColumn = 23;
  const pages: Drawn[][] = [];
  for (const [index, { text, x }] of lines.entries()) {
    const column = Math.floor(index / perColumn);
    const page = (pages[Math.floor(column / 2)] ??= []);
    page.push({ text, x: x + (column % 2 === 0 ? 40 : 215), y: 80 + (index % perColumn) * 13, size: 10 });
  }
  return Buffer.from(tinyPdf(pages, 'The shortest minutes'));
}

const corrected = [
  'This edition was corrected after a reader found the missing page behind the stove.',
  ...paragraphs.map((text) => text.replace('eleven more the second time', 'thirteen more the second time')),
];

describe('a two-column PDF and its corrected version', () => {
  const stage = demonstration();

  it('keeps its comments, and the place and the draft of who has it open', { timeout: 300_000 }, async () => {
    const ada = await signedIn(stage, 'ada');
    await ada.page.getByRole('link', { name: 'The Thursday Circle' }).click();
    await ada.page.getByRole('link', { name: 'Add a text' }).first().click();
    await chooseFile(ada.page, 'minutes.pdf', twoColumns(paragraphs));
    await ada.page.getByRole('heading', { level: 1, name: 'Look through the text' }).waitFor();
    // the page it was read from stands beside it, at the paragraph one looks at
    await ada.page.getByText('Page 1 of 2').waitFor();
    await ada.page.locator('lec-draft-block-view', { hasText: 'What the society did' }).getByRole('combobox').focus();
    await ada.page.locator('lec-page-picture .mark').waitFor();
    // what is asked for stays where there is little room, too
    const beside = ada.page.getByRole('button', { name: 'The file beside it' });
    await beside.click();
    await ada.page.locator('lec-page-picture').waitFor({ state: 'detached' });
    await beside.click();
    await ada.page.getByText('Page 1 of 2').waitFor();
    await lookAt(ada.page, 'draft-with-its-file');
    await ada.page.getByRole('button', { name: 'Next page' }).click();
    await ada.page.getByText('Page 2 of 2').waitFor();
    await undoJoinOf(ada.page, split);
    await fillTitle(ada.page, 'The shortest minutes');
    await ada.page.getByRole('button', { name: 'Publish for the group' }).click();
    await ada.page.getByRole('heading', { level: 1, name: 'The shortest minutes' }).waitFor();
    const address = ada.page.url();
    // the undone join makes thirteen paragraphs of twelve
    await ada.page.getByRole('group', { name: /^Paragraph 13, / }).waitFor();
    const treasurer = await numberOf(ada.page, 'The treasurer had counted');
    expect(treasurer).toBe(5);
    await commentOn(ada.page, treasurer, 'Twice, and still not sure.');
    await ada.page.getByText('Not sent yet').waitFor({ state: 'hidden' });

    const ben = await signedIn(stage, 'ben');
    // a low window, which the short text does not fit into: only what can be scrolled can be kept in its place
    await ben.page.setViewportSize({ width: 1440, height: 480 });
    await ben.page.goto(address);
    const caretaker = await numberOf(ben.page, 'The caretaker said');
    await ben.page.getByRole('group', { name: new RegExp(`^Paragraph ${caretaker}, `) }).click();
    await ben.page.getByRole('button', { name: `Comment on paragraph ${caretaker}`, exact: true }).click();
    await ben.page.getByLabel('Your comment').fill('Begun before the correction.');
    const topBefore = await topOf(ben.page, 'The caretaker said');

    await ada.page.goto(`${address.replace(/#.*/, '')}/new-version`);
    await chooseFile(ada.page, 'minutes-corrected.pdf', twoColumns(corrected));
    await ada.page.getByRole('heading', { level: 1, name: 'Look through the text' }).waitFor();
    await ada.page.getByRole('button', { name: 'See what becomes of the comments' }).click();
    await ada.page.getByRole('heading', { level: 1, name: 'Before it is published' }).waitFor();
    await ada.page.getByText(/1 moves|1 stays/).waitFor();
    await ada.page.getByRole('button', { name: 'Publish version 2' }).click();
    await ada.page.getByRole('heading', { level: 1, name: 'The shortest minutes' }).waitFor();

    // the comment is where it belongs: at the corrected paragraph, one further down
    const now = await numberOf(ada.page, 'thirteen more the second time');
    await ada.page.getByRole('button', { name: new RegExp(`^Paragraph ${now}: 1 comment`) }).click();
    await ada.page.getByText('Twice, and still not sure.').waitFor();

    // Ben is told, nothing moves before he asks, and then his paragraph and his words are where they were
    await ben.page.getByText('Version 2 of this text was published.').waitFor();
    expect(await ben.page.getByText('eleven more the second time').count()).toBe(1);
    expect(await ben.page.getByLabel('Your comment').inputValue()).toBe('Begun before the correction.');
    expect(Math.abs((await topOf(ben.page, 'The caretaker said')) - topBefore)).toBeLessThan(3);
    await lookAt(ben.page, 'new-version-bar');
    // what is looked at in several sizes ends up elsewhere: Ben reads his paragraph again
    await ben.page
      .locator('lec-reading-block', { hasText: 'The caretaker said' })
      .evaluate((block) => block.scrollIntoView({ block: 'center' }));
    const before = await topAtRest(ben.page, 'The caretaker said');
    await ben.page.getByRole('button', { name: 'Show it' }).click();
    await ben.page.getByText('thirteen more the second time').waitFor();
    expect(await ben.page.getByLabel('Your comment').inputValue()).toBe('Begun before the correction.');
    await expect.poll(async () => Math.abs((await topOf(ben.page, 'The caretaker said')) - before)).toBeLessThan(3);
    const caretakerNow = await numberOf(ben.page, 'The caretaker said');
    expect(new URL(ben.page.url()).hash).toBe(`#p${caretakerNow}`);
    await ben.page.getByRole('button', { name: 'Comment', exact: true }).click();
    await ben.page.getByRole('button', { name: new RegExp(`^Paragraph ${caretakerNow}: 1 comment`) }).waitFor();

    // what the import decided can be turned round afterwards as well, and the comments follow
    await ada.page.goto(`${address.replace(/#.*/, '')}/decisions`);
    const joined = ada.page.locator('lec-decision-note', { hasText: 'Joined' }).first();
    await joined.getByRole('button', { name: 'undo' }).click();
    await ada.page.getByText('1 decision turned round.').waitFor();
    await ada.page.getByRole('button', { name: 'See what becomes of the comments' }).click();
    await ada.page.getByRole('heading', { level: 1, name: 'Before it is published' }).waitFor();
    await ada.page.getByRole('button', { name: 'Publish version 3' }).click();
    await ada.page.getByRole('heading', { level: 1, name: 'The shortest minutes' }).waitFor();
    for (const words of ['thirteen more the second time', 'The caretaker said']) {
      const number = await numberOf(ada.page, words);
      await ada.page.getByRole('button', { name: new RegExp(`^Paragraph ${number}: 1 comment`) }).waitFor();
    }
    await ada.page.getByRole('group', { name: /^Paragraph 14, / }).waitFor();
    expect([...ada.complaints, ...ben.complaints]).toEqual([]);
  });
});

async function chooseFile(page: Page, name: string, buffer: Buffer): Promise<void> {
  await page.getByLabel(/Choose a file/).setInputFiles({ name, mimeType: 'application/pdf', buffer });
}

/** Takes back the join of the paragraph that begins with the words. */
async function undoJoinOf(page: Page, words: string): Promise<void> {
  const block = page.locator('lec-draft-block-view', { hasText: words });
  await block.getByRole('button', { name: 'undo' }).first().click();
  await page.getByText('Not joined with the paragraph before').first().waitFor();
}

async function fillTitle(page: Page, title: string): Promise<void> {
  const field = page.getByLabel('Title');
  if ((await field.inputValue()) === title) return;
  await field.fill(title);
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await page.getByText('Saved.').first().waitFor();
}

/** The number beside the paragraph with the words. */
async function numberOf(page: Page, words: string): Promise<number> {
  const block = page.locator('lec-reading-block', { hasText: words });
  await block.waitFor();
  return Number(await block.locator('.number').textContent());
}

/** The same once the page stands still: what was looked at in several sizes is laid out anew for a few frames. */
async function topAtRest(page: Page, words: string): Promise<number> {
  let last = Number.NaN;
  await expect
    .poll(async () => {
      const before = last;
      last = await topOf(page, words);
      return last - before;
    })
    .toBe(0);
  return last;
}

async function topOf(page: Page, words: string): Promise<number> {
  return page.locator('lec-reading-block', { hasText: words }).evaluate((block) => block.getBoundingClientRect().top);
}
