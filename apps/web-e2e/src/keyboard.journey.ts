import { describe, expect, it } from 'vitest';
import { demonstrationPeople } from '../../../prisma/demonstration-people';
import { openContext } from './browser';
import { openText, signedIn, demonstration } from './demonstration';

describe('everything by keyboard', () => {
  const stage = demonstration();

  it('signs in, goes to a paragraph, comments, answers, and finds what is new', async () => {
    const { page, complaints } = await openContext(stage.browser, stage.server.base);
    const [ada] = demonstrationPeople;
    await page.goto('/sign-in');
    await page.getByRole('heading', { name: 'Sign in' }).waitFor();
    await tabTo(page, 'E-mail address');
    await page.keyboard.type(ada.email);
    await tabTo(page, 'Password');
    await page.keyboard.type(ada.password);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Your groups' }).waitFor();
    await tabTo(page, 'The Thursday Circle');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: 'The Thursday Circle' }).waitFor();
    await tabTo(page, /Halmstow/);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: /Halmstow/ }).waitFor();

    // three paragraphs on, one back, a comment on the second
    for (const key of ['j', 'j', 'j', 'k']) await page.keyboard.press(key);
    await page.keyboard.press('c');
    await expectFocus(page, 'Your comment');
    await page.keyboard.type('Written without a mouse.');
    await page.keyboard.press('Control+Enter');
    await page.getByText('Written without a mouse.').waitFor();
    await page.getByText('Not sent yet').waitFor({ state: 'hidden' });

    await page.keyboard.press('Escape');
    await page.keyboard.press('n');
    await page
      .getByText(/Is this a|Let us stay|A thought on/)
      .first()
      .waitFor();
    await page.keyboard.press('?');
    await page.getByRole('dialog', { name: 'Keys on this page' }).waitFor();
    await tabTo(page, /^next paragraph: key j/);
    await page.keyboard.press('Enter');
    await page.keyboard.press('k');
    await page.getByText('k is taken: previous paragraph.').waitFor();
    await page.keyboard.press('w');
    await page.getByText('w: next paragraph.').waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog', { name: 'Keys on this page' }).waitFor({ state: 'hidden' });
    const before = await focusedPlace(page);
    await page.keyboard.press('j');
    expect(await focusedPlace(page)).toBe(before);
    await page.keyboard.press('w');
    await expect.poll(() => focusedPlace(page)).not.toBe(before);
    expect(complaints).toEqual([]);

    const ben = await signedIn(stage, 'ben');
    await openText(ben.page);
    await ben.page
      .getByRole('button', { name: /^Paragraph \d+: 1 comment \+1 new/ })
      .first()
      .waitFor();
  });
});

/** Presses Tab until what has the focus carries the name, as somebody without a mouse would. */
async function tabTo(page: import('playwright-core').Page, name: string | RegExp): Promise<void> {
  for (let presses = 0; presses < 60; presses += 1) {
    await page.keyboard.press('Tab');
    const focused = await page.evaluate(() => {
      const element = document.activeElement;
      // behind the last stop nothing has the focus, and the whole page carries every name
      if (element === document.body) return '';
      const labels =
        element instanceof HTMLInputElement ? [...(element.labels ?? [])].map((label) => label.textContent) : [];
      return [element?.getAttribute('aria-label'), element?.textContent, ...labels].join(' ');
    });
    if (typeof name === 'string' ? focused.includes(name) : name.test(focused)) return;
  }
  throw new Error(`Tab never reaches ${String(name)}.`);
}

async function expectFocus(page: import('playwright-core').Page, label: string): Promise<void> {
  await expect
    .poll(() =>
      page.evaluate(() =>
        document.activeElement instanceof HTMLTextAreaElement
          ? [...document.activeElement.labels].map((one) => one.textContent?.trim()).join(' ')
          : '',
      ),
    )
    .toContain(label);
}

function focusedPlace(page: import('playwright-core').Page): Promise<string | null> {
  return page.evaluate(() => document.activeElement?.closest('[data-place]')?.getAttribute('data-place') ?? null);
}
