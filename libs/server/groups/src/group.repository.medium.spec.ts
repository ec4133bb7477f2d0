import type { INestApplicationContext } from '@nestjs/common';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { v7 as uuidv7 } from 'uuid';
import type { UpdateGroup } from '@lectern/contracts';
import { Database } from '@lectern/server/database';
import { mediumApp, somebody } from '../../../../tools/testing/medium-app';
import { GroupRepository } from './group.repository';
import { CreateGroupUseCase } from './use-cases/create-group.use-case';

let app: INestApplicationContext;
beforeAll(async () => {
  app = await mediumApp();
});
afterAll(() => app.close());

it('stores the settings it is given, and nothing else that comes with them', async () => {
  const groups = app.get(GroupRepository, { strict: false });
  const owner = await somebody(app);
  const settings = { name: 'Lamps', description: 'Of oil.', visibility: 'private', joinPolicy: 'invitation' } as const;
  const forged = { commandId: uuidv7(), ...settings, audienceVersion: 7 };
  const groupId = await app.get(CreateGroupUseCase, { strict: false }).execute(owner, forged);
  const changed = { name: 'Moths', audienceVersion: 9 } as UpdateGroup;
  await groups.write((transaction) => groups.update(groupId, changed, transaction));
  const { client } = app.get(Database, { strict: false });
  const stored = await client.group.findUniqueOrThrow({ where: { id: groupId } });
  expect(stored).toMatchObject({ ...settings, name: 'Moths', audienceVersion: 1 });
});
