import type { Page } from 'playwright-core';
import { v7 as uuidv7 } from 'uuid';
import { describe, expect, it } from 'vitest';
import { lookAt } from './browser';
import { demonstration, joined, makeModerator, openGroup, openText, origin, signedIn, told } from './demonstration';

const numbers = [1, 2, 3, 4, 5] as const;
const prepared = 'Dear {author}, in {title} we keep to rule “{rule}”.';

describe('five cases are decided at once', () => {
  const stage = demonstration();

  it('with a prepared text filled for each; one somebody else decided meanwhile is refused', async () => {
    const [ada, ben, clara] = await Promise.all([
      signedIn(stage, 'ada'),
      signedIn(stage, 'ben'),
      signedIn(stage, 'clara'),
    ]);
    const groupId = await openGroup(ada.page);
    await makeModerator(ada.page, ben.page, groupId);
    const dora = await joined(stage, ada.page, groupId);
    await openText(clara.page);
    const readingId = /readings\/([0-9a-f-]{36})/.exec(clara.page.url())?.[1] ?? '';
    for (const number of numbers) await reported(clara.page, dora.page, readingId, `Nincompoop number ${number}.`);

    // Ada writes a text for it
    await ada.page.goto(`/groups/${groupId}/moderation`);
    await ada.page.getByText('5 wait').waitFor();
    await ada.page.getByRole('link', { name: 'Prepared texts' }).click();
    await ada.page.getByText('No texts yet.').waitFor();
    await ada.page.getByRole('button', { name: 'Write the first' }).click();
    await ada.page.getByLabel('Name 1').fill('Names');
    await ada.page.getByLabel('Meant for').selectOption('1');
    await ada.page.getByLabel('Text', { exact: true }).fill(prepared);
    await lookAt(ada.page, 'prepared-texts-editor');
    await ada.page.getByRole('button', { name: 'Save these texts' }).click();
    await told(ada.page, 'The texts are saved.');
    await ada.page.getByRole('heading', { name: 'Names' }).waitFor();
    await lookAt(ada.page, 'prepared-texts');

    // she chooses all five, and Ben decides one of them meanwhile
    await ada.page.goto(`/groups/${groupId}/moderation`);
    await ada.page.getByRole('button', { name: 'Choose all 5 that are open' }).click();
    await ada.page.getByText('5 cases chosen').waitFor();
    await ada.page.getByLabel('Prepared text').selectOption({ label: 'Names' });
    expect(await ada.page.getByLabel('Reason for all of them').inputValue()).toBe(prepared);
    await lookAt(ada.page, 'bulk');
    await ben.page.goto(`/groups/${groupId}/moderation`);
    await ben.page.getByText('Nincompoop number 3.').first().click();
    await ben.page.getByLabel('Reason').fill('It is a quotation.');
    await ben.page.getByRole('button', { name: 'Leave it' }).click();
    await told(ben.page, 'Decided. The author is told.');
    await ada.page.getByText('4 wait').waitFor();
    await ada.page.getByRole('button', { name: 'Hide them' }).click();
    await ada.page.getByText('4 decided, 1 not. The authors are told.').waitFor();
    await ada.page.getByText('Nincompoop number 3.').first().waitFor();
    await ada.page.getByText('Not decided: somebody did something with it').waitFor();
    await lookAt(ada.page, 'bulk-result');

    // each author reads their own words
    await clara.page.goto('/statements');
    await clara.page.getByRole('link', { name: 'Your comment was hidden' }).first().click();
    await clara.page.waitForURL('**/statements/*');
    await clara.page.getByText(/^Dear Clara Duarte, in .*Halmstow.* we keep to rule “Argue about/).waitFor();

    for (const one of [ada, ben, clara, dora]) expect(one.complaints).toEqual([]);
  });

  it('and taken back in one step; then the words of one are changed, said to be a moderator’s', async () => {
    const [ada, clara] = await Promise.all([signedIn(stage, 'ada'), signedIn(stage, 'clara')]);
    const groupId = await openGroup(ada.page);
    const dora = await joined(stage, ada.page, groupId);
    await openText(clara.page);
    const readingId = /readings\/([0-9a-f-]{36})/.exec(clara.page.url())?.[1] ?? '';
    for (const number of [6, 7]) await reported(clara.page, dora.page, readingId, `Dunderhead number ${number}.`);
    await ada.page.goto(`/groups/${groupId}/moderation`);
    for (const number of [6, 7])
      await ada.page.getByLabel(new RegExp(`^Choose what Clara Duarte wrote: Dunderhead number ${number}`)).check();
    await ada.page.getByText('2 cases chosen').waitFor();
    await ada.page.getByLabel('Reason for all of them').fill('No names.');
    await ada.page.getByRole('button', { name: 'Remove them' }).click();
    await ada.page.getByText('2 decided. The authors are told.').waitFor();
    await ada.page.getByRole('button', { name: 'Take all of it back' }).click();
    await ada.page.getByText('2 taken back.').waitFor();

    // what was taken back is in her hand again: she changes the words of one
    await ada.page.getByText('Dunderhead number 6.').first().click();
    await ada.page.getByRole('button', { name: 'Change the words…' }).click();
    await ada.page.getByLabel('What is to stand there').fill('I disagree, for the sixth time.');
    await ada.page.getByLabel('Reason').fill('The name adds nothing.');
    await lookAt(ada.page, 'case-rewriting');
    await ada.page.getByRole('button', { name: 'Put these words there' }).click();
    await told(ada.page, 'Decided. The author is told.');
    await clara.page.goto('/statements');
    await clara.page.getByRole('link', { name: 'A moderator changed your comment' }).click();
    await clara.page.getByText('Dunderhead number 6.').waitFor();
    await clara.page.getByText('I disagree, for the sixth time.').waitFor();
    await lookAt(clara.page, 'statement-edited');

    // the other she hands to Ben, who has it in hand then and asks for a second opinion
    const ben = await signedIn(stage, 'ben');
    await ada.page.goto(`/groups/${groupId}/moderation`);
    await ada.page.getByText('Dunderhead number 7.').first().click();
    await ada.page.getByText('Pass it on, or ask for a second opinion').click();
    await ada.page.getByLabel('Who takes it').selectOption({ label: 'Ben Lindqvist' });
    await lookAt(ada.page, 'case-passing');
    await ada.page.getByRole('button', { name: 'Hand it over' }).click();
    await ada.page.getByText('Ben Lindqvist has this case in hand until').waitFor();
    await ben.page.goto(`/groups/${groupId}/moderation`);
    await ben.page.getByText('Dunderhead number 7.').first().click();
    await ben.page.getByText('You have this case in hand until').waitFor();
    await ben.page.getByText('Pass it on, or ask for a second opinion').click();
    await ben.page.getByLabel('What should another look at?').fill('Is it a name at all?');
    await ben.page.getByRole('button', { name: 'Ask for a second opinion' }).click();
    await told(ben.page, 'It waits for another moderator.');
    await ada.page.getByRole('button', { name: 'Show it as it is' }).click();
    await ada.page.getByText('Is it a name at all?').waitFor();
    for (const one of [ada, ben, clara, dora]) expect(one.complaints).toEqual([]);
  });
});

/** A comment on the whole reading that somebody reports, as their pages would do it. */
async function reported(author: Page, reporter: Page, readingId: string, body: string): Promise<void> {
  const commandId = uuidv7();
  const thread = { commandId, readingId, anchor: { blockId: null, span: null }, body };
  const opened = await author.request.post('/api/threads', { data: thread, headers: origin(author) });
  const { comment } = (await opened.json()) as { comment: { id: string } };
  const report = { commandId: uuidv7(), commentId: comment.id, kind: 'insult', words: '' };
  const answer = await reporter.request.post('/api/reports', { data: report, headers: origin(reporter) });
  expect(answer.status()).toBe(200);
}
