import type { INestApplicationContext } from '@nestjs/common';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { v7 as uuidv7 } from 'uuid';
import { Database } from '@lectern/server/database';
import { type DomainError } from '@lectern/server/platform';
import { OpenThreadUseCase } from '@lectern/server/threads';
import { mediumApp } from '../../../../../tools/testing/medium-app';
import { ReadingRoom } from '../../../../../tools/testing/reading-room';
import { ChangePostingUseCase } from './change-posting.use-case';
import { ReadPostingUseCase } from './read-posting.use-case';
import { ReleaseHeldPostsUseCase } from './release-held-posts.use-case';

let app: INestApplicationContext;
let room: ReadingRoom;
beforeAll(async () => {
  app = await mediumApp();
});
beforeEach(async () => {
  room = await ReadingRoom.open(app);
  await app
    .get(ChangePostingUseCase, { strict: false })
    .settings(room.owner, room.groupId, { holds: 'everybody', newcomerComments: 2 });
});
afterAll(async () => {
  await app.close();
});

const database = () => app.get(Database, { strict: false }).client;
const minutesAgo = (count: number) => new Date(Date.now() - count * 60_000);

/** A comment that was held so many minutes ago. */
async function heldOf(body: string, ago: number): Promise<string> {
  const commandId = uuidv7();
  const command = { commandId, readingId: room.readingId, anchor: { blockId: null, span: null }, body };
  const held = await app
    .get(OpenThreadUseCase, { strict: false })
    .execute(room.member, command)
    .catch((error: DomainError) => error.code);
  expect(held).toBe('E_HELD');
  await database().heldPost.update({ where: { id: commandId }, data: { heldAt: minutesAgo(ago) } });
  return commandId;
}

const release = (from: number, until: number, as = room.owner) =>
  app.get(ReleaseHeldPostsUseCase, { strict: false }).execute(as, room.groupId, {
    heldFrom: minutesAgo(from).toISOString(),
    heldUntil: minutesAgo(until).toISOString(),
    reason: 'The rule caught honest words.',
  });
const waiting = async () =>
  (await app.get(ReadPostingUseCase, { strict: false }).heldPosts(room.owner, room.groupId)).map(({ body }) => body);
const standing = async () => (await room.snapshot()).threads.map(({ id }) => id);

describe('what the rules held in a period', () => {
  it('goes up in one step, once, in the order it was written; what was held before or after waits on', async () => {
    await heldOf('Before.', 90);
    const during = [await heldOf('First.', 50), await heldOf('Second.', 40)];
    await heldOf('After.', 5);
    await expect(release(60, 30, room.member)).rejects.toMatchObject({ code: 'E_FORBIDDEN' });
    expect(await release(60, 30)).toEqual({ count: 2 });
    expect(await release(60, 30)).toEqual({ count: 0 });
    await expect.poll(standing).toEqual(during);
    await expect.poll(waiting).toEqual(['Before.', 'After.']);
    const log = await database().moderationLogEntry.findMany({ where: { groupId: room.groupId } });
    expect(log.map(({ act }) => act).sort()).toEqual([
      'automation.undone',
      'post.approved',
      'post.approved',
      'posting.changed',
    ]);
  });

  it('goes up also when the server died after that was decided', async () => {
    const postId = await heldOf('Left behind.', 50);
    await database().heldPost.update({
      where: { id: postId },
      data: { state: 'approving', decidedAt: minutesAgo(1), decidedById: room.owner.personId },
    });
    await expect.poll(standing).toEqual([postId]);
    await expect.poll(waiting).toEqual([]);
  });

  it('waits on where it cannot go up any more, for a person to refuse', async () => {
    await heldOf('Too late.', 50);
    await database().reading.update({ where: { id: room.readingId }, data: { closesAt: minutesAgo(1) } });
    expect(await release(60, 30)).toEqual({ count: 1 });
    await expect
      .poll(() => database().heldPost.findMany({ where: { groupId: room.groupId }, select: { state: true } }))
      .toEqual([{ state: 'waiting' }]);
    await expect.poll(waiting).toEqual(['Too late.']);
  });
});
