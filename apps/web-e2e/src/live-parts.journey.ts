import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { lookAt } from './browser';
import { countOf, openText, signedIn, demonstration } from './demonstration';

/** Opens a tab of the drawer. */
async function tab(page: Page, name: string): Promise<void> {
  await page.getByRole('tab', { name, exact: true }).click();
}

describe('a group speaks, decides and writes in a live session', () => {
  const stage = demonstration();

  it('with hands in balanced order, a question a late-comer answers, and a line that becomes a comment', async () => {
    const [ada, ben, clara] = await Promise.all((['ada', 'ben', 'clara'] as const).map((who) => signedIn(stage, who)));
    if (!ada || !ben || !clara) throw new Error('Somebody is missing.');
    await openText(ada.page);
    await ada.page.getByRole('button', { name: 'More about this text' }).click();
    await ada.page.getByRole('link', { name: 'Arrange a session' }).click();
    await ada.page.getByLabel('What is it called').fill('Who decided at Halmstow?');
    await ada.page.getByRole('button', { name: 'Arrange it' }).click();
    await ada.page.getByRole('heading', { level: 1, name: 'Who decided at Halmstow?' }).waitFor();
    const address = ada.page.url();
    await ada.page.getByRole('button', { name: 'Begin now' }).click();
    await ada.page.getByRole('link', { name: 'Join' }).click();
    await ada.page.getByRole('region', { name: 'Session' }).waitFor();
    const join = async (page: Page) => {
      await page.goto(address);
      await page.getByRole('link', { name: 'Join' }).click();
      await page.getByRole('region', { name: 'Session' }).waitFor();
    };
    await join(ben.page);

    // Ada speaks first, then both want to: Ben has not spoken yet, so he comes first, and everybody reads why
    for (const { page } of [ada, ben]) await tab(page, 'Hands');
    await ada.page.getByRole('button', { name: 'New point' }).click();
    await ada.page.getByRole('button', { name: 'Give Ada' }).click();
    await ada.page.getByRole('button', { name: 'I have said it' }).click();
    await ada.page.getByText('Nobody has the floor.').waitFor();
    await ada.page.getByRole('button', { name: 'New point' }).click();
    await ben.page.getByText('1 hand is up').waitFor();
    await ben.page.getByRole('button', { name: 'New point' }).click();
    await ben.page.getByText('You are number 1.').waitFor();
    for (const { page } of [ada, ben]) {
      await page.getByText('2 hands are up').waitFor();
      const places = await page.locator('lec-hands-tab ol > li').allInnerTexts();
      expect(places[0]).toMatch(/Ben[\s\S]*Has not spoken yet; others before it once\./);
      expect(places[1]).toMatch(/Ada/);
    }
    await ada.page.getByRole('button', { name: /^Move or lower the hand of Ada/ }).click();
    await ada.page.getByRole('button', { name: 'Put first' }).click();
    await ada.page.getByText('Say why in a few words').waitFor();
    await ada.page.getByLabel('Why?').fill('Asked to answer at once');
    await lookAt(ada.page, 'live-hands-host');
    await ada.page.getByRole('button', { name: 'Put first' }).click();
    await ben.page.getByText('“Asked to answer at once”').waitFor();
    await ada.page.getByRole('button', { name: /^Give Ben/ }).click();
    await ben.page.getByRole('button', { name: 'I have said it' }).waitFor();

    // a question, which Clara finds when she comes late
    await tab(ada.page, 'Polls');
    await ada.page.getByRole('button', { name: 'Ask something' }).click();
    await ada.page.getByLabel('What kind of question').selectOption({ label: 'An order of them' });
    await ada.page.getByLabel('Question', { exact: true }).fill('What shall we read next?');
    await ada.page.getByLabel(/^Options/).fill('The harbour\nThe vote\nThe letter');
    await ada.page.getByRole('button', { name: 'Ask it' }).click();
    await tab(ben.page, 'Polls');
    await ben.page.getByRole('button', { name: /The vote/ }).click();
    await ben.page.getByRole('button', { name: /The letter/ }).click();
    await ben.page.getByRole('button', { name: 'Answer', exact: true }).click();
    await ben.page.getByText('You answered: The vote › The letter').waitFor();
    await join(clara.page);
    await tab(clara.page, 'Polls');
    await clara.page.getByText('1 has answered').waitFor();
    await clara.page.getByRole('button', { name: /The vote/ }).click();
    await lookAt(clara.page, 'live-question-open');
    await clara.page.getByRole('button', { name: 'Answer', exact: true }).click();
    await ada.page.getByText('2 have answered').waitFor();
    await ada.page.getByRole('button', { name: 'Close and show the result' }).click();
    for (const { page } of [ada, ben, clara]) await page.getByText('The vote has more than half.').waitFor();

    // fist to five: who answered low is asked what is missing, and only who leads reads it
    await ada.page.getByRole('button', { name: 'Ask something' }).click();
    await ada.page.getByLabel('What kind of question').selectOption({ label: 'Fist to five' });
    await ada.page.getByLabel('Question', { exact: true }).fill('Is it clear who decided?');
    await ada.page.getByRole('button', { name: 'Ask it' }).click();
    await ben.page.getByRole('radio', { name: '1', exact: true }).check();
    await ben.page.getByRole('button', { name: 'Answer', exact: true }).click();
    await clara.page.getByRole('radio', { name: '5', exact: true }).check();
    await clara.page.getByRole('button', { name: 'Answer', exact: true }).click();
    await ada.page.getByText('2 have answered').first().waitFor();
    await ada.page.getByRole('button', { name: 'Close and show the result' }).click();
    await ada.page.getByRole('button', { name: /^Ask the one who answered low/ }).click();
    await ben.page.getByLabel('What is missing?').fill('Who the clerk answered to.');
    await ben.page.getByRole('button', { name: 'Say it' }).click();
    await ben.page.getByText('You said what is missing').waitFor();
    expect(await clara.page.getByLabel('What is missing?').count()).toBe(0);
    await ada.page.getByRole('button', { name: 'Who answered what' }).first().click();
    await ada.page.getByText('Who the clerk answered to.').waitFor();
    await lookAt(ada.page, 'live-question-closed');

    // three signal on one paragraph: it stands beside it, of nobody by name
    for (const { page } of [ada, ben, clara]) {
      await page.locator('#p2').click();
      await page.keyboard.press('3');
    }
    for (const { page } of [ada, ben, clara]) await page.locator('#p2').getByTitle('Confused: 3 people').waitFor();
    await lookAt(ben.page, 'live-heat');

    // the chat: one line becomes a comment on a paragraph, another is withdrawn everywhere at once
    for (const { page } of [ada, ben, clara]) await tab(page, 'Chat');
    await ben.page.getByLabel('Say something beside the text').fill('The clerk counted twice.');
    await ben.page.keyboard.press('Enter');
    await clara.page.getByText('The clerk counted twice.', { exact: true }).waitFor();
    await ben.page.locator('#p3').click();
    await ben.page.getByRole('button', { name: 'Make it a comment' }).click();
    await clara.page.getByRole('button', { name: 'Comment on paragraph 3' }).last().waitFor();
    await countOf(clara.page, 3, 1).waitFor();
    // whoever reads it later sees where it was said; what one shows in passing passes
    await countOf(clara.page, 3, 1).click();
    await clara.page.getByRole('link', { name: 'in a live session' }).first().waitFor();
    const passing = ada.page.locator('lec-reaction-shower .one');
    await Promise.all([
      passing.waitFor(),
      clara.page.getByRole('group', { name: 'React' }).getByRole('button', { name: 'Thank you' }).click(),
    ]);
    await passing.waitFor({ state: 'detached' });
    await lookAt(clara.page, 'live-mark');
    await clara.page.keyboard.press('Escape');
    await clara.page.getByLabel('Say something beside the text').fill('Said too quickly.');
    await clara.page.keyboard.press('Enter');
    await ada.page.getByText('Said too quickly.', { exact: true }).waitFor();
    await lookAt(ada.page, 'live-chat');
    await clara.page.getByRole('button', { name: 'Withdraw' }).last().click();
    for (const { page } of [ada, ben, clara]) {
      await page.getByText('A line was withdrawn.').waitFor();
      expect(await page.getByText('Said too quickly.').count()).toBe(0);
    }
    for (const { complaints } of [ada, ben, clara]) expect(complaints).toEqual([]);
  }, 240_000);
});
