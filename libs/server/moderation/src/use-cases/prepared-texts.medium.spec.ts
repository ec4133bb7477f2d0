import type { INestApplicationContext } from '@nestjs/common';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { mediumApp } from '../../../../../tools/testing/medium-app';
import { ModeratedRoom } from '../../../../../tools/testing/moderated-room';
import { PreparedTextsUseCase } from './prepared-texts.use-case';

let app: INestApplicationContext;
let at: ModeratedRoom;
let prepared: PreparedTextsUseCase;
beforeAll(async () => {
  app = await mediumApp();
  at = await ModeratedRoom.open(app);
  prepared = app.get(PreparedTextsUseCase, { strict: false });
});
afterAll(() => app.close());

it('are written by who leads the group, one version on the other, and stand in the log by their number alone', async () => {
  const { groupId } = at.room;
  expect(await prepared.read(at.ada, groupId)).toEqual({
    version: 0,
    publishedAt: null,
    publishedBy: null,
    texts: [],
  });
  const texts = [{ name: 'Names', text: 'Dear {author}: {rule}.', ruleNumber: 1 }];
  const first = await prepared.publish(at.ada, { groupId, baseVersion: 0, texts });
  expect(first).toMatchObject({ version: 1, publishedBy: { id: at.ada.personId }, texts });
  await expect(prepared.publish(at.ben, { groupId, baseVersion: 0, texts: [] })).rejects.toMatchObject({
    code: 'E_CONFLICT',
  });
  expect(await prepared.publish(at.ben, { groupId, baseVersion: 1, texts: [] })).toMatchObject({
    version: 2,
    texts: [],
  });
  expect(await at.database.client.preparedTextSet.count({ where: { groupId } })).toBe(2);
  for (const person of [at.reader, at.room.member]) {
    await expect(prepared.read(person, groupId)).rejects.toMatchObject({ code: 'E_FORBIDDEN' });
    await expect(prepared.publish(person, { groupId, baseVersion: 2, texts })).rejects.toMatchObject({
      code: 'E_FORBIDDEN',
    });
  }
  const entries = await at.database.client.moderationLogEntry.findMany({
    where: { groupId, act: 'prepared-texts.published' },
    orderBy: { seq: 'asc' },
  });
  expect(entries.map(({ facts }) => facts)).toEqual([
    { version: 1, texts: 1 },
    { version: 2, texts: 0 },
  ]);
});
