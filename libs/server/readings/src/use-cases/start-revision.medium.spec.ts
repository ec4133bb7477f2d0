import type { INestApplicationContext } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { mediumApp } from '../../../../../tools/testing/medium-app';
import { lampText, ReadingRoom } from '../../../../../tools/testing/reading-room';
import { EditDraftUseCase } from './edit-draft.use-case';
import { FollowImportUseCase } from './follow-import.use-case';
import { OpenReadingUseCase } from './open-reading.use-case';
import { StartImportUseCase } from './start-import.use-case';
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

describe('a file brought as the next revision', () => {
  const file = (text: string) => ({
    commandId: uuidv7(),
    fileName: 'lamps-2.md',
    bytes: new TextEncoder().encode(text),
  });
  const importing = () => app.get(StartImportUseCase, { strict: false });
  const state = (id: string) =>
    app
      .get(FollowImportUseCase, { strict: false })
      .one(room.owner, id)
      .then((one) => one.state);

  it('becomes a draft on the present one, which lends it what it does not say of itself', async () => {
    const { id, readingId } = await importing().file(room.owner, { readingId: room.readingId }, file('Oil is dear.\n'));
    expect(readingId).toBe(room.readingId);
    await expect.poll(() => state(id)).toBe('done');
    const draft = await app.get(EditDraftUseCase, { strict: false }).accessible(room.owner, id);
    expect(draft).toMatchObject({ fileName: 'lamps-2.md', revises: { readingId: room.readingId } });
    const present = await app.get(OpenReadingUseCase, { strict: false }).execute(room.owner, room.readingId);
    expect(draft.imported.metadata.title).toBe(present.reading.title);
  });

  it('is refused from whoever may not revise the reading, and stores nothing', async () => {
    const brought = file('Oil is dear.\n');
    await expect(importing().file(room.member, { readingId: room.readingId }, brought)).rejects.toMatchObject({
      code: 'E_FORBIDDEN',
    });
    await expect(state(brought.commandId)).rejects.toMatchObject({ code: 'E_NOT_FOUND' });
  });
});
