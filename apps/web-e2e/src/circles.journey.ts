import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import type { Circles } from '@lectern/contracts';
import { lookAt, openContext } from './browser';
import { comeIn, countOf, demonstration, openGroup, openText, origin, signedIn, told } from './demonstration';

const id = (path: string) => /\/readings\/([0-9a-f-]{36})/.exec(path)?.[1] ?? '';

describe('circles', () => {
  const stage = demonstration();

  it('a group is dealt into circles; what is said in one is heard there alone, until it is shown to all', async () => {
    const ada = await signedIn(stage, 'ada');
    const groupId = await openGroup(ada.page);
    const others = [await signedIn(stage, 'ben'), await signedIn(stage, 'clara')];
    for (const name of ['Dora', 'Emil', 'Fay', 'Gus']) {
      const opened = await openContext(stage.browser, stage.server.base);
      await opened.page.goto('/');
      await comeIn(opened.context, ada.page, groupId, `${name} Reader`);
      others.push({ ...opened, person: others[0]?.person ?? ada.person });
    }
    await openText(ada.page);
    const readingId = id(ada.page.url());
    await ada.page.getByRole('button', { name: 'More about this text' }).click();
    await ada.page.getByRole('link', { name: 'Circles' }).click();
    await ada.page.getByRole('heading', { name: 'Deal circles' }).waitFor();
    await lookAt(ada.page, 'circles-none');
    await ada.page.getByLabel('People in a circle').fill('3');
    await ada.page.getByRole('button', { name: 'Deal', exact: true }).click();
    await told(ada.page, 'The circles are dealt.');
    await ada.page.getByText(/pairs meet for the first time/).waitFor();
    await lookAt(ada.page, 'circles-dealt');

    const answer = await ada.page.request.get(`/api/readings/${readingId}/circles`, { headers: origin(ada.page) });
    const { circles } = (await answer.json()) as Circles;
    expect(circles.flatMap(({ people }) => people).length).toBeGreaterThanOrEqual(7);
    const everybody = [ada, ...others];
    const idOf = async (page: Page) =>
      ((await (await page.request.get('/api/account')).json()) as { account: { id: string } }).account.id;
    const seats = await Promise.all(
      everybody.map(async (one) => {
        const personId = await idOf(one.page);
        return { one, number: circles.find(({ people }) => people.some((it) => it.id === personId))?.number ?? 0 };
      }),
    );
    const inFirst = seats.filter(({ number }) => number === 1);
    const [writer, companion] = inFirst.map(({ one }) => one);
    const stranger = seats.find(({ number }) => number === 2)?.one;
    if (!writer || !companion || !stranger) throw new Error('Nobody sits there.');
    for (const { page } of [writer, companion, stranger]) await openText(page);
    await writer.page.getByText('You discuss this in circle 1:').waitFor();

    await writer.page.getByRole('button', { name: 'Comment on paragraph 5', exact: true }).click();
    await writer.page.locator('.hears select').selectOption('my circle');
    await writer.page.getByLabel('Your comment').fill('Between us: who counted the votes?');
    await lookAt(writer.page, 'circle-writing');
    await writer.page.getByRole('button', { name: 'Comment', exact: true }).click();
    await countOf(companion.page, 5, 1).click();
    await companion.page.getByText('Between us: who counted the votes?').first().waitFor();
    await companion.page.getByText('A circle', { exact: true }).first().waitFor();
    await companion.page
      .getByRole('button', { name: /^Answer/ })
      .first()
      .click();
    await companion.page.getByLabel('Your answer').fill('Nobody did, twice.');
    await companion.page.getByRole('button', { name: 'Answer', exact: true }).last().click();
    await writer.page.getByText('Nobody did, twice.').first().waitFor();
    await lookAt(writer.page, 'circle-thread');
    // in another circle there is nothing, also not after loading anew
    expect(await countOf(stranger.page, 5, 2).count()).toBe(0);
    await openText(stranger.page);
    expect(await stranger.page.getByRole('button', { name: /^Paragraph 5: \d+ comment/ }).count()).toBe(0);

    await writer.page.getByRole('button', { name: 'Show to the group' }).click();
    await writer.page.getByRole('button', { name: 'Show it to the group' }).click();
    await countOf(stranger.page, 5, 2).waitFor();
    expect(everybody.flatMap(({ complaints }) => complaints)).toEqual([]);
  });
});
