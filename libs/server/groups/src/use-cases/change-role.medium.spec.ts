import type { INestApplicationContext } from '@nestjs/common';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { Database, Prisma } from '@lectern/server/database';
import { mediumApp } from '../../../../../tools/testing/medium-app';
import { ReadingRoom } from '../../../../../tools/testing/reading-room';
import { ChangeRoleUseCase } from './change-role.use-case';

let app: INestApplicationContext;
beforeAll(async () => {
  app = await mediumApp();
});
afterAll(() => app.close());

it('waits for what is being written in the group’s readings: nothing decided by the old role is committed after it', async () => {
  const room = await ReadingRoom.open(app);
  const done: string[] = [];
  let changing: Promise<unknown> = Promise.resolve();
  await app.get(Database, { strict: false }).write(async (transaction) => {
    await transaction.$queryRaw(Prisma.sql`SELECT 1 FROM streams WHERE id = ${room.readingId}::uuid FOR UPDATE`);
    changing = app
      .get(ChangeRoleUseCase, { strict: false })
      .execute(room.owner, room.groupId, room.member.personId, 'observer')
      .then(() => done.push('role'));
    await new Promise((resolve) => setTimeout(resolve, 300));
    done.push('comment');
  });
  await changing;
  expect(done).toEqual(['comment', 'role']);
});
