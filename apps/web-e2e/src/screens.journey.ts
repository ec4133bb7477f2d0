import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { lookAt, openContext } from './browser';
import { countOf, openText, signedIn, demonstration } from './demonstration';

describe('every screen, light and dark, wide and narrow', () => {
  const stage = demonstration();

  it('for somebody who is not signed in', async () => {
    const { page, complaints } = await openContext(stage.browser, stage.server.base);
    const screens = {
      welcome: '/',
      'sign-in': '/sign-in',
      register: '/register',
      'forgot-password': '/forgot-password',
      'not-found': '/nowhere',
    };
    for (const [name, path] of Object.entries(screens)) {
      await page.goto(path);
      await page.getByRole('heading', { level: 1 }).waitFor();
      await lookAt(page, name);
    }
    expect(complaints).toEqual([]);
  });

  it('for a member: groups, people, settings, account', async () => {
    const { page, complaints } = await signedIn(stage, 'ada');
    await lookAt(page, 'my-groups');
    await page.getByRole('link', { name: 'The Thursday Circle' }).click();
    await page.getByRole('heading', { level: 1, name: 'The Thursday Circle' }).waitFor();
    await lookAt(page, 'group');
    const group = new URL(page.url()).pathname;
    const screens = {
      members: `${group}/members`,
      invitations: `${group}/invitations`,
      requests: `${group}/requests`,
      'group-settings': `${group}/settings`,
      'add-text': `${group}/add`,
      'new-group': '/groups/new',
      account: '/account',
    };
    for (const [name, path] of Object.entries(screens)) {
      await page.goto(path);
      await page.getByRole('heading', { level: 1 }).waitFor();
      await page.waitForLoadState('networkidle');
      await lookAt(page, name);
    }
    expect(complaints).toEqual([]);
  });

  it('of a text: read, its threads open, writing', async () => {
    const { page, complaints } = await signedIn(stage, 'ada');
    await openText(page);
    await lookAt(page, 'reading');
    await countOf(page, 2, 2).click();
    await page.getByText('the word for it is a judgement.').waitFor();
    await lookAt(page, 'reading-threads');
    await page.keyboard.press('c');
    await page.getByLabel('Your comment').fill('Not sent, only looked at.');
    await lookAt(page, 'reading-writing');
    expect(complaints).toEqual([]);
  });

  it('loses nothing at four times the size and with wide spacing', async () => {
    const { page } = await signedIn(stage, 'ada');
    await openText(page);
    // 1280 px at 400 % is a window of 320 CSS pixels (WCAG 1.4.10)
    await page.setViewportSize({ width: 320, height: 256 });
    await expectNoSidewaysScroll(page);
    await page.setViewportSize({ width: 360, height: 740 });
    // WCAG 1.4.12, through an element the page's policy allows: the CSSOM
    await page.evaluate(() => {
      for (const element of document.querySelectorAll<HTMLElement>('body *')) {
        element.style.setProperty('line-height', '1.5', 'important');
        element.style.setProperty('letter-spacing', '0.12em', 'important');
        element.style.setProperty('word-spacing', '0.16em', 'important');
      }
    });
    await expectNoSidewaysScroll(page);
    await page.getByRole('group', { name: /^Paragraph 1, / }).click();
    await page.getByRole('button', { name: 'Comment on paragraph 1', exact: true }).click();
    await page.getByLabel('Your comment').waitFor();
  });
});

async function expectNoSidewaysScroll(page: Page): Promise<void> {
  // the page draws itself anew for the width, which takes it a frame or two
  await expect
    .poll(() => page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth))
    .toBeLessThanOrEqual(0);
}
