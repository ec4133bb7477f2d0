import { describe, expect, it } from 'vitest';
import { lookAt } from './browser';
import { openText, signedIn, demonstration } from './demonstration';

describe('reading over weeks', () => {
  const stage = demonstration();

  it('who leads makes a schedule, a member says how far they are, and follows it in a calendar', async () => {
    const ada = await signedIn(stage, 'ada');
    await openText(ada.page);
    await ada.page.goto(`${new URL(ada.page.url()).pathname}/schedule`);
    await ada.page.getByRole('button', { name: 'Make a schedule' }).click();
    for (const [index, [title, day, question]] of [
      ['Paragraphs 1–8', '2031-03-03', 'Who gains by the vote?'],
      ['Paragraphs 9–16', '2031-03-10', ''],
    ].entries()) {
      await ada.page.getByRole('button', { name: 'Add a portion' }).click();
      await ada.page
        .getByLabel('What to read')
        .nth(index)
        .fill(title ?? '');
      await ada.page
        .getByLabel('Until')
        .nth(index)
        .fill(day ?? '');
      await ada.page
        .getByLabel('A question to read it by')
        .nth(index)
        .fill(question ?? '');
    }
    await lookAt(ada.page, 'schedule-form');
    await ada.page.getByRole('button', { name: 'Save the schedule' }).click();
    await ada.page.getByText('Until 3 March 2031').waitFor();

    const ben = await signedIn(stage, 'ben');
    await ben.page.getByRole('link', { name: 'The Thursday Circle' }).click();
    await ben.page.getByRole('heading', { name: 'To be read next' }).waitFor();
    await lookAt(ben.page, 'schedule-home');
    await ben.page.getByRole('link', { name: 'Paragraphs 1–8' }).click();
    await ben.page.getByLabel('I have read this: Paragraphs 1–8').check();
    await ben.page.getByText(/1 of \d+ have read it/).waitFor();
    await ben.page.getByRole('button', { name: 'Address for this group' }).click();
    const address = await ben.page.getByLabel('The address').inputValue();
    await lookAt(ben.page, 'schedule');
    const calendar = await fetch(address);
    expect(calendar.headers.get('content-type')).toContain('text/calendar');
    expect(await calendar.text()).toContain('DTSTART;VALUE=DATE:20310303');
    await ben.page.getByRole('button', { name: 'Take the addresses back' }).click();
    await ben.page.getByText('The addresses do not work any more.').waitFor();
    expect((await fetch(address)).status).toBe(404);

    await ada.page.reload();
    await ada.page.getByText(/1 of \d+ have read it/).waitFor();
    expect([...ada.complaints, ...ben.complaints]).toEqual([]);
  });
});
