import type { INestApplicationContext } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { Client } from 'pg';
import { Database } from '@lectern/server/database';
import { DeleteCommentUseCase, EditCommentUseCase } from '@lectern/server/threads';
import { mediumApp } from '../../../../tools/testing/medium-app';
import { ReadingRoom } from '../../../../tools/testing/reading-room';
import { testDatabase } from '../../../../tools/testing/test-database';
import { SearchFollower } from './search-follower';
import { SearchIndexRepository } from './search-index.repository';
import { SearchUseCase } from './use-cases/search.use-case';

let app: INestApplicationContext;
let room: ReadingRoom;
let url: string;
/** another server, or somebody who changes what waits */
let other: Client;
const index = () => app.get(SearchIndexRepository, { strict: false });
const entry = async (id: string) =>
  (await app.get(Database).client.searchEntry.findUnique({ where: { id }, select: { readingId: true } }))?.readingId;
const found = async (q: string) => {
  const { results } = await app
    .get(SearchUseCase, { strict: false })
    .execute(room.member, { q, groupId: room.groupId, kind: 'comments', page: 1 });
  return results.length;
};

beforeAll(async () => {
  url = await testDatabase();
  app = await mediumApp({}, url);
  // what follows by itself would be quicker than the tests
  await app.get(SearchFollower, { strict: false }).beforeApplicationShutdown();
});
afterAll(() => app.close());
beforeEach(async () => {
  room = await ReadingRoom.open(app);
  other = new Client({ connectionString: url });
  await other.connect();
});
afterEach(() => other.end());

describe('the index of what can be found', () => {
  it('has a comment once somebody searches, and not before', async () => {
    const { id } = await room.comment({}, 'A cormorant dries its wings.');
    expect(await entry(id)).toBeUndefined();
    expect(await found('cormorant')).toBe(1);
    expect(await entry(id)).toBe(room.readingId);
  });

  it('never has one that was deleted while it waited, and at once what was edited', async () => {
    const [gone, edited] = [await room.comment({}, 'A heron.'), await room.comment({}, 'A bittern.')];
    await app
      .get(DeleteCommentUseCase, { strict: false })
      .execute(room.member, { commandId: uuidv7(), commentId: gone.id });
    await app.get(EditCommentUseCase, { strict: false }).execute(room.member, {
      commandId: uuidv7(),
      commentId: edited.id,
      baseSeq: edited.seq,
      body: 'A grebe.',
    });
    expect(await entry(edited.id)).toBe(room.readingId);
    expect(await index().take('wait')).toBe(0);
    expect(await entry(gone.id)).toBeUndefined();
    expect([await found('heron'), await found('bittern'), await found('grebe')]).toEqual([0, 0, 1]);
  });

  it('passes those over that another takes, or waits for it', async () => {
    const { id } = await room.comment({}, 'A plover.');
    await other.query('BEGIN');
    await other.query('DELETE FROM search_waiting WHERE comment_id = $1', [id]);
    expect(await index().take('pass')).toBe(0);
    const waited = index().take('wait');
    await other.query('ROLLBACK');
    expect(await waited).toBe(1);
  });

  it('says where a thread stands that was moved while it waited', async () => {
    const { id } = await room.comment({}, 'A dunlin.');
    const elsewhere = await room.anotherText('# Nets\n\nA net is mended from the middle outwards, knot by knot.\n');
    await other.query('BEGIN');
    await other.query('UPDATE threads SET reading_id = $1 WHERE id = $2', [elsewhere, id]);
    expect(await index().take('pass')).toBe(0);
    const waited = index().take('wait');
    await other.query('COMMIT');
    expect(await waited).toBe(1);
    expect(await entry(id)).toBe(elsewhere);
  });

  it('follows by itself when nobody writes any more', async () => {
    const following = await mediumApp({}, url);
    try {
      const { id } = await new ReadingRoom(following, room.owner, room.member, room.groupId, room.readingId).comment();
      await expect.poll(() => entry(id)).toBe(room.readingId);
    } finally {
      await following.close();
    }
  });
});
