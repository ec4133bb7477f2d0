import type { INestApplicationContext } from '@nestjs/common';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { v7 as uuidv7 } from 'uuid';
import { Database } from '@lectern/server/database';
import { mediumApp, privateGroup, somebody } from '../../../../../tools/testing/medium-app';
import { FollowImportUseCase } from './follow-import.use-case';
import { StartImportUseCase } from './start-import.use-case';

// a file that breaks the limits of a server would take this test a minute; the way through the server is the same
vi.mock('../imports/import-limits', async (original) => {
  const { readingLimits } = await original<typeof import('../imports/import-limits')>();
  return { readingLimits: { ...readingLimits, heapMb: 96 } };
});

let app: INestApplicationContext;
beforeAll(async () => {
  app = await mediumApp();
});
afterAll(() => app.close());

it(
  'a file that takes too much is refused, nothing of it stays, and the next one goes through',
  { timeout: 120_000 },
  async () => {
    const owner = await somebody(app);
    const groupId = await privateGroup(app, owner);
    const { client } = app.get(Database, { strict: false });
    const follow = app.get(FollowImportUseCase, { strict: false });
    const bring = async (text: string) => {
      const file = { commandId: uuidv7(), fileName: 'a.md', bytes: new TextEncoder().encode(text) };
      return app.get(StartImportUseCase, { strict: false }).file(owner, { groupId }, file);
    };
    const ended = async (id: string) => {
      await expect.poll(async () => (await follow.one(owner, id)).state, { timeout: 90_000 }).toMatch(/done|failed/);
      return follow.one(owner, id);
    };
    const before = await client.original.count();
    const heavy = await ended((await bring('*a* [b](c) `d` **e**\n\n'.repeat(19_000))).id);
    expect(heavy).toMatchObject({ state: 'failed', failure: { reason: 'IMPORT_TOO_LARGE' } });
    expect(await client.original.count()).toBe(before);
    expect(await client.draft.count({ where: { id: heavy.id } })).toBe(0);
    expect(await ended((await bring('# Lamps\n\nOil was dear.')).id)).toMatchObject({ state: 'done' });
  },
);
