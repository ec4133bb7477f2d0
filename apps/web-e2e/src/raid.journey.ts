import { Client } from 'pg';
import { describe, expect, it } from 'vitest';
import { lookAt } from './browser';
import { comeIn, commentOn, demonstration, joined, openGroup, openText, origin, signedIn } from './demonstration';

/** What looks like a raid is found in rounds, on a machine that may be busy. */
const foundWithinMs = 60_000;

describe('a raid', () => {
  const stage = demonstration();

  it('is seen, decided on by a person, held back, told to everybody, and ended early', async () => {
    const [ada, ben] = await Promise.all([signedIn(stage, 'ada'), signedIn(stage, 'ben')]);
    const groupId = await openGroup(ada.page);
    await growOld(stage.server.databaseUrl, groupId);
    await openText(ben.page);

    // many come within minutes: who leads is told, and asked
    const dora = await joined(stage, ada.page, groupId);
    for (const name of ['Eva', 'Finn', 'Gus', 'Hal', 'Ida', 'Jon', 'Kim'])
      await comeIn(await stage.browser.newContext({ baseURL: stage.server.base }), ada.page, groupId, name);
    const signs = ada.page.getByRole('region', { name: 'This looks like a raid' });
    await signs.getByText(/joined within ten minutes/).waitFor({ timeout: foundWithinMs });
    await lookAt(ada.page, 'raid-signs');
    await signs.getByRole('button', { name: 'Begin raid mode…' }).click();
    const dialog = ada.page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Begin', exact: true }).click();
    await dialog.locator('[aria-invalid="true"]').waitFor();
    await dialog.getByLabel('Why').fill('Many strangers at once; we look at what they write first.');
    await lookAt(ada.page, 'raid-mode-dialog');
    await dialog.getByRole('button', { name: 'Begin', exact: true }).click();
    const note = ada.page.getByRole('region', { name: /^Raid mode until/ });
    await note.getByText('Newcomers’ comments wait for a moderator.').waitFor();
    await lookAt(ada.page, 'raid-mode');

    // who reads is told at once, also those who had the text open
    await ben.page.getByText(/^Raid mode until/).waitFor();
    await lookAt(ben.page, 'raid-reading');
    // what a newcomer writes waits
    await dora.page.goto(`/groups/${groupId}`);
    await dora.page.getByRole('region', { name: /^Raid mode until/ }).waitFor();
    await openText(dora.page);
    await commentOn(dora.page, 4, 'Nobody here can read.');
    await dora.page.getByText('Kept for a moderator.').waitFor();
    // and nobody joins, not by an invitation either
    await expect(
      comeIn(await stage.browser.newContext({ baseURL: stage.server.base }), ada.page, groupId, 'Lou'),
    ).rejects.toThrow();

    await note.getByRole('button', { name: 'End it now' }).click();
    await note.waitFor({ state: 'detached' });
    await ben.page.getByText(/^Raid mode until/).waitFor({ state: 'detached' });
    await comeIn(await stage.browser.newContext({ baseURL: stage.server.base }), ada.page, groupId, 'Mia');
    // what waited still waits for a person
    const held = await ada.page.request.get(`/api/groups/${groupId}/held-posts`, { headers: origin(ada.page) });
    expect(await held.json()).toHaveLength(1);
    expect([...ada.complaints, ...ben.complaints, ...dora.complaints]).toEqual([]);
  });
});

/** The group is no newer than its habits: what is usual in it is known, and that few join. */
async function growOld(databaseUrl: string, groupId: string): Promise<void> {
  const database = new Client({ connectionString: databaseUrl });
  await database.connect();
  try {
    await database.query(`UPDATE groups SET created_at = created_at - interval '30 days' WHERE id = $1`, [groupId]);
  } finally {
    await database.end();
  }
}
