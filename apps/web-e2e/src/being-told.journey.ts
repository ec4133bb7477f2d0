import { describe, expect, it } from 'vitest';
import { lookAt } from './browser';
import { openText, signedIn, demonstration } from './demonstration';

describe('being told', () => {
  const stage = demonstration();

  it('somebody is mentioned by keyboard alone', async () => {
    const { page, complaints } = await signedIn(stage, 'ada');
    await openText(page);
    for (let paragraph = 1; paragraph <= 3; paragraph += 1) await page.keyboard.press('j');
    await page.keyboard.press('c');
    const field = page.getByLabel('Your comment');
    await field.pressSequentially('What does @be');
    const ben = page.getByRole('option', { name: 'Ben Lindqvist' });
    await ben.waitFor();
    expect(await ben.getAttribute('aria-selected')).toBe('true');
    expect(await field.getAttribute('aria-activedescendant')).toBe(await ben.getAttribute('id'));
    await lookAt(page, 'mentioning');
    await page.keyboard.press('Enter');
    await expect.poll(() => field.inputValue()).toBe('What does @Ben Lindqvist ');
    await field.pressSequentially('think?');
    await page.keyboard.press('Control+Enter');
    await page.locator('lec-mention', { hasText: '@Ben Lindqvist' }).waitFor();
    await lookAt(page, 'mentioned');
    expect(complaints).toEqual([]);
  });

  it('what one was told is counted in the header, leads to its place, and is chosen for each group', async () => {
    const ben = await signedIn(stage, 'ben');
    const { page } = ben;
    await page.getByRole('link', { name: 'What you were told: 2 new' }).click();
    await page.getByRole('heading', { level: 1, name: 'What you were told' }).waitFor();
    await page.getByText('mentioned you').waitFor();

    // somebody else answers meanwhile
    const ada = await signedIn(stage, 'ada');
    await openText(ada.page);
    await ada.page.getByRole('button', { name: 'Comment on paragraph 5', exact: true }).click();
    await ada.page.getByLabel('Your comment').pressSequentially('@ben');
    await ada.page.getByRole('option', { name: 'Ben Lindqvist' }).click();
    await ada.page.getByLabel('Your comment').pressSequentially('Six pence, says the *Messenger*.');
    await ada.page.getByRole('button', { name: 'Comment', exact: true }).click();
    await page.getByText('@Ben Lindqvist Six pence, says the Messenger.').waitFor();
    await page.getByRole('link', { name: 'What you were told: 3 new' }).waitFor();
    await lookAt(page, 'told');

    await page.getByRole('button', { name: 'Mark as read' }).first().click();
    await page.getByText('2 things are new.').waitFor();
    await page.getByRole('link', { name: /What does @Ben Lindqvist/ }).click();
    await page.getByRole('heading', { level: 1, name: /Halmstow/ }).waitFor();
    await page.getByRole('link', { name: 'What you were told: 1 new' }).click();
    await page.getByRole('button', { name: 'Mark all as read' }).click();
    await page.getByText('Nothing new.').waitFor();
    await page.getByRole('button', { name: 'New', exact: true }).click();
    await page.getByText('Nothing is new').waitFor();
    await lookAt(page, 'told-nothing-new');

    await page.getByRole('link', { name: 'What to be told' }).first().click();
    await page.getByLabel('Of what to be told in The Thursday Circle').selectOption('Everything');
    await page.getByText('Saved.').waitFor();
    await page
      .getByText(/if (it|some) should differ/)
      .first()
      .click();
    await page.getByLabel('What you have not read, in one letter').selectOption('Every morning');
    await page.getByLabel('Not in my quiet hours').check();
    await page.getByRole('button', { name: 'Save' }).click();
    await lookAt(page, 'told-settings');
    await page.reload();
    expect(await page.getByLabel('What you have not read, in one letter').inputValue()).toBe('day');
    expect(await page.getByLabel('From').inputValue()).toBe('22:00');
    expect(await page.getByLabel('Of what to be told in The Thursday Circle').inputValue()).toBe('everything');
    expect([...ben.complaints, ...ada.complaints]).toEqual([]);
  });
});
