import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { lookAt } from './browser';
import { openText, signedIn, demonstration } from './demonstration';

/** Opens a tab of the drawer. */
async function tab(page: Page, name: string): Promise<void> {
  await page.getByRole('tab', { name, exact: true }).click();
}

describe('a group works in small rooms and keeps what comes of it', () => {
  const stage = demonstration();

  it('takes notes, splits and comes back, speaks backstage, and leaves with something to do', async () => {
    const [ada, ben, clara] = await Promise.all((['ada', 'ben', 'clara'] as const).map((who) => signedIn(stage, who)));
    if (!ada || !ben || !clara) throw new Error('Somebody is missing.');
    await openText(ada.page);
    await ada.page.getByRole('button', { name: 'More about this text' }).click();
    await ada.page.getByRole('link', { name: 'Arrange a session' }).click();
    await ada.page.getByLabel('What is it called').fill('Who counted the votes?');
    await ada.page.getByRole('button', { name: 'Add a passage' }).click();
    await ada.page.getByLabel('From ¶').fill('2');
    await ada.page.getByLabel('To ¶').fill('3');
    await ada.page.getByLabel('Question').fill('Whose word is it?');
    await ada.page.getByRole('button', { name: 'Arrange it' }).click();
    await ada.page.getByRole('heading', { level: 1, name: 'Who counted the votes?' }).waitFor();
    const address = ada.page.url();
    await ada.page.getByRole('button', { name: 'Begin now' }).click();
    for (const { page } of [ada, ben, clara]) {
      if (page !== ada.page) await page.goto(address);
      await page.getByRole('link', { name: 'Join' }).click();
      await page.getByRole('region', { name: 'Session' }).waitFor();
    }

    // notes: first for who writes them, then for everybody; Ben is asked to write, too
    for (const { page } of [ada, ben, clara]) await tab(page, 'Notes');
    await ada.page.getByRole('button', { name: 'First only for who writes them' }).click();
    await ada.page.getByLabel('Write a note').fill('The clerk counts twice.');
    await ada.page.getByRole('button', { name: 'Note it' }).click();
    await ben.page.getByText('They are shown to everybody later.').waitFor();
    expect(await ben.page.getByText('The clerk counts twice.').count()).toBe(0);
    await ada.page.getByRole('button', { name: 'Show them to everybody' }).click();
    for (const { page } of [ben, clara]) await page.getByText('The clerk counts twice.', { exact: true }).waitFor();
    await ada.page.getByRole('button', { name: 'Who writes' }).click();
    await ada.page.getByRole('checkbox', { name: /^Ben/ }).check();
    await ben.page.getByLabel('Write a note').fill('Nobody saw the urn.');
    await ben.page.getByRole('button', { name: 'Note it' }).click();
    await clara.page.getByText('Nobody saw the urn.', { exact: true }).waitFor();
    await ben.page.getByRole('button', { name: 'Move this note up' }).click();
    await expect
      .poll(() => clara.page.locator('lec-notes-section ol > li').first().innerText())
      .toMatch(/Nobody saw the urn/);
    await lookAt(ada.page, 'live-notes');

    // small rooms: those who lead stay and visit, a room has its chat and its note
    for (const { page } of [ada, ben, clara]) await tab(page, 'Rooms');
    await ada.page.getByLabel('People in a room').fill('2');
    await ada.page.getByRole('checkbox', { name: /Whose word is it/ }).check();
    await lookAt(ada.page, 'live-rooms-split');
    await ada.page.getByRole('button', { name: 'Split', exact: true }).click();
    for (const { page } of [ben, clara]) await page.getByText('Small room 1', { exact: true }).waitFor();
    await ben.page.getByLabel('Say something in room 1').fill('Shall I begin?');
    await ben.page.keyboard.press('Enter');
    await clara.page.getByText('Shall I begin?', { exact: true }).waitFor();
    await ada.page.getByRole('button', { name: 'Visit room 1' }).click();
    await ada.page.getByText('Shall I begin?', { exact: true }).waitFor();
    await clara.page.getByRole('button', { name: 'Note something for everybody' }).click();
    await clara.page.getByLabel('Note something for everybody').fill('We think it was the clerk.');
    await clara.page.getByRole('button', { name: 'Keep it so' }).click();
    await ada.page.getByText('We think it was the clerk.', { exact: true }).waitFor();
    await lookAt(clara.page, 'live-room-mine');
    await lookAt(ada.page, 'live-rooms-host');
    await ada.page.getByRole('button', { name: '10 s', exact: true }).click();
    await ben.page.getByText(/^all are back at/).waitFor();
    await ben.page.getByText('Small room 1', { exact: true }).waitFor({ state: 'detached', timeout: 30_000 });
    await ben.page.getByText('We think it was the clerk.', { exact: true }).waitFor();
    expect(await ben.page.getByLabel('Say something in room 1').count()).toBe(0);

    // backstage is for those who lead alone
    expect(await ben.page.getByRole('tab', { name: 'Backstage' }).count()).toBe(0);
    await tab(ada.page, 'Backstage');
    await ada.page.getByLabel('Say something backstage').fill('Five more minutes, then the vote.');
    await ada.page.keyboard.press('Enter');
    await ada.page.getByText('Five more minutes, then the vote.', { exact: true }).waitFor();
    await lookAt(ada.page, 'live-backstage');

    // muted, somebody watches on and writes nothing until they are let again
    await tab(ada.page, 'People');
    await tab(clara.page, 'Chat');
    await ada.page.getByRole('button', { name: `What you can do about ${clara.person.displayName}` }).click();
    await lookAt(ada.page, 'live-people-actions');
    await ada.page.getByRole('button', { name: 'Mute for this session' }).click();
    await clara.page.getByLabel('Say something beside the text').waitFor({ state: 'detached' });
    await ada.page.getByRole('button', { name: 'Let them write again' }).click();
    await clara.page.getByLabel('Say something beside the text').waitFor();

    // what is to be done: of a line with one action, and written down for somebody until a day
    for (const { page } of [ada, ben]) await tab(page, 'Chat');
    await ben.page.getByLabel('Say something beside the text').fill('Somebody should ask the archive.');
    await ben.page.keyboard.press('Enter');
    await ada.page.getByRole('button', { name: 'To be done' }).click();
    for (const { page } of [ada, ben]) await tab(page, 'Notes');
    await ben.page.getByRole('button', { name: 'I will do it' }).click();
    await ada.page.getByRole('button', { name: 'Write something down' }).click();
    await ada.page.getByLabel('What is to be done').fill('Bring the map of the harbour');
    await ada.page.getByLabel('Who does it').selectOption({ label: clara.person.displayName });
    await ada.page.getByLabel('Until').fill('2031-04-01');
    await ada.page.getByRole('button', { name: 'Write it down' }).click();
    await ben.page.getByText('Bring the map of the harbour').waitFor();
    await lookAt(ben.page, 'live-follow-ups');

    // afterwards it all stands in the recap, and what is open on the group's home
    await tab(ada.page, 'Agenda');
    await ada.page.getByRole('button', { name: 'End it' }).click();
    await ada.page.getByRole('alertdialog').getByRole('button', { name: 'End it' }).click();
    await ada.page.getByRole('link', { name: 'What came of it' }).click();
    await ada.page.getByRole('heading', { name: 'From the small rooms' }).waitFor();
    for (const words of ['The clerk counts twice.', 'We think it was the clerk.', 'Somebody should ask the archive.'])
      await ada.page.getByText(words, { exact: true }).waitFor();
    expect(await ada.page.getByText('Five more minutes').count()).toBe(0);
    await lookAt(ada.page, 'live-recap-outcome');
    await ben.page.goto('/');
    await ben.page.getByRole('link', { name: 'The Thursday Circle' }).click();
    await ben.page.getByRole('heading', { name: 'To be done' }).waitFor();
    await lookAt(ben.page, 'group-home-follow-ups');
    await ben.page.getByRole('button', { name: 'Done: Somebody should ask the archive.' }).click();
    await ben.page.getByText('Somebody should ask the archive.').waitFor({ state: 'detached' });
    for (const { complaints } of [ada, ben, clara]) expect(complaints).toEqual([]);
  }, 300_000);
});
