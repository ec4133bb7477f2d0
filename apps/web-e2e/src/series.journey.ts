import { describe, expect, it } from 'vitest';
import { lookAt } from './browser';
import { demonstration, openText, signedIn } from './demonstration';

describe('a session that repeats', () => {
  const stage = demonstration();

  it('is arranged in words, one date is moved alone, and all that follow another are changed', async () => {
    const { page, complaints } = await signedIn(stage, 'ada');
    await openText(page);
    await page.getByRole('button', { name: 'More about this text' }).click();
    await page.getByRole('link', { name: 'Arrange a session' }).click();
    await page.getByLabel('What is it called').fill('Tuesdays at Halmstow');
    await page.getByLabel('Begins').fill('2031-03-16T02:30');
    await page.getByLabel('On the clocks of').selectOption('Europe/Berlin');
    await page.getByLabel('Repeats').last().selectOption({ label: 'On the same weekday' });
    await page.getByText('every Sunday').waitFor();
    // the night in which the clocks are put forward
    await page.getByText(/the clocks are put forward over that time/).waitFor();
    await page.getByLabel('Begins').fill('2031-03-18T19:00');
    await page.getByLabel('Every so many weeks').fill('2');
    await page.getByLabel('How many times').fill('9');
    await page.getByText(/every second Tuesday, .* Berlin time, 9 times/).waitFor();
    await page.getByText('and 3 more dates').waitFor();
    await page.getByLabel('Repeats').last().scrollIntoViewIfNeeded();
    await lookAt(page, 'series-arrange');
    await page.getByRole('button', { name: 'Arrange it' }).click();

    await page.getByRole('heading', { name: 'Dates' }).waitFor();
    await page.getByText('and 5 more dates').waitFor();
    const dates = page.locator('lec-series-dates');
    await dates.getByRole('link', { name: /1 April 2031|April 1, 2031/ }).click();
    await page.getByRole('link', { name: 'Change the plan' }).click();
    await page.getByLabel('Begins').fill('2031-04-02T20:00');
    await page.getByRole('button', { name: 'Change it' }).click();
    await dates.getByText('moved').waitFor();
    await lookAt(page, 'series-dates');

    await dates.getByRole('link', { name: /15 April 2031|April 15, 2031/ }).click();
    await page.getByRole('link', { name: 'Change the plan' }).click();
    await page.getByLabel('What is changed').selectOption({ label: 'This date and all that follow' });
    await page.getByLabel('What is it called').fill('Later at Halmstow');
    await page.getByText(/7 times/).waitFor();
    await lookAt(page, 'series-change');
    await page.getByRole('button', { name: 'Change it' }).click();
    await page.getByRole('heading', { level: 1, name: 'Later at Halmstow' }).waitFor();

    await page.getByRole('link', { name: 'The Thursday Circle' }).first().click();
    await page.getByText('and one more date').waitFor();
    expect(await page.getByRole('link', { name: 'Tuesdays at Halmstow' }).count()).toBe(1);
    await page.getByText('and 5 more dates').click();
    await lookAt(page, 'series-home');
    expect(complaints).toEqual([]);
  });
});
