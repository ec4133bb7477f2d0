import type { INestApplicationContext } from '@nestjs/common';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { v7 as uuidv7 } from 'uuid';
import type { SignedInCaller } from '@lectern/server/platform';
import { DeleteCommentUseCase, OpenThreadUseCase } from '@lectern/server/threads';
import { mediumApp, somebody } from '../../../../../tools/testing/medium-app';
import { lampText, ReadingRoom } from '../../../../../tools/testing/reading-room';
import { ShowLinksUseCase } from '../use-cases/show-links.use-case';

let app: INestApplicationContext;
let room: ReadingRoom;
beforeAll(async () => {
  app = await mediumApp();
  room = await ReadingRoom.open(app);
});
afterAll(() => app.close());

const show = (as: SignedInCaller, ...targets: string[]) =>
  app.get(ShowLinksUseCase, { strict: false }).execute(as, targets);

it('shows readings, paragraphs and comments to who may see them, and to nobody else that they are there', async () => {
  const block = (await room.snapshot()).blocks.find(({ text }) => text.startsWith('Oil was dear'));
  const thread = await room.comment({ paragraph: 'Oil was dear' }, 'On the **price** of oil.');
  const reading = { id: room.readingId, title: 'On lamps' };
  const targets = [
    `reading:${room.readingId}`,
    `paragraph:${room.readingId}:${block?.id}:1`,
    `comment:${thread.id}`,
    `comment:${uuidv7()}`,
  ];
  expect(await show(room.owner, ...targets)).toEqual([
    { to: targets[0], reading, number: null, words: '', author: null },
    {
      to: targets[1],
      reading,
      number: block?.number,
      words: expect.stringMatching(/^Oil was dear .{20,80}…$/),
      author: null,
    },
    { to: targets[2], reading, number: block?.number, words: 'On the price of oil.', author: thread.openedBy },
  ]);
  expect(await show(await somebody(app), ...targets)).toEqual([]);
});

it('shows a note to its author alone, and a comment as long as its words are there', async () => {
  const input = {
    commandId: uuidv7(),
    readingId: room.readingId,
    anchor: { blockId: null, span: null },
    body: 'Mine.',
  };
  const opened = app.get(OpenThreadUseCase, { strict: false });
  const { comment } = await opened.execute(room.member, { ...input, audience: 'notes' });
  expect(await show(room.member, `comment:${comment.id}`)).toMatchObject([{ words: 'Mine.', number: null }]);
  expect(await show(room.owner, `comment:${comment.id}`)).toEqual([]);
  const deleted = { commandId: uuidv7(), commentId: comment.id };
  await app.get(DeleteCommentUseCase, { strict: false }).execute(room.member, deleted);
  expect(await show(room.member, `comment:${comment.id}`)).toEqual([]);
});

it('says where a paragraph is after a revision, and names the reading alone where it is gone', async () => {
  const { blocks } = await room.snapshot();
  const idOf = (words: string) => blocks.find(({ text }) => text.includes(words))?.id;
  const ferry = `paragraph:${room.readingId}:${idOf('When the ferry')}:1`;
  const glass = `paragraph:${room.readingId}:${idOf('Nobody remembers')}:1`;
  const [before] = await show(room.member, ferry);
  const kept = lampText.replace(/Nobody remembers.*\n/, '').replace('# On lamps\n', '# On lamps\n\nA word before.\n');
  await room.revise(kept);
  const [now, gone] = await show(room.member, ferry, glass);
  expect(now).toEqual({ ...before, number: (before?.number ?? 0) + 1 });
  expect(gone).toMatchObject({ to: glass, words: '', number: null, reading: { title: 'On lamps' } });
});
