import type { INestApplicationContext } from '@nestjs/common';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { v7 as uuidv7 } from 'uuid';
import { CreateGroupUseCase } from '@lectern/server/groups';
import type { SignedInCaller } from '@lectern/server/platform';
import { mediumApp, somebody } from '../../../../../tools/testing/medium-app';
import { StartDraftUseCase } from './start-draft.use-case';

let app: INestApplicationContext;
let starting: StartDraftUseCase;
beforeAll(async () => {
  app = await mediumApp();
  starting = app.get(StartDraftUseCase, { strict: false });
});
afterAll(() => app.close());

let owner: SignedInCaller;
let groupId: string;
beforeEach(async () => {
  owner = await somebody(app);
  const settings = { name: 'Lamps', description: '', visibility: 'private', joinPolicy: 'invitation' } as const;
  groupId = await app.get(CreateGroupUseCase, { strict: false }).execute(owner, { commandId: uuidv7(), ...settings });
});

const conflict = { code: 'E_CONFLICT' };

describe('the same command to start a draft', () => {
  it('is a conflict with other words, or the same ones in another format', async () => {
    const input = { commandId: uuidv7(), format: 'markdown' as const, text: 'Oil was dear.' };
    const { id } = await starting.paste(owner, groupId, input);
    expect((await starting.paste(owner, groupId, input)).id).toBe(id);
    for (const other of [{ text: 'Oil was cheap.' }, { format: 'text' as const }])
      await expect(starting.paste(owner, groupId, { ...input, ...other })).rejects.toMatchObject(conflict);
  });
});
