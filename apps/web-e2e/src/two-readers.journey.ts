import { appendFile, cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { limits } from '@lectern/contracts';
import { Client } from 'pg';
import { describe, expect, it } from 'vitest';
import { lookAt } from './browser';
import { commentOn, countOf, openText, signedIn, demonstration } from './demonstration';

describe('two people read a text together', () => {
  const stage = demonstration();

  it('see each other comment, and miss nothing when the server dies in between', async () => {
    const ada = await signedIn(stage, 'ada');
    const ben = await signedIn(stage, 'ben');
    await openText(ada.page);
    await openText(ben.page);
    await ben.page.getByRole('button', { name: /2\s*reading/ }).waitFor();

    await commentOn(ada.page, 5, 'Who counted the **votes**?');
    await countOf(ben.page, 5, 1).click();
    await ben.page.getByText('Who counted the votes?').waitFor();
    expect(await ben.page.locator('strong', { hasText: 'votes' }).count()).toBe(1);

    await ben.page.getByRole('button', { name: /^Answer\s+Ada/ }).click();
    await ben.page.getByLabel('Your answer').fill('The clerk, says paragraph four.');
    await ben.page.getByRole('button', { name: 'Answer', exact: true }).last().click();
    await ben.page.getByText('The clerk, says paragraph four.').waitFor();
    await ada.page
      .getByText(/1 new answer|The clerk, says paragraph four\./)
      .first()
      .waitFor();

    await stage.server.kill();
    await commentOn(ada.page, 6, 'Written while the server was down.');
    await ada.page
      .getByText(/Not sent yet|waits here/)
      .first()
      .waitFor();
    await stage.server.restart();

    await countOf(ben.page, 6, 1).waitFor({ timeout: 60_000 });
    await countOf(ben.page, 6, 1).click();
    await ben.page.getByText('Written while the server was down.').waitFor();
    expect(await ben.page.getByText('Written while the server was down.').count()).toBe(1);
    await countOf(ben.page, 5, 2).click();
    await ben.page.getByText('The clerk, says paragraph four.').waitFor();
    expect(ada.complaints.filter((text) => !text.includes('ERR_CONNECTION_REFUSED'))).toEqual([]);
  });

  it('are told that the server was renewed, and keep what they began', async () => {
    const { page, complaints } = await signedIn(stage, 'ada');
    await openText(page);
    await page.getByRole('button', { name: 'Comment on paragraph 3', exact: true }).click();
    await page.getByLabel('Your comment').fill('Begun under the old client.');

    const renewed = await mkdtemp(join(tmpdir(), 'lectern-renewed-'));
    try {
      await cp('dist/apps/web/browser', renewed, { recursive: true });
      await appendFile(join(renewed, 'index.html'), '<!-- another build -->');
      await stage.server.kill();
      await stage.server.restart({ CLIENT_FOLDER: renewed });
      await page.getByText('Lectern was renewed.').waitFor({ timeout: 60_000 });
      await lookAt(page, 'server-renewed');
      // nothing happens to the page before its reader wants it
      expect(await page.getByLabel('Your comment').inputValue()).toBe('Begun under the old client.');
      await page.getByRole('button', { name: 'Reload', exact: true }).click();
      await page.getByRole('button', { name: /\d\s*reading/ }).waitFor();
      await page.getByRole('button', { name: 'Comment on paragraph 3', exact: true }).click();
      await expect.poll(() => page.getByLabel('Your comment').inputValue()).toBe('Begun under the old client.');
      expect(await page.getByText('Lectern was renewed.').count()).toBe(0);
      expect(complaints.filter((text) => !text.includes('ERR_CONNECTION_REFUSED'))).toEqual([]);
    } finally {
      await stage.server.kill();
      await stage.server.restart();
      await rm(renewed, { recursive: true });
    }
  });

  it('keep what was written offline through a closed tab, and send it once', async () => {
    const { page, context } = await signedIn(stage, 'clara');
    await openText(page);
    await context.setOffline(true);
    await commentOn(page, 9, 'Written on a train.');
    await page
      .getByText(/Not sent yet|waits here/)
      .first()
      .waitFor();
    const address = page.url();
    await page.close();
    await context.setOffline(false);
    const again = await context.newPage();
    await again.goto(address);
    await countOf(again, 9, 1).click();
    await again.getByText('Written on a train.').waitFor();

    const other = await signedIn(stage, 'ben');
    await other.page.goto(address);
    await countOf(other.page, 9, 1).click();
    await other.page.getByText('Written on a train.').waitFor();
    expect(await other.page.getByText('Written on a train.').count()).toBe(1);
  });

  it('catch up page by page after a day away with two thousand answers missed', async () => {
    const ada = await signedIn(stage, 'ada');
    const ben = await signedIn(stage, 'ben');
    await openText(ben.page);
    await openText(ada.page);
    await commentOn(ada.page, 11, 'Who has an answer to this?');
    await countOf(ben.page, 11, 1).waitFor();

    // how many answers each page has: over the socket, and over HTTP as long as there is none
    const pages: number[] = [];
    const came = (text: string) => pages.push(text.split('"comment.created"').length - 1);
    ben.page.on('websocket', (socket) => socket.on('framereceived', ({ payload }) => came(payload.toString())));
    ben.page.on('response', (answer) => {
      // one that was broken off has no page
      if (answer.url().includes('/events')) answer.text().then(came, () => undefined);
    });
    await ben.context.setOffline(true);
    await ben.page.getByText('No connection. You can read and write on.').waitFor();
    await answeredMeanwhile(stage.server.databaseUrl, 2_000);
    await ben.context.setOffline(false);

    await countOf(ben.page, 11, 2_001).waitFor({ timeout: 60_000 });
    await expect.poll(() => pages.reduce((sum, count) => sum + count, 0)).toBeGreaterThanOrEqual(2_000);
    expect(Math.max(...pages)).toBeLessThanOrEqual(limits.eventsPerPage);
    // nothing of it took the page from under its reader, and it answers
    await ben.page.keyboard.press('j');
    await expect.poll(() => ben.page.evaluate(() => document.activeElement?.hasAttribute('data-place'))).toBe(true);
    await countOf(ben.page, 11, 2_001).click();
    await ben.page.getByText('Answer 1 of many.').waitFor();
    expect(ben.complaints.filter((text) => !text.includes('ERR_INTERNET_DISCONNECTED'))).toEqual([]);
  });
});

/** What others answered to the newest thread while somebody was away, as the server stores it: writing it takes a day. */
async function answeredMeanwhile(connectionString: string, count: number): Promise<void> {
  const client = new Client({ connectionString });
  await client.connect();
  try {
    await client.query(
      `WITH thread AS (SELECT id, reading_id, opened_by_id FROM threads ORDER BY opened_at DESC LIMIT 1),
        stream AS (
          UPDATE streams SET head = head + $1 FROM thread WHERE streams.id = thread.reading_id
          RETURNING streams.id, head - $1 AS before, head),
        answers AS (
          SELECT gen_random_uuid() AS id, count, before + count AS seq FROM stream, generate_series(1, $1::int) AS count),
        comments AS (
          INSERT INTO comments (id, thread_id, author_id, body, depth, created_at, created_seq, seq, body_seq)
          SELECT answers.id, thread.id, opened_by_id, 'Answer ' || count || ' of many.', 0, now(), seq, seq, seq
          FROM answers, thread),
        events AS (
          INSERT INTO stream_events (stream_id, seq, type, at, actor_id, thread_id, comment_id)
          SELECT reading_id, seq, 'comment.created', now(), opened_by_id, thread.id, answers.id FROM answers, thread),
        reading AS (
          UPDATE readings SET comment_count = comment_count + $1 FROM thread WHERE readings.id = thread.reading_id)
      UPDATE threads SET comment_count = comment_count + $1, last_comment_at = now(), last_comment_seq = stream.head,
        seq = stream.head FROM stream, thread WHERE threads.id = thread.id`,
      [count],
    );
  } finally {
    await client.end();
  }
}
