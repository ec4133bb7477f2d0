import { describe, expect, it } from 'vitest';
import { lookAt } from './browser';
import { commentOn, demonstration, makeModerator, openGroup, openText, signedIn, told } from './demonstration';

const facts = 'Three comments called the writer names.';
const reason = 'It speaks of people, not of the text.';

describe('a member is muted, appeals, and writes again', () => {
  const stage = demonstration();

  it('told at once what happened, why, by which rule and how to appeal; judged by another moderator', async () => {
    const [ada, ben, clara] = await Promise.all([
      signedIn(stage, 'ada'),
      signedIn(stage, 'ben'),
      signedIn(stage, 'clara'),
    ]);
    const groupId = await openGroup(ada.page);
    await makeModerator(ada.page, ben.page, groupId);

    // Ben mutes Clara
    await ben.page.goto(`/groups/${groupId}/members`);
    await ben.page.getByRole('button', { name: /^Restrict\s*: Clara Duarte/ }).click();
    await ben.page.getByRole('heading', { name: 'Restrict Clara Duarte' }).waitFor();
    await ben.page.getByLabel('What happened').fill(facts);
    await ben.page.getByLabel('Why it is against the rule').fill(reason);
    await lookAt(ben.page, 'restrict');
    await ben.page.getByRole('dialog').getByRole('button', { name: 'Restrict' }).click();
    await told(ben.page, 'Clara Duarte is muted.');

    // Clara reads the statement and appeals
    await clara.page.getByRole('link', { name: '1 message from moderators' }).click();
    await clara.page.getByRole('link', { name: 'You are muted' }).click();
    for (const text of [facts, reason, 'A person. No machine found it, and none decided.'])
      await clara.page.getByText(text).waitFor();
    await clara.page.getByLabel('Why should it be looked at again?').fill('I quoted the text.');
    await lookAt(clara.page, 'statement-muted');
    await clara.page.getByRole('button', { name: 'Appeal' }).click();
    await clara.page.getByText('Somebody else looks at it.').waitFor();

    // not Ben, who began it: Ada finds it in the queue and overturns
    await ben.page.reload();
    await ben.page.getByText('Somebody else than who began it judges the appeal.').waitFor();
    await ada.page.goto(`/groups/${groupId}/moderation`);
    await ada.page.getByRole('link', { name: 'A member appeals against being restricted' }).click();
    await ada.page.getByText('I quoted the text.').waitFor();
    await lookAt(ada.page, 'restriction-appealed');
    await ada.page.getByRole('button', { name: /^Judge the appeal/ }).click();
    await ada.page.getByRole('heading', { name: 'The appeal of Clara Duarte' }).waitFor();
    await ada.page.getByLabel('Why').fill('It is a quotation.');
    await lookAt(ada.page, 'restriction-judge');
    await ada.page.getByRole('dialog').getByRole('button', { name: 'Judge' }).click();
    await told(ada.page, 'The appeal is judged. They are told.');
    await ada.page.getByText('Nobody is restricted.').waitFor();

    // Clara reads so, and writes again
    await clara.page.reload();
    await clara.page.getByText('It was overturned or changed.').waitFor();
    await clara.page.getByText('It is a quotation.').waitFor();
    await openText(clara.page);
    await clara.page.getByRole('group', { name: /^Paragraph 3, / }).click();
    await commentOn(clara.page, 3, 'Here I am again.');
    await clara.page.getByText('Here I am again.').waitFor();
    expect([ada, ben, clara].flatMap(({ complaints }) => complaints)).toEqual([]);
  });
});
