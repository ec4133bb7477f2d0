import { describe, expect, it } from 'vitest';
import { lookAt } from './browser';
import { commentOn, openText, signedIn, demonstration } from './demonstration';

describe('before a comment goes up', () => {
  const stage = demonstration();

  it('a rule is tried and added, holds a comment back, and a moderator lets it up for everybody to see', async () => {
    const [ada, ben] = await Promise.all([signedIn(stage, 'ada'), signedIn(stage, 'ben')]);
    await ada.page.getByRole('link', { name: 'The Thursday Circle' }).click();
    await ada.page.getByRole('link', { name: 'Before posting' }).click();
    await ada.page.getByRole('heading', { level: 1, name: 'Before posting' }).waitFor();
    await ada.page.getByLabel('Words', { exact: true }).fill('humbug*');
    await ada.page.getByLabel('What its author is told').fill('We argue with reasons here.');
    await ada.page.getByLabel('Try it').fill('What humbug, what h\u200Bumbuggery, and a hum.');
    await ada.page.getByRole('button', { name: 'Look through it' }).click();
    await ada.page.getByText('written to be overlooked').waitFor();
    await lookAt(ada.page, 'posting');
    await ada.page.getByRole('button', { name: 'Add the rule' }).click();
    await ada.page.getByRole('button', { name: /^Remove ?: humbug/ }).waitFor();

    await openText(ben.page);
    await ben.page.getByRole('group', { name: /^Paragraph 3, / }).click();
    await commentOn(ben.page, 3, 'This is hurnbug, or rather humbug.');
    await ben.page.getByText('Kept for a moderator.').waitFor();
    await lookAt(ben.page, 'reading-held');

    await ada.page.getByRole('link', { name: 'Waiting' }).click();
    await ada.page.getByText('This is hurnbug').waitFor();
    await lookAt(ada.page, 'held');
    await ada.page.getByRole('button', { name: /^Let it up/ }).click();
    await ada.page.getByText('Nothing waits.').waitFor();
    await expect.poll(() => ben.page.getByText('Kept for a moderator.').count()).toBe(0);
    await ben.page.getByText('This is hurnbug').waitFor();
    expect([...ada.complaints, ...ben.complaints]).toEqual([]);
  });
});
