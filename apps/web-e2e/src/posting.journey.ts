import { describe, expect, it } from 'vitest';
import { lookAt } from './browser';
import { commentOn, countOf, openText, signedIn, demonstration, told } from './demonstration';

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

  it('everything a rule held in a period goes up in one step', async () => {
    const [ada, ben] = await Promise.all([signedIn(stage, 'ada'), signedIn(stage, 'ben')]);
    await openText(ben.page);
    for (const [paragraph, words] of [
      [4, 'Honest humbug, one.'],
      [5, 'Honest humbug, two.'],
    ] as const) {
      await commentOn(ben.page, paragraph, words);
      await ben.page.getByText('Kept for a moderator.').waitFor();
    }
    await ada.page.getByRole('link', { name: 'The Thursday Circle' }).click();
    await ada.page.getByRole('link', { name: 'Waiting' }).click();
    await ada.page.getByText('Honest humbug, two.').waitFor();
    await ada.page.getByRole('button', { name: 'Undo what was held' }).click();
    const dialog = ada.page.getByRole('dialog');
    await dialog.getByText('2 of those shown were held then.').waitFor();
    await dialog.getByLabel('Held until').fill('2020-01-01T00:00');
    await dialog.getByText('This lies before the beginning.').waitFor();
    await dialog.getByText('None of those shown was held then.').waitFor();
    await dialog.getByLabel('Held until').fill('2099-01-01T00:00');
    await lookAt(ada.page, 'held-release');
    await dialog.getByLabel('Reason').fill('The rule catches honest words.');
    await dialog.getByRole('button', { name: 'Let them up' }).click();
    await told(ada.page, '2 comments go up, one after the other.');
    await ada.page.getByText('Nothing waits.').waitFor();
    await countOf(ben.page, 4, 1).waitFor();
    await countOf(ben.page, 5, 1).waitFor();
    expect([...ada.complaints, ...ben.complaints]).toEqual([]);
  });
});
