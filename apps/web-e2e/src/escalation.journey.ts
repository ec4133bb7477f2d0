import { describe, expect, it } from 'vitest';
import { lookAt } from './browser';
import {
  commentOn,
  countOf,
  demonstration,
  joined,
  makeModerator,
  openGroup,
  openText,
  signedIn,
  told,
} from './demonstration';

const words = 'Only a fool could write this.';

describe('a case is handed to the owners', () => {
  const stage = demonstration();

  it('who talk with the author, decide it, and see what counts against them', async () => {
    const ada = await signedIn(stage, 'ada');
    const ben = await signedIn(stage, 'ben');
    const clara = await signedIn(stage, 'clara');
    const groupId = await openGroup(ada.page);
    await makeModerator(ada.page, ben.page, groupId);
    const dora = await joined(stage, ada.page, groupId);
    await openText(clara.page);
    await commentOn(clara.page, 5, words);
    await openText(dora.page);
    await countOf(dora.page, 5, 1).click();
    await dora.page.getByText(words).waitFor();
    await dora.page.getByRole('button', { name: /^Report to|^Report\s+Clara/ }).click();
    await dora.page.getByLabel('In your own words').fill('It speaks of the writer.');
    await dora.page.getByRole('dialog').getByRole('button', { name: 'Report' }).click();
    await told(dora.page, 'Reported. You can see what becomes of it.');

    // Ben hands it over, and has nothing to decide any more
    await ben.page.goto(`/groups/${groupId}/moderation`);
    await ben.page.getByText('1 waits').waitFor();
    await ben.page.keyboard.press('n');
    await ben.page.getByLabel('Reason').fill('Clara is a friend of mine.');
    await ben.page.getByRole('button', { name: 'Hand to the owners' }).click();
    await told(ben.page, 'Handed to the owners. They see it first.');
    await ben.page.getByText('Only they decide it.').waitFor();
    expect(await ben.page.getByRole('button', { name: 'Hide', exact: true }).count()).toBe(0);
    await lookAt(ben.page, 'case-for-owners');

    // Ada, who owns the group, talks with Clara
    await ada.page.goto(`/groups/${groupId}/moderation`);
    await ada.page.getByText('for the owners', { exact: true }).waitFor();
    await ada.page.keyboard.press('n');
    await ada.page.getByText('Clara is a friend of mine.').waitFor();
    await ada.page.getByLabel('Say something to whoever wrote this').fill('Please speak of the text.');
    await ada.page.getByRole('button', { name: 'Say it' }).click();
    await ada.page.getByText('Please speak of the text.').waitFor();
    await clara.page.getByRole('link', { name: '1 message from moderators' }).click();
    await clara.page.getByRole('heading', { name: 'Moderators spoke to you' }).waitFor();
    await clara.page.getByLabel('Your answer').fill('I am sorry.');
    await clara.page.getByRole('button', { name: 'Say it' }).click();
    await clara.page.getByText('I am sorry.').waitFor();

    // and decides it, having read the answer
    await ada.page.getByRole('button', { name: 'Show it as it is' }).click();
    await ada.page.getByText('I am sorry.').waitFor();
    await ada.page.getByLabel('Reason').fill('It calls the writer a fool.');
    await ada.page.getByRole('button', { name: 'Remove', exact: true }).click();
    await told(ada.page, 'Decided. The author is told.');

    await clara.page.reload();
    await clara.page.getByRole('heading', { name: 'What counts against you' }).waitFor();
    await clara.page.getByText('It calls the writer a fool.').waitFor();
    await lookAt(clara.page, 'own-talks-and-strikes');
    await ada.page.getByRole('link', { name: 'What counts against Clara Duarte' }).click();
    await ada.page.getByText('This proposes to talk with them.').waitFor();
    await ada.page.getByRole('link', { name: 'A comment removed' }).waitFor();
    await lookAt(ada.page, 'member-standing');
    for (const one of [ada, ben, clara, dora]) expect(one.complaints).toEqual([]);
  });
});
