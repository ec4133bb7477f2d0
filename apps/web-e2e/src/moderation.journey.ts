import { describe, expect, it } from 'vitest';
import { lookAt, type openContext } from './browser';
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

const words = 'Whoever wrote this is a nincompoop.';
const reason = 'It calls the writer names instead of saying what is wrong.';
const second = 'The word is quoted from paragraph two. It stands.';

describe('a comment is reported, hidden, appealed for, and is back', () => {
  const stage = demonstration();
  let people: {
    ada: Awaited<ReturnType<typeof signedIn>>;
    clara: Awaited<ReturnType<typeof signedIn>>;
    dora: Awaited<ReturnType<typeof openContext>>;
    groupId: string;
  };

  it('with everybody told what, why and by which rule', async () => {
    const ada = await signedIn(stage, 'ada');
    const ben = await signedIn(stage, 'ben');
    const clara = await signedIn(stage, 'clara');
    const groupId = await openGroup(ada.page);
    await makeModerator(ada.page, ben.page, groupId);
    const dora = await joined(stage, ada.page, groupId);

    // Clara writes, Dora reports
    await openText(clara.page);
    await commentOn(clara.page, 5, words);
    await openText(dora.page);
    await countOf(dora.page, 5, 1).click();
    await dora.page.getByText(words).waitFor();
    await dora.page.getByRole('button', { name: /^Report to|^Report\s+Clara/ }).click();
    await dora.page.getByRole('heading', { name: 'Report this comment' }).waitFor();
    await dora.page.getByLabel('In your own words').fill('It speaks of the writer, not of the text.');
    await dora.page.getByRole('dialog').getByRole('button', { name: 'Report' }).click();
    await told(dora.page, 'Reported. You can see what becomes of it.');

    // Ada finds it in the queue by the keyboard, claims it and hides it with a reason
    await ada.page.goto(`/groups/${groupId}/moderation`);
    await ada.page.getByText('1 waits').waitFor();
    await ada.page.keyboard.press('n');
    await ada.page.getByRole('heading', { name: 'A comment by Clara Duarte' }).waitFor();
    await ada.page.keyboard.press('c');
    await ada.page.getByText('You have this case in hand until').waitFor();
    await ada.page.keyboard.press('h');
    await ada.page.getByText('Say why first').waitFor();
    await ada.page.keyboard.type(reason);
    await ada.page.getByRole('button', { name: 'Hide', exact: true }).click();
    await told(ada.page, 'Decided. The author is told.');

    // gone at once for who has it open, as a tombstone
    await dora.page.getByText('A moderator has hidden this comment.').waitFor();
    expect(await dora.page.getByText(words).count()).toBe(0);

    // Clara is told at once, reads the statement and appeals
    await clara.page.getByRole('link', { name: '1 message from moderators' }).click();
    await clara.page.getByRole('link', { name: 'Your comment was hidden' }).click();
    await clara.page.getByText(reason).waitFor();
    await clara.page.getByText(words).waitFor();
    await clara.page.getByText('A person. No machine found it, and none decided.').waitFor();
    await clara.page.getByLabel('Why should it be looked at again?').fill('I quoted it.');
    await clara.page.getByRole('button', { name: 'Appeal' }).click();
    await clara.page.getByText('Somebody else looks at it.').waitFor();

    // not Ada, who decided: Ben judges
    await ada.page.getByRole('button', { name: 'Show it as it is' }).click();
    await ada.page.getByText('Somebody who neither decided nor reported this judges the appeal.').waitFor();
    await ben.page.goto(`/groups/${groupId}/moderation`);
    await ben.page.getByText('1 waits').waitFor();
    await ben.page.keyboard.press('n');
    await ben.page.getByText('I quoted it.').first().waitFor();
    await ben.page.getByLabel('Reason').fill(second);
    await ben.page.getByRole('button', { name: 'Overturn: put everything back' }).click();
    await told(ben.page, 'The appeal is judged.');

    // all is back, where it was open too
    await dora.page.getByText(words).waitFor();
    expect(await dora.page.getByText('A moderator has hidden this comment.').count()).toBe(0);
    await clara.page.reload();
    await clara.page.getByText('The decision was overturned. Your comment is there again').waitFor();
    await clara.page.getByText(second).waitFor();
    people = { ada, clara, dora, groupId };
    for (const one of [ada, ben, clara, dora]) expect(one.complaints).toEqual([]);
  });

  it('on screens for everybody, wide and narrow, light and dark', async () => {
    const { ada, clara, dora, groupId } = people;
    await lookAt(clara.page, 'statement');
    await dora.page.goto('/reports');
    await dora.page.getByText('It speaks of the writer, not of the text.').waitFor();
    await lookAt(dora.page, 'own-reports');
    await ada.page.goto(`/groups/${groupId}/moderation?of=done`);
    await ada.page.getByText('Final', { exact: true }).waitFor();
    await lookAt(ada.page, 'moderation-queue');
    await ada.page.keyboard.press('j');
    await ada.page.getByRole('heading', { name: 'History' }).waitFor();
    await lookAt(ada.page, 'moderation-case');
    await ada.page.goto(`/groups/${groupId}/rules`);
    await ada.page.getByRole('link', { name: 'What moderation did' }).click();
    await ada.page.getByText('Moderator 1').waitFor();
    await lookAt(ada.page, 'moderation-record');
    await ada.page.getByRole('link', { name: 'The rules it goes by' }).click();
    await ada.page.getByRole('button', { name: 'Write them anew' }).click();
    await ada.page.getByLabel('Rule 1').fill('Argue with the text');
    await lookAt(ada.page, 'rules-editor');
    await ada.page.getByRole('button', { name: 'Publish these rules' }).click();
    await ada.page.getByText('Version 1').waitFor();
    for (const one of [ada, clara, dora]) expect(one.complaints).toEqual([]);
  });
});
