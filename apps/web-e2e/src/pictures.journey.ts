import { expect, it } from 'vitest';
import { lookAt } from './browser';
import { countOf, demonstration, openText, signedIn } from './demonstration';

const stage = demonstration();

/** A picture of 640 by 400 pixels, drawn by the browser itself. */
const drawn = `(() => {
  const canvas = Object.assign(document.createElement('canvas'), { width: 640, height: 400 });
  const pen = canvas.getContext('2d');
  pen.fillStyle = '#c9a25b';
  pen.fillRect(0, 0, 640, 400);
  pen.fillStyle = '#1f5c8b';
  pen.fillRect(80, 120, 200, 220);
  return canvas.toDataURL('image/png').split(',')[1];
})()`;

it('a picture is put into a comment with words for who does not see it, and goes with the comment', async () => {
  const ada = await signedIn(stage, 'ada');
  const ben = await signedIn(stage, 'ben');
  const { page } = ada;
  await openText(page);
  await openText(ben.page);
  for (let paragraph = 1; paragraph <= 11; paragraph += 1) await page.keyboard.press('j');
  await page.keyboard.press('c');
  const field = page.getByLabel('Your comment');
  await field.pressSequentially('The gate as it is today:');

  // what is something else is refused, and says so
  await page.locator('input[type=file]').setInputFiles({
    name: 'gate.png',
    mimeType: 'image/png',
    buffer: Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'),
  });
  await page.getByText('This is no picture in PNG, JPEG, WebP or GIF.').waitFor();
  await page.getByRole('button', { name: 'Leave it out' }).click();

  const buffer = Buffer.from(String(await page.evaluate(drawn)), 'base64');
  await page.locator('input[type=file]').setInputFiles({ name: 'gate.png', mimeType: 'image/png', buffer });
  const put = page.getByRole('button', { name: 'Put it into the comment' });
  await put.click();
  await page.getByText('Say what it shows, or that it is decoration.').waitFor();
  await page.getByLabel('What does it show?').fill('A blue gate in a yellow wall');
  await lookAt(page, 'picture-adding');
  await put.click();
  await expect
    .poll(() => field.inputValue())
    .toMatch(/\n\n!\[A blue gate in a yellow wall\]\(picture:[0-9a-f-]{36}\/640x400\)$/);
  await page.getByRole('button', { name: 'Preview' }).click();
  await page.getByRole('img', { name: 'A blue gate in a yellow wall' }).waitFor();
  await page.getByRole('button', { name: 'Comment', exact: true }).click();
  const shown = page.locator('lec-comment-view').getByRole('img', { name: 'A blue gate in a yellow wall' });
  await shown.waitFor();

  const paragraph = Number(
    /\d+/.exec((await page.locator('.title', { hasText: 'Paragraph' }).textContent()) ?? '')?.[0],
  );
  await countOf(ben.page, paragraph, 1).click();
  const seen = ben.page.getByRole('img', { name: 'A blue gate in a yellow wall' });
  await seen.waitFor();
  await expect
    .poll(() => seen.evaluate((picture: HTMLImageElement) => [picture.naturalWidth, picture.naturalHeight]))
    .toEqual([640, 400]);
  await lookAt(ben.page, 'picture-in-comment');
  const address = (await seen.getAttribute('src')) ?? '';
  const status = () => ben.page.evaluate(async (path) => (await fetch(path)).status, address);
  expect(await status()).toBe(200);

  const own = page.locator('lec-comment-view', {
    has: page.getByRole('img', { name: 'A blue gate in a yellow wall' }),
  });
  await own.getByRole('button', { name: 'Delete' }).click();
  await page.getByRole('button', { name: 'Delete the comment' }).click();
  await seen.waitFor({ state: 'detached' });
  expect(await status()).toBe(404);
  expect([...ada.complaints, ...ben.complaints].filter((one) => !one.includes('404') && !one.includes('415'))).toEqual(
    [],
  );
});
