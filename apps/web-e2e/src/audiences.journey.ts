import { describe, expect, it } from 'vitest';
import { lookAt } from './browser';
import { commentOn, countOf, demonstration, openText, signedIn } from './demonstration';

describe('who hears what is said', () => {
  const stage = demonstration();

  it('a note is one’s own until it is shown to the group, and who leads has a place of their own', async () => {
    const ben = await signedIn(stage, 'ben');
    const ada = await signedIn(stage, 'ada');
    await openText(ben.page);
    await openText(ada.page);
    await ben.page.getByRole('button', { name: 'Comment on paragraph 4', exact: true }).click();
    await ben.page.locator('.hears select').selectOption('only me');
    await ben.page.getByLabel('Your comment').fill('I should look this figure up.');
    await lookAt(ben.page, 'note-writing');
    await ben.page.getByRole('button', { name: 'Comment', exact: true }).click();
    await ben.page.getByText('Only you').first().waitFor();
    await lookAt(ben.page, 'note');

    // who leads the group has an audience more to choose from
    await ada.page.getByRole('button', { name: 'Comment on paragraph 4', exact: true }).click();
    await ada.page.locator('.hears select').selectOption('who leads it');
    await ada.page.getByLabel('Your comment').fill('Shall we ask the author?');
    await ada.page.getByRole('button', { name: 'Comment', exact: true }).click();
    await ada.page.getByText('Who leads the group').first().waitFor();
    await lookAt(ada.page, 'leaders-thread');
    // neither has heard the other
    expect(await ada.page.getByText('I should look this figure up.').count()).toBe(0);
    expect(await ben.page.getByText('Shall we ask the author?').count()).toBe(0);

    await ben.page.getByRole('button', { name: 'Show to the group' }).click();
    await ben.page.getByRole('button', { name: 'Show it to the group' }).click();
    await countOf(ada.page, 4, 2).waitFor();
    expect([...ada.complaints, ...ben.complaints]).toEqual([]);
  });

  it('first thoughts: what others say shows once one has written, and for all when it is shown', async () => {
    const ada = await signedIn(stage, 'ada');
    const ben = await signedIn(stage, 'ben');
    const clara = await signedIn(stage, 'clara');
    for (const { page } of [ada, ben, clara]) await openText(page);
    await ada.page.getByRole('button', { name: 'More about this text' }).click();
    await ada.page.getByRole('button', { name: 'First thoughts first' }).click();
    const dialog = ada.page.getByRole('dialog');
    await lookAt(ada.page, 'first-thoughts');
    await dialog.getByRole('button', { name: 'Ask for first thoughts' }).click();
    await dialog.waitFor({ state: 'hidden' });

    await commentOn(ben.page, 6, 'A bench is not a budget.');
    await ben.page.getByText('Who wrote here').first().waitFor();
    await clara.page.getByRole('button', { name: 'Comment on paragraph 6', exact: true }).click();
    await clara.page.getByText('First thoughts first: what others say').waitFor();
    expect(await clara.page.getByText('A bench is not a budget.').count()).toBe(0);
    await lookAt(clara.page, 'first-thoughts-hidden');
    await clara.page.getByLabel('Your comment').fill('Who sat there?');
    await clara.page.getByRole('button', { name: 'Comment', exact: true }).click();
    await clara.page.getByText('A bench is not a budget.').first().waitFor();
    await lookAt(clara.page, 'first-thoughts-heard');

    await ada.page.getByRole('button', { name: 'More about this text' }).click();
    await ada.page.getByRole('button', { name: 'First thoughts first' }).click();
    await dialog.getByText('It is asked for now.').waitFor();
    await dialog.getByRole('button', { name: 'Show what is hidden' }).click();
    await countOf(ada.page, 6, 2).waitFor();
    expect([...ada.complaints, ...ben.complaints, ...clara.complaints]).toEqual([]);
  });
});
