import { describe, expect, it } from 'vitest';
import { lookAt } from './browser';
import { commentOn, countOf, openText, signedIn, demonstration } from './demonstration';

describe('somebody finds their way in what was said', () => {
  const stage = demonstration();

  it('reads in one browser, and finds it read in the other', async () => {
    const ada = await signedIn(stage, 'ada');
    await openText(ada.page);
    await commentOn(ada.page, 5, 'Who counted?');
    await commentOn(ada.page, 8, 'And who counted again?');

    const here = await signedIn(stage, 'clara');
    await here.page.getByText(/^\d+ new$/).waitFor();
    const there = await signedIn(stage, 'clara');
    await openText(here.page);
    await openText(there.page);
    const isNew = (page: typeof here.page, paragraph: number) =>
      page.getByRole('button', { name: new RegExp(`^Paragraph ${paragraph}: 1 comment.*new`) });
    await isNew(there.page, 5).waitFor();

    // opened and looked at for a moment is read, in both
    await countOf(here.page, 5, 1).click();
    await here.page.getByText('Who counted?').waitFor();
    await isNew(there.page, 5).waitFor({ state: 'hidden' });
    await isNew(there.page, 8).waitFor();

    // the rest up to a paragraph, by keyboard
    await here.page.getByRole('group', { name: /^Paragraph 9, / }).click();
    await here.page.getByRole('button', { name: 'Mark read up to here' }).waitFor();
    await lookAt(here.page, 'reading-new');
    await here.page.getByRole('group', { name: /^Paragraph 9, / }).focus();
    await here.page.keyboard.press('m');
    await isNew(here.page, 8).waitFor({ state: 'hidden' });
    await isNew(there.page, 8).waitFor({ state: 'hidden' });
    await there.page.getByText('You have seen everything that was said about it.').waitFor();
    expect([...here.complaints, ...there.complaints]).toEqual([]);
  });

  it('finds an old comment by its words, by keyboard, and goes to where it stands', async () => {
    const { page, complaints } = await signedIn(stage, 'ben');
    await openText(page);
    await page.keyboard.press('/');
    await page.getByText('In this reading only.').waitFor();
    await page.locator('#search-words:focus').waitFor();
    await page.keyboard.type('"is a fact" judgement -figure');
    await page.keyboard.press('Enter');
    await page.locator('mark', { hasText: 'judgement' }).first().waitFor();
    await page
      .locator('p', { hasText: /^\s*1 place\s*$/ })
      .first()
      .waitFor();
    await page.getByText(/Clara Duarte\s+answered/).waitFor();

    await page.getByRole('link', { name: 'Search in all your groups' }).click();
    await page.getByLabel('Words to find').fill('the town');
    await page.keyboard.press('Enter');
    await page
      .getByText(/at paragraph \d+ of/)
      .first()
      .waitFor();
    await lookAt(page, 'search');
    await page.getByLabel('Words to find').fill('nobodywrotethis');
    await page.keyboard.press('Enter');
    await page.getByText('Try fewer words').waitFor();
    await lookAt(page, 'search-nothing');

    await page.getByLabel('Words to find').fill('judgement');
    await page.getByLabel('Look in').selectOption('Comments');
    await page.keyboard.press('Enter');
    await page.getByRole('link', { name: /the word for it is a judgement/ }).click();
    await page.getByRole('heading', { level: 1, name: /Halmstow/ }).waitFor();
    await page.getByText('the word for it is a judgement.').waitFor();
    expect(new URL(page.url()).hash).toBe('#p2');
    // the comment itself has the focus
    await page.locator('article.comment:focus', { hasText: 'the word for it is a judgement.' }).waitFor();
    await lookAt(page, 'comment-found');
    expect(complaints).toEqual([]);
  });

  it('is sent the link of a comment, and reads why it leads nowhere any more', async () => {
    const ada = await signedIn(stage, 'ada');
    await ada.context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await openText(ada.page);
    await commentOn(ada.page, 11, 'Nobody will link to this.');
    const own = ada.page.locator('article.comment', { hasText: 'Nobody will link to this.' });
    await own.getByRole('button', { name: 'Delete' }).waitFor();
    await own.getByRole('button', { name: 'Copy the link to this comment' }).click();
    await ada.page.getByText('The link is copied.').waitFor();
    const address = await ada.page.evaluate(() => navigator.clipboard.readText());

    const { page, context, complaints } = await signedIn(stage, 'clara');
    await page.goto(address);
    await page.locator('article.comment:focus', { hasText: 'Nobody will link to this.' }).waitFor();
    expect(new URL(page.url()).hash).toBe('#p11');

    await own.getByRole('button', { name: 'Delete' }).click();
    await ada.page.getByRole('button', { name: 'Delete the comment' }).click();
    await own.waitFor({ state: 'hidden' });
    await page.goto(address);
    await page.getByText('Who wrote it has deleted it.').waitFor();
    await lookAt(page, 'comment-gone');
    await context.clearCookies();
    await page.goto(address);
    await page.getByRole('heading', { name: 'This comment is not open to you' }).waitFor();
    expect(complaints).toEqual([]);
  });

  it('finds at a group’s home what was said last, and goes there', async () => {
    const { page, complaints } = await signedIn(stage, 'ben');
    await page.getByRole('link', { name: 'The Thursday Circle' }).click();
    await page.getByRole('heading', { name: 'Latest discussion' }).waitFor();
    await page.getByText(/new to you/).waitFor();
    await lookAt(page, 'group-latest');
    await page.getByRole('link', { name: 'And who counted again?' }).click();
    await page.getByRole('heading', { level: 1, name: /Halmstow/ }).waitFor();
    await page.getByText('And who counted again?').waitFor();
    expect(complaints).toEqual([]);
  });

  it('lists the discussions by person and order, and goes from one to the next by keyboard', async () => {
    const { page, complaints } = await signedIn(stage, 'ben');
    await openText(page);
    await page.keyboard.press('t');
    const dialog = page.getByRole('dialog', { name: 'Discussions' });
    await dialog.getByText('5 discussions').waitFor();
    await lookAt(page, 'threads-list');
    await dialog.getByLabel('Show').selectOption('That mention me');
    await dialog.getByText('Nobody has mentioned you here.').waitFor();
    await dialog.getByLabel('Show').selectOption('All');
    await dialog.getByLabel('With comments by').selectOption({ label: 'Clara Duarte (2)' });
    await dialog.getByText('2 discussions').waitFor();
    await dialog.getByLabel('Order').selectOption('As in the text');
    await dialog.getByRole('button', { name: /The whole reading.*A thought on the whole text/s }).click();
    await page.getByText('1 of 2').waitFor();
    await page.keyboard.press('n');
    await page.getByText('2 of 2').waitFor();
    await page.getByText('the word for it is a judgement.').waitFor();
    await lookAt(page, 'threads-walk');
    await page.getByRole('group', { name: /^Paragraph 2, / }).focus();
    await page.keyboard.press('p');
    await page.getByText('1 of 2').waitFor();
    await page.getByRole('button', { name: 'Leave the list' }).click();
    await page.getByText('1 of 2').waitFor({ state: 'hidden' });

    // the map: a mark for each paragraph with something said, the last of which leads to the last of them
    const marks = page.locator('lec-text-map .mark');
    expect(await marks.count()).toBe(4);
    await marks.last().click();
    await page.getByText('And who counted again?').waitFor();
    expect(new URL(page.url()).hash).toBe('#p8');
    expect(complaints).toEqual([]);
  });
});
