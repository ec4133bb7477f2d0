import { describe, expect, it } from 'vitest';
import { lookAt } from './browser';
import { commentOn, countOf, demonstration, openText, signedIn } from './demonstration';

const words = 'This paragraph says nothing at all.';
const folded = 'From somebody you do not want to hear from.';

describe('somebody does not want to hear from somebody, and leaves', () => {
  const stage = demonstration();

  it('muted by their name, looked at all the same, heard again; and an account that is kept after all', async () => {
    const ben = await signedIn(stage, 'ben');
    const clara = await signedIn(stage, 'clara');
    await openText(ben.page);
    await commentOn(ben.page, 5, words);
    await ben.page.getByText(words).waitFor();

    await openText(clara.page);
    await countOf(clara.page, 5, 1).click();
    await clara.page.getByText(words).waitFor();
    await clara.page.getByRole('button', { name: ben.person.displayName, exact: true }).click();
    await clara.page.getByRole('radio', { name: 'Mute' }).check();
    await lookAt(clara.page, 'person-dialog');
    await clara.page.getByRole('button', { name: 'Save' }).click();
    await clara.page.getByRole('article', { name: folded }).waitFor();
    expect(await clara.page.getByText(words).count()).toBe(0);
    await lookAt(clara.page, 'comment-folded');
    await clara.page.getByRole('button', { name: 'Show it' }).click();
    await clara.page.getByText(words).waitFor();

    await clara.page.goto('/account');
    await clara.page.getByRole('button', { name: /^Hear again/ }).waitFor();
    await clara.page.getByRole('button', { name: 'Erase my account' }).click();
    await clara.page.getByLabel('Your password').fill('not my password at all');
    await clara.page.getByRole('button', { name: 'Erase it in two weeks' }).click();
    await clara.page.getByText('This is not your password.').waitFor();
    await clara.page.getByLabel('Your password').fill(clara.person.password);
    await lookAt(clara.page, 'departure-dialog');
    await clara.page.getByRole('button', { name: 'Erase it in two weeks' }).click();
    await clara.page.getByText('Until then everything is as before').waitFor();
    await lookAt(clara.page, 'account-leaving');
    await clara.page.getByRole('button', { name: 'Keep my account' }).click();
    await clara.page.getByRole('button', { name: 'Erase my account' }).waitFor();
    await clara.page.getByRole('button', { name: /^Hear again/ }).click();
    await clara.page.getByText('Nobody. You can mute or block somebody').waitFor();
    for (const one of [ben, clara]) expect(one.complaints).toEqual([]);
  });
});
