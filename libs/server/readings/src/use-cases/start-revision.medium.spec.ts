import type { INestApplicationContext } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { mediumApp } from '../../../../../tools/testing/medium-app';
import { lampText, ReadingRoom } from '../../../../../tools/testing/reading-room';
import { StartRevisionUseCase } from './start-revision.use-case';

let app: INestApplicationContext;
let room: ReadingRoom;
let starting: StartRevisionUseCase;

beforeAll(async () => {
  app = await mediumApp();
  room = await ReadingRoom.open(app);
  starting = app.get(StartRevisionUseCase, { strict: false });
});
afterAll(() => app.close());

describe('the command that starts a revision', () => {
  const conflict = { code: 'E_CONFLICT' };
  const fromPresent = (commandId: string) => starting.fromPresent(room.owner, room.readingId, { commandId });
  const paste = (commandId: string) =>
    starting.paste(room.owner, room.readingId, { commandId, text: lampText, format: 'markdown' });

  it('makes one draft, also when it is sent several times at once', async () => {
    const commandId = uuidv7();
    const drafts = await Promise.all([1, 2, 3, 4].map(() => fromPresent(commandId)));
    expect(new Set(drafts.map(({ id }) => id))).toEqual(new Set([commandId]));
    expect(await fromPresent(commandId)).toEqual(drafts[0]);
  });

  it('is a conflict when its name was given to a pasted text, and the other way round', async () => {
    const [pasted, started] = [uuidv7(), uuidv7()];
    await paste(pasted);
    await fromPresent(started);
    await expect(fromPresent(pasted)).rejects.toMatchObject(conflict);
    await expect(paste(started)).rejects.toMatchObject(conflict);
  });
});
