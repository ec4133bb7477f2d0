import type { Browser, BrowserContext, Page } from 'playwright-core';
import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, expect } from 'vitest';
import { demonstrationPeople } from '../../../prisma/demonstration-people';
import { startScratchServer, type ScratchServer } from '../../../tools/lib/scratch-server';
import { testDatabase } from '../../../tools/testing/test-database';
import { openContext } from './browser';
import { launchBrowser } from './chromium';

/** What the journeys of one file happen on. */
export interface Stage {
  readonly server: ScratchServer;
  readonly browser: Browser;
}

/** A server of the file's own with the demonstration group, and a browser; both are there once its tests begin. */
export function demonstration(env: Record<string, string> = {}): Stage {
  let server: ScratchServer;
  let browser: Browser;
  beforeAll(async () => {
    const started = testDatabase().then((databaseUrl) => startScratchServer({ databaseUrl, env }));
    [server, browser] = await Promise.all([started, launchBrowser()]);
  });
  afterAll(async () => {
    await browser.close();
    await server.stop();
  });
  return {
    get server() {
      return server;
    },
    get browser() {
      return browser;
    },
  };
}

/** One of the demonstration people in a browser of their own, signed in. */
export async function signedIn({ browser, server }: Stage, who: 'ada' | 'ben' | 'clara') {
  const person = demonstrationPeople.find(({ email }) => email.startsWith(who));
  if (!person) throw new Error(`${who} is not of the demonstration group.`);
  const opened = await openContext(browser, server.base);
  await opened.page.goto('/sign-in');
  await opened.page.getByLabel('E-mail address').fill(person.email);
  await opened.page.getByLabel('Password').fill(person.password);
  await opened.page.getByRole('button', { name: 'Sign in' }).click();
  await opened.page.getByRole('heading', { name: 'Your groups' }).waitFor();
  return { ...opened, person };
}

/** From the start page into the demonstration text, live. */
export async function openText(page: Page): Promise<void> {
  await page.goto('/');
  await page.getByRole('link', { name: 'The Thursday Circle' }).click();
  await page
    .getByRole('link', { name: /Halmstow/ })
    .first()
    .click();
  await page.getByRole('heading', { level: 1, name: /Halmstow/ }).waitFor();
  await page.getByRole('button', { name: /\d\s*reading/ }).waitFor();
}

/** The button beside a paragraph that says so many comments stand there, and opens them. */
export function countOf(page: Page, paragraph: number, comments: number) {
  return page.getByRole('button', { name: new RegExp(`^Paragraph ${paragraph}: ${comments} comment`) });
}

/** Writes a comment on a paragraph, by the mouse. */
export async function commentOn(page: Page, paragraph: number, words: string): Promise<void> {
  await page.getByRole('button', { name: `Comment on paragraph ${paragraph}`, exact: true }).click();
  await page.getByLabel('Your comment').fill(words);
  await page.getByRole('button', { name: 'Comment', exact: true }).click();
}

/** Goes to the demonstration group and answers its id. */
export async function openGroup(page: Page): Promise<string> {
  await page.getByRole('link', { name: 'The Thursday Circle' }).click();
  await page.waitForURL(/\/groups\/[0-9a-f-]{36}/);
  return /groups\/([0-9a-f-]{36})/.exec(page.url())?.[1] ?? '';
}

/** Somebody new, who came by an invitation, in a browser of their own. */
export async function joined({ browser, server }: Stage, owner: Page, groupId: string) {
  const opened = await openContext(browser, server.base);
  await opened.page.goto('/');
  await comeIn(opened.context, owner, groupId, 'Dora Reader');
  return opened;
}

/** Makes an account and comes into a group by an invitation of its owner. */
export async function comeIn(
  { request }: BrowserContext,
  owner: Page,
  groupId: string,
  displayName: string,
): Promise<void> {
  const headers = origin(owner);
  const invitation = await owner.request.post(`/api/groups/${groupId}/invitations`, {
    data: { role: 'member', usesMax: 1, expiresInDays: 1 },
    headers,
  });
  const { token } = (await invitation.json()) as { token: string };
  const data = { email: `${uuidv7()}@example.org`, displayName, password: 'windmill carrot seventeen' };
  expect((await request.post('/api/account', { data, headers })).status()).toBe(200);
  expect((await request.post(`/api/invitations/${token}/accept`, { headers })).status()).toBe(200);
}

/** The header by which the server knows that a request comes from its own page. */
export function origin(page: Page): Record<string, string> {
  return { origin: new URL(page.url()).origin };
}

/** Waits for what a notice says. */
export function told(page: Page, text: string): Promise<void> {
  return page.getByRole('region', { name: 'Notices' }).getByText(text).waitFor();
}

/** An owner makes a member a moderator, as the members' page would. */
export async function makeModerator(owner: Page, member: Page, groupId: string): Promise<void> {
  const { account } = (await (await member.request.get('/api/account')).json()) as { account: { id: string } };
  const data = { role: 'moderator' };
  const answer = await owner.request.patch(`/api/groups/${groupId}/members/${account.id}`, {
    data,
    headers: origin(owner),
  });
  expect(answer.status()).toBe(200);
}
