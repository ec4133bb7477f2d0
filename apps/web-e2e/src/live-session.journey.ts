import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { lookAt } from './browser';
import { openText, signedIn, demonstration } from './demonstration';

/** How far below the strip a paragraph begins; the paragraph one is led to is near it. */
async function topOf(page: Page, number: number): Promise<number> {
  return page.evaluate((id) => {
    const { scrollPaddingTop } = getComputedStyle(document.documentElement);
    const top = document.getElementById(id)?.getBoundingClientRect().top ?? Number.NaN;
    return Math.round(top - Number.parseFloat(scrollPaddingTop));
  }, `p${number}`);
}

/** Comes to rest at a paragraph. */
async function isAt(page: Page, number: number): Promise<void> {
  const isNear = async () => {
    const passing = await topOf(page, number);
    await page.waitForTimeout(150);
    const top = await topOf(page, number);
    return top === passing && top > -10 && top < 60 ? 'there' : top;
  };
  await expect.poll(isNear, { timeout: 8_000, message: `at paragraph ${number}` }).toBe('there');
}

/** Scrolls as a person does: with the wheel over the text. */
async function scrollBy(page: Page, pixels: number): Promise<void> {
  await page.mouse.move(400, 500);
  await page.mouse.wheel(0, pixels);
}

describe('a group meets over a text', () => {
  const stage = demonstration();

  it('arranged by one, entered through the lobby, led through the text, roaming and coming back', async () => {
    const [ada, ben, clara] = await Promise.all((['ada', 'ben', 'clara'] as const).map((who) => signedIn(stage, who)));
    if (!ada || !ben || !clara) throw new Error('Somebody is missing.');
    const everybody = [ada, ben, clara];

    await openText(ada.page);
    await ada.page.getByRole('button', { name: 'More about this text' }).click();
    await ada.page.getByRole('link', { name: 'Arrange a session' }).click();
    await ada.page.getByLabel('What is it called').fill('Who decided at Halmstow?');
    await ada.page.getByLabel('Who leads with you').selectOption({ label: 'Ben Lindqvist' });
    await ada.page.getByRole('button', { name: 'Remove Ben Lindqvist' }).click();
    await ada.page.getByLabel('Places').fill('3');
    await ada.page.getByRole('button', { name: 'Add a passage' }).click();
    await ada.page.getByLabel('Question', { exact: true }).fill('Who speaks here, and for whom?');
    await ada.page.getByLabel('What to do').fill('Read aloud, one paragraph each.');
    await ada.page.getByRole('button', { name: 'Add a passage' }).click();
    await lookAt(ada.page, 'live-arrange');
    await ada.page.getByRole('button', { name: 'Arrange it' }).click();
    await ada.page.getByRole('heading', { level: 1, name: 'Who decided at Halmstow?' }).waitFor();
    await lookAt(ada.page, 'live-session');
    const address = ada.page.url();
    // what was arranged can be arranged otherwise
    await ada.page.getByRole('link', { name: 'Change the plan' }).click();
    await ada.page.getByLabel('Length in minutes').fill('75');
    await lookAt(ada.page, 'live-plan');
    await ada.page.getByRole('button', { name: 'Change it' }).click();
    await ada.page.getByText('75 minutes').first().waitFor();

    for (const { page } of [ben, clara]) {
      await page.goto(address);
      await page.getByRole('button', { name: 'I will come' }).click();
      await page.getByText('You have a place.').waitFor();
    }
    await ada.page.getByText('3 of 3 places taken').waitFor();
    await lookAt(clara.page, 'live-coming');
    await ada.page.getByRole('button', { name: 'Open the lobby' }).click();
    await ada.page.getByRole('link', { name: 'To the lobby' }).click();
    await ada.page.getByRole('region', { name: 'Session' }).waitFor();
    for (const { page } of [ben, clara]) {
      await page.getByRole('link', { name: 'To the lobby' }).click();
      await page.getByRole('heading', { name: 'You are in the lobby' }).waitFor();
    }
    await lookAt(clara.page, 'live-lobby');
    await ada.page.getByRole('tab', { name: 'People' }).click();
    await ada.page.getByText('2 wait in the lobby').waitFor();
    await ada.page.getByRole('button', { name: /^Let in Ben/ }).click();
    await ben.page.getByRole('region', { name: 'Session' }).waitFor();
    await ada.page.getByRole('tab', { name: 'Agenda' }).click();
    await ada.page.getByRole('button', { name: 'Begin', exact: true }).click();
    await clara.page.getByRole('region', { name: 'Session' }).waitFor();

    await ada.page.getByRole('button', { name: 'First passage' }).click();
    for (const { page } of [ben, clara]) await isAt(page, 1);
    await ada.page.getByRole('button', { name: 'Next passage' }).click();
    await ada.page.getByText('Passage 2 of 2').waitFor();
    for (const { page } of [ben, clara]) {
      await page.getByText('Passage 2 of 2').waitFor();
      await isAt(page, 4);
    }
    await lookAt(ben.page, 'live-room');
    await lookAt(ada.page, 'live-room-host');
    // the same paragraph, whatever the width was meanwhile
    for (const { page } of [ben, clara]) await isAt(page, 4);

    // Ben goes his own way, and comes back with one key
    await scrollBy(ben.page, 1_500);
    await ben.page.getByRole('button', { name: 'Back to the others' }).waitFor();
    await lookAt(ben.page, 'live-roaming');
    await ada.page.locator('#p6').click();
    await ada.page.keyboard.press('l');
    await isAt(clara.page, 6);
    expect(Math.abs(await topOf(ben.page, 6))).toBeGreaterThan(60);
    await ben.page.keyboard.press('g');
    await isAt(ben.page, 6);

    // Clara writes: she is not moved before she is done
    await clara.page.keyboard.press('c');
    await clara.page.getByLabel('Your comment').fill('Is this about the harbour or about the vote?');
    const before = await topOf(clara.page, 6);
    await ada.page.locator('#p2').click();
    await ada.page.keyboard.press('l');
    await isAt(ben.page, 2);
    expect(Math.abs((await topOf(clara.page, 6)) - before)).toBeLessThan(4);
    await clara.page.getByText('You are writing; you stay here').waitFor();
    await clara.page.getByRole('button', { name: 'Comment', exact: true }).click();
    await clara.page.keyboard.press('Escape');
    await isAt(clara.page, 2);

    // who comes late stands where the others stand
    await clara.page.reload();
    await clara.page.getByText('Passage 2 of 2').waitFor();
    await isAt(clara.page, 2);

    await clara.page.keyboard.press('d');
    await clara.page
      .getByText(/^Passage 2 of 2.* 3 people are here\./)
      .first()
      .waitFor();
    await clara.page.keyboard.press('?');
    await clara.page.getByText('in the session: how things stand').waitFor();
    await lookAt(clara.page, 'live-keys');
    await clara.page.keyboard.press('Escape');

    await ada.page.getByRole('button', { name: 'Wrap up' }).click();
    // to end it means to end what one sees: a session that turned meanwhile refuses it
    await ada.page.getByRole('button', { name: 'Wrap up' }).waitFor({ state: 'hidden' });
    await ada.page.getByRole('button', { name: 'End it' }).click();
    await ada.page.getByRole('alertdialog').getByRole('button', { name: 'End it' }).click();
    for (const { page } of everybody) await page.getByText('This session is over.').waitFor();
    await ben.page.getByRole('link', { name: 'What came of it' }).click();
    await ben.page.getByText('Is this about the harbour or about the vote?').waitFor();
    await ben.page.getByRole('button', { name: 'part of the time' }).click();
    await ben.page.getByRole('listitem').filter({ hasText: 'Ben' }).getByText('part of the time').waitFor();
    await lookAt(ben.page, 'live-recap');
    for (const { complaints } of everybody) expect(complaints).toEqual([]);
  }, 300_000);
});
