import type { Page } from 'playwright-core';
import { v7 as uuidv7 } from 'uuid';
import { describe, expect, it } from 'vitest';
import type { Draft, Reading } from '@lectern/contracts';
import { lookAt } from './browser';
import { commentOn, countOf, openText, signedIn, demonstration } from './demonstration';

describe('in a thread', () => {
  const stage = demonstration();

  it('answers answer one another: what is too deep for the margin goes on by itself, and words are quoted', async () => {
    const { page, complaints } = await signedIn(stage, 'ada');
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

    const ben = await signedIn(stage, 'ben');
    await openText(ben.page);
    await countOf(ben.page, 8, 7).click();
    await ben.page.getByRole('button', { name: 'Go on: 2 answers' }).click();
    await ben.page.getByText('Level six').waitFor();
    expect([...complaints, ...ben.complaints]).toEqual([]);
  });

  it('a question is asked, answered, the answer accepted, the thread settled, opened again, pinned and closed', async () => {
    const ada = await signedIn(stage, 'ada');
    const ben = await signedIn(stage, 'ben');
    await openText(ada.page);
    await openText(ben.page);
    // by keyboard: the first paragraphs, then the question
    for (let paragraph = 1; paragraph <= 10; paragraph += 1) await ben.page.keyboard.press('j');
    await ben.page.keyboard.press('q');
    await ben.page.getByLabel('Your question').fill('Who pays for the roof?');
    await lookAt(ben.page, 'asking');
    await ben.page.getByRole('button', { name: 'Ask', exact: true }).click();
    await ben.page.getByText('Open question').waitFor();

    const paragraph = Number(
      /\d+/.exec((await ben.page.locator('.title', { hasText: 'Paragraph' }).textContent()) ?? '')?.[0],
    );
    await countOf(ada.page, paragraph, 1).click();
    await ada.page.getByText('Open question').waitFor();
    await answer(ada.page, 'Who pays for the roof?', 'The company, says paragraph four.');
    // only who asked accepts, and who leads the group
    await ben.page.getByRole('button', { name: /1 new answer/ }).click();
    await ben.page.getByRole('button', { name: 'This answers it' }).click();
    await ben.page.getByText('Answered question').waitFor();
    await ada.page.getByText('Answered question').waitFor();
    await lookAt(ben.page, 'question-answered');
    expect(await ben.page.getByRole('button', { name: 'Pin', exact: true }).count()).toBe(0);
    await ben.page.getByRole('button', { name: 'Go to the answer' }).click();
    await expect.poll(() => ben.page.evaluate(() => document.activeElement?.textContent)).toContain('The company');

    await ben.page.getByRole('button', { name: 'Settle', exact: true }).click();
    await ada.page.getByText('Settled by Ben Lindqvist').first().waitFor();
    await ada.page.getByRole('button', { name: 'Pin', exact: true }).click();
    await ben.page.getByText('Pinned').first().waitFor();
    await lookAt(ada.page, 'question-settled');
    await ada.page.getByRole('button', { name: 'Reopen' }).click();
    await ben.page.getByText('Settled by Ben Lindqvist').first().waitFor({ state: 'detached' });

    // closed, it is read and nothing more, until it is opened again
    await ada.page.getByRole('button', { name: 'Close', exact: true }).click();
    await lookAt(ada.page, 'thread-closing');
    await ada.page.getByRole('dialog').getByRole('button', { name: 'Close it' }).click();
    await ben.page
      .getByText(/^Closed since/)
      .first()
      .waitFor();
    await ben.page.getByRole('button', { name: 'Answer in this thread' }).waitFor({ state: 'detached' });
    await lookAt(ben.page, 'thread-closed');
    await ada.page.getByRole('button', { name: 'Open again' }).click();
    await ben.page.getByRole('button', { name: 'Answer in this thread' }).waitFor();

    // slowed down, one waits between two comments, and is told until when before one sends
    await ada.page.getByRole('button', { name: 'Slow down', exact: true }).click();
    await ada.page.getByLabel('How long').selectOption('1 hour');
    await lookAt(ada.page, 'thread-slowing');
    await ada.page.getByRole('dialog').getByRole('button', { name: 'Slow it down' }).click();
    await ben.page
      .getByText(/^Slow: 1 hour between comments/)
      .first()
      .waitFor();
    await ben.page.getByRole('button', { name: 'Answer in this thread' }).click();
    await ben.page.getByLabel('Your answer').fill('One more thing.');
    await ben.page.getByText(/^It is slow here: you can send this at/).waitFor();
    expect(await ben.page.getByRole('button', { name: 'Answer', exact: true }).last().isDisabled()).toBe(true);
    await lookAt(ben.page, 'thread-slow');
    await ada.page.getByRole('button', { name: 'Usual pace' }).click();
    await ben.page.getByRole('button', { name: 'Answer', exact: true }).last().click();
    await ada.page.getByRole('button', { name: /1 new answer/ }).waitFor();

    // the whole reading is closed in the same way: read, and noted in
    await ada.page.getByRole('button', { name: 'More about this text' }).click();
    await ada.page.getByRole('button', { name: 'Close the reading…' }).click();
    await ada.page.getByRole('dialog').getByRole('button', { name: 'Close it' }).click();
    await ben.page.getByText('This reading is closed: it can be read, and you can keep notes.').waitFor();
    await ben.page.getByRole('button', { name: 'Answer in this thread' }).waitFor({ state: 'detached' });
    await lookAt(ben.page, 'reading-closed');
    await ada.page.getByRole('button', { name: 'More about this text' }).click();
    await ada.page.getByRole('button', { name: 'Open the reading again' }).click();
    await ben.page.getByRole('button', { name: 'Answer in this thread' }).waitFor();
    expect([...ada.complaints, ...ben.complaints]).toEqual([]);
  });

  it('reactions are put and taken away, “me too” on a question, and the group’s set stands in its settings', async () => {
    const ada = await signedIn(stage, 'ada');
    const ben = await signedIn(stage, 'ben');
    await openText(ada.page);
    await openText(ben.page);
    await ada.page.getByRole('button', { name: 'Comment on paragraph 12', exact: true }).click();
    await ada.page.getByLabel('This is a question').check();
    await ada.page.getByLabel('Your question').fill('Where do the books go?');
    await ada.page.getByRole('button', { name: 'Ask', exact: true }).click();

    await countOf(ben.page, 12, 1).click();
    await ben.page.getByRole('button', { name: 'I’d like an answer too' }).click();
    await ben.page.getByRole('button', { name: 'I’d like an answer too 1', pressed: true }).waitFor();
    await ada.page.getByRole('button', { name: 'I’d like an answer too 1', pressed: false }).waitFor();
    await ben.page.getByRole('button', { name: 'React', exact: true }).click();
    await ben.page.getByRole('button', { name: 'That opens something' }).click();
    await ada.page.getByRole('button', { name: 'That opens something 1' }).click();
    await ben.page.getByRole('button', { name: 'That opens something 2', pressed: true }).click();
    await ada.page.getByRole('button', { name: 'That opens something 1', pressed: true }).waitFor();
    await lookAt(ada.page, 'reacted');
    // one's own come back with the page
    await ada.page.reload();
    await countOf(ada.page, 12, 1).click();
    await ada.page.getByRole('button', { name: 'That opens something 1', pressed: true }).waitFor();

    await ada.page.getByRole('link', { name: 'The Thursday Circle' }).click();
    // the group's home has what waits for an answer
    const open = ada.page.getByRole('region', { name: 'Open questions' });
    await open.getByRole('link', { name: 'Where do the books go?' }).waitFor();
    await open.getByText('1 more would like an answer').waitFor();
    await lookAt(ada.page, 'group-questions');
    await ada.page.getByRole('link', { name: 'Settings' }).click();
    await ada.page.getByLabel('That made me laugh').check();
    await lookAt(ada.page, 'group-reactions');
    expect([...ada.complaints, ...ben.complaints]).toEqual([]);
  });

  it('what one began to write is in one’s other browser, and nowhere once it was sent', async () => {
    const told = (page: Page, path: string) =>
      page.waitForResponse((answer) => answer.url().endsWith(path) && answer.request().method() === 'POST');
    const desk = await signedIn(stage, 'ben');
    await openText(desk.page);
    await desk.page.getByRole('button', { name: 'Comment on paragraph 17', exact: true }).click();
    const saved = told(desk.page, '/begun-texts');
    await desk.page.getByLabel('Your comment').fill('Begun at the desk');
    await saved;

    const train = await signedIn(stage, 'ben');
    await openText(train.page);
    await train.page.getByText('You began to write something in another browser.').first().waitFor();
    await lookAt(train.page, 'begun-elsewhere');
    await train.page.getByRole('button', { name: 'Go on writing' }).click();
    const field = train.page.getByLabel('Your comment');
    await field.waitFor();
    expect(await field.inputValue()).toBe('Begun at the desk');
    await field.pressSequentially(', ended on the train.');
    const forgotten = told(train.page, '/begun-texts/forget');
    await train.page.getByRole('button', { name: 'Comment', exact: true }).click();
    await forgotten;

    await desk.page.reload();
    await countOf(desk.page, 17, 1).click();
    await desk.page.getByText('Begun at the desk, ended on the train.').waitFor();
    await expect.poll(() => desk.page.getByLabel('Your comment').count()).toBe(0);
    expect([...desk.complaints, ...train.complaints]).toEqual([]);
  });

  it('formulas are drawn, prices stay prices, and the thread is put at a second paragraph by keyboard', async () => {
    const { page, complaints } = await signedIn(stage, 'ada');
    await openText(page);
    await page.getByRole('button', { name: 'Comment on paragraph 19', exact: true }).click();
    const words = [
      'Half of it is $\\frac{1}{2}$, from $5 to $6.',
      '$$\n\\sum_{i=1}^n i\n$$',
      'No formula: $\\broken{$.',
    ];
    await page.getByLabel('Your comment').fill(words.join('\n\n'));
    await page.getByRole('button', { name: 'Comment', exact: true }).click();
    const said = commentWith(page, 'from $5 to $6.');
    await said.locator('math mfrac').waitFor();
    await said.locator('math[display="block"] munderover').waitFor();
    await said.locator('code', { hasText: '\\broken{' }).waitFor();
    expect(await said.locator('math').count()).toBe(2);
    await lookAt(page, 'formulas');

    await page.getByRole('button', { name: 'Also at another paragraph' }).click();
    const picker = page.getByRole('dialog');
    await picker.getByRole('combobox').fill('21');
    await picker.getByText(/paragraph 21/i).waitFor();
    await lookAt(page, 'thread-also-at');
    await page.keyboard.press('Enter');
    await picker.waitFor({ state: 'hidden' });
    await page.getByRole('button', { name: 'paragraph 19', exact: true }).waitFor();
    await countOf(page, 21, 1).waitFor();
    await countOf(page, 19, 1).waitFor();
    await lookAt(page, 'thread-several-places');
    await page.getByRole('button', { name: 'Not here any more' }).click();
    await countOf(page, 21, 1).waitFor({ state: 'hidden' });
    await countOf(page, 19, 1).waitFor();
    expect(complaints).toEqual([]);
  });

  it('a thread is taken to another reading by keyboard; who had it open is led there, and so are its addresses', async () => {
    const ada = await signedIn(stage, 'ada');
    const ben = await signedIn(stage, 'ben');
    await openText(ada.page);
    await addReading(ada.page, 'On wells', 'A well is dug once.\n\nRope wears out.');
    await commentOn(ada.page, 16, 'This is about wells.');
    await openText(ben.page);
    await countOf(ben.page, 16, 1).click();
    await ben.page.getByText('This is about wells.').waitFor();
    const address = new URL(ada.page.url()).pathname;

    await ada.page.getByRole('button', { name: 'To another reading' }).press('Enter');
    const dialog = ada.page.getByRole('dialog', { name: 'Take this thread to another reading' });
    await dialog.getByLabel('Reading').selectOption({ label: 'On wells' });
    await lookAt(ada.page, 'thread-elsewhere');
    await dialog.getByRole('button', { name: 'Choose its place' }).press('Enter');
    const picker = ada.page.getByRole('dialog', { name: 'Where does this thread belong?' });
    await picker.getByRole('combobox').fill('rope');
    await picker.getByText('It will stand on paragraph 2 as a whole.').waitFor();
    await ada.page.keyboard.press('Enter');
    await noticeOf(ada.page, 'The thread is in “On wells” now.').waitFor();
    await ada.page.getByText('This is about wells.').waitFor({ state: 'hidden' });

    await noticeOf(ben.page, 'The thread you had open was taken to another reading.').waitFor();
    await ben.page.getByText('This is about wells.').waitFor({ state: 'hidden' });
    await lookAt(ben.page, 'thread-left');
    await ben.page.getByRole('button', { name: 'Go there' }).click();
    await ben.page.getByRole('heading', { level: 1, name: 'On wells' }).waitFor();
    await ben.page.getByText('This is about wells.').waitFor();
    await countOf(ben.page, 2, 1).waitFor();
    // a link shows where it leads, in the words of today
    const link = ben.page.url();
    await ada.page.getByRole('button', { name: 'Comment on paragraph 22', exact: true }).click();
    await ada.page.getByLabel('Your comment').fill(`Compare ${link}, and [this](${link}).`);
    await ada.page.getByRole('button', { name: 'Comment', exact: true }).click();
    await ada.page
      .getByRole('link', { name: 'Ada Okafor: “This is about wells.” · paragraph 2 · “On wells”' })
      .waitFor();
    await ada.page.getByRole('link', { name: 'this (paragraph 2 · “On wells”)' }).waitFor();
    await lookAt(ada.page, 'links-shown');
    // an address from before leads there as well
    const threadId = new URL(ben.page.url()).searchParams.get('thread') ?? '';
    await ada.page.goto(`${address}?thread=${threadId}&comment=${threadId}`);
    await ada.page.getByRole('heading', { level: 1, name: 'On wells' }).waitFor();
    await ada.page.getByText('This is about wells.').waitFor();
    expect([...ada.complaints, ...ben.complaints]).toEqual([]);
  });

  it('a comment is changed, and everybody can read what it said before', async () => {
    const ada = await signedIn(stage, 'ada');
    const ben = await signedIn(stage, 'ben');
    await openText(ada.page);
    await openText(ben.page);
    await commentOn(ada.page, 14, 'The first words.');
    await countOf(ben.page, 14, 1).click();
    await ben.page.getByText('The first words.').waitFor();
    // a reaction while somebody writes is no conflict with what they write
    await commentWith(ada.page, 'The first words.').getByRole('button', { name: 'Edit' }).click();
    await ada.page.getByLabel('Change your comment').fill('The **second** words.');
    await ben.page.getByRole('button', { name: 'React', exact: true }).click();
    await ben.page.getByRole('button', { name: 'Thank you' }).click();
    await ben.page.getByRole('button', { name: 'Thank you 1', pressed: true }).waitFor();
    await ada.page.getByRole('button', { name: 'Preview' }).click();
    await ada.page.locator('.preview strong', { hasText: 'second' }).waitFor();
    await ada.page.getByRole('button', { name: 'Save', exact: true }).click();

    await ben.page.getByText('The second words.').waitFor();
    await ben.page.getByRole('button', { name: 'edited: show what it said before' }).click();
    const dialog = ben.page.getByRole('dialog', { name: 'What this comment said' });
    await dialog.getByText('The first words.').waitFor();
    await lookAt(ben.page, 'comment-versions');
    await dialog.getByRole('button', { name: 'Close' }).click();
    await expect.poll(() => ben.page.evaluate(() => document.activeElement?.textContent?.trim())).toBe('edited');
    expect([...ada.complaints, ...ben.complaints]).toEqual([]);
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

/** What is told at the page's edge. */
function noticeOf(page: Page, words: string) {
  return page.getByRole('region', { name: 'Notices' }).getByText(words);
}

/** Publishes another text in the group of the one that is open. */
async function addReading(page: Page, title: string, words: string): Promise<void> {
  const headers = { origin: new URL(page.url()).origin };
  const readingId = new URL(page.url()).pathname.split('/')[2];
  const reading = (await (await page.request.get(`/api/readings/${readingId}`)).json()) as Reading;
  const body = { commandId: uuidv7(), format: 'markdown', text: `# ${title}\n\n${words}` };
  const pasted = await page.request.post(`/api/groups/${reading.group.id}/drafts`, { headers, data: body });
  const { id, version } = (await pasted.json()) as Draft;
  const published = await page.request.post(`/api/drafts/${id}/publish`, { headers, data: { version } });
  expect(published.status()).toBe(200);
}
