import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { lookAt, openContext } from './browser';
import { launchBrowser } from './chromium';
import { serve, type ServedServer } from './served';

describe('a server for real, from its first owner on', () => {
  let server: ServedServer;
  let browser: Browser;
  beforeAll(async () => {
    [server, browser] = await Promise.all([serve(), launchBrowser()]);
  });
  afterAll(async () => {
    await browser.close();
    await server.remove();
  });

  it('is set up by the link in its log, invites, resets a password, hides what is private, and stops', async () => {
    const owner = await openContext(browser, server.base);
    await owner.page.goto('/');
    await owner.page.getByText('Its log has a one-time link').waitFor();
    const link = /http\S+\/setup\/[\w-]{43}/.exec(server.output())?.[0] ?? '';
    // a link somebody made up does not make an owner
    await owner.page.goto(link.slice(0, -8) + 'AAAAAAAA');
    await newAccount(owner.page, 'mallory@example.org', 'Mallory', 'nobody ever told me that link');
    await owner.page.locator('#main').getByText('This link can no longer be used.').waitFor();
    await owner.page.goto(link);
    await owner.page.getByRole('heading', { level: 1, name: 'The first account' }).waitFor();
    await lookAt(owner.page, 'setup');
    await newAccount(owner.page, 'olga@example.org', 'Olga', 'seven herons over the weir');
    await owner.page.getByText('You are in no group yet.').waitFor();
    await lookAt(owner.page, 'my-groups-empty');

    await owner.page.goto('/groups/new');
    await owner.page.getByLabel('Name').fill('The Tuesday Table');
    await owner.page.getByRole('button', { name: 'Create the group' }).click();
    await owner.page.getByText('Nothing is being read yet.').waitFor();
    await lookAt(owner.page, 'group-empty');
    const group = new URL(owner.page.url()).pathname;
    await owner.page.goto(`${group}/invitations`);
    await owner.page.getByRole('button', { name: 'Make the link' }).click();
    const invitation = await owner.page.getByLabel('The link, shown only now').inputValue();
    await lookAt(owner.page, 'invitation-made');

    const guest = await openContext(browser, server.base);
    await guest.page.goto(invitation);
    await guest.page.getByRole('heading', { level: 1, name: 'The Tuesday Table' }).waitFor();
    await lookAt(guest.page, 'join');
    await guest.page.getByRole('link', { name: 'Make an account' }).click();
    await newAccount(guest.page, 'gustav@example.org', 'Gustav', 'a ladder against the orchard');
    await guest.page.getByRole('button', { name: 'Join the group' }).click();
    await guest.page.getByText('You are a member of The Tuesday Table.').first().waitFor();

    const stranger = await openContext(browser, server.base);
    await stranger.page.goto('/register');
    await newAccount(stranger.page, 'sam@example.org', 'Sam', 'the ferry leaves at half past');
    await stranger.page.getByText('You are in no group yet.').waitFor();
    await stranger.page.goto(group);
    await stranger.page.getByText('There is nothing here that you can see.').waitFor();
    await lookAt(stranger.page, 'no-access');
    await stranger.page.goto(invitation);
    await stranger.page.getByText('This link can no longer be used.').waitFor();
    await lookAt(stranger.page, 'join-used-up');

    const forgetful = await openContext(browser, server.base);
    await forgetful.page.goto('/forgot-password');
    await forgetful.page.getByLabel('E-mail address').fill('gustav@example.org');
    await forgetful.page.getByRole('button', { name: 'Send the letter' }).click();
    await forgetful.page.getByText('a letter is on its way').waitFor();
    const reset = /http\S+\/new-password\/[\w-]{43}/.exec(await server.letter())?.[0] ?? '';
    await forgetful.page.goto(reset);
    await forgetful.page.getByRole('heading', { level: 1, name: 'Set a new password' }).waitFor();
    await lookAt(forgetful.page, 'new-password');
    await forgetful.page.getByLabel('New password').fill('two ladders against the orchard');
    await forgetful.page.getByRole('button', { name: 'Set the password' }).click();
    await forgetful.page.getByLabel('E-mail address').fill('gustav@example.org');
    await forgetful.page.getByLabel('Password').fill('two ladders against the orchard');
    await forgetful.page.getByRole('button', { name: 'Sign in' }).click();
    await forgetful.page.getByRole('link', { name: 'The Tuesday Table' }).waitFor();

    for (const { complaints } of [owner, guest, stranger, forgetful]) expect(complaints).toEqual([]);
    expect(await server.stop()).toBe(0);
    expect(server.output()).toContain('Stopped. Nothing is lost.');
  });
});

async function newAccount(page: Page, email: string, name: string, password: string): Promise<void> {
  await page.getByLabel('Name').fill(name);
  await page.getByLabel('E-mail address').fill(email);
  await page.getByLabel('Password').fill(password);
  await page.getByRole('button', { name: 'Make the account' }).click();
}
