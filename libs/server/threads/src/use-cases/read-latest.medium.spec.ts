import type { INestApplicationContext } from '@nestjs/common';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { v7 as uuidv7 } from 'uuid';
import type { LastSaid, Thread } from '@lectern/contracts';
import { UpdateGroupUseCase } from '@lectern/server/groups';
import { mediumApp, somebody } from '../../../../../tools/testing/medium-app';
import { ReadingRoom } from '../../../../../tools/testing/reading-room';
import { CreateCommentUseCase } from './create-comment.use-case';
import { DeleteCommentUseCase } from './delete-comment.use-case';
import { MarkReadUseCase } from './mark-read.use-case';
import { ReadLatestUseCase } from './read-latest.use-case';

let app: INestApplicationContext;
beforeAll(async () => {
  app = await mediumApp();
});
afterAll(() => app.close());

let room: ReadingRoom;
let thread: Thread;
beforeEach(async () => {
  room = await ReadingRoom.open(app);
  thread = await room.comment({ paragraph: 'Oil was dear' }, 'How **dear**?');
});

const latest = (as = room.member): Promise<LastSaid[]> =>
  app.get(ReadLatestUseCase, { strict: false }).execute(as, room.groupId);
const answer = async (body: string) =>
  (
    await app
      .get(CreateCommentUseCase, { strict: false })
      .execute(room.owner, { commandId: uuidv7(), threadId: thread.id, parentId: null, body })
  ).comment;

describe('what was said last in a group', () => {
  it('is the last comment of each thread, the latest thread first, with its place', async () => {
    await room.comment({}, 'On all of it');
    expect((await latest()).map(({ excerpt }) => excerpt)).toEqual(['On all of it', 'How dear?']);
    await answer('Six pence');
    const [first] = await latest();
    expect(first).toMatchObject({
      threadId: thread.id,
      reading: { id: room.readingId, title: 'On lamps' },
      number: 2,
      author: { displayName: 'Olga Owner' },
      excerpt: 'Six pence',
      commentCount: 2,
      newCount: 1,
    });
  });

  it('is new to whoever has not read it, and to nobody who is not signed in', async () => {
    await answer('Six pence');
    await app.get(MarkReadUseCase, { strict: false }).thread(room.member, { threadId: thread.id, upToSeq: 9 });
    expect((await latest()).map(({ newCount }) => newCount)).toEqual([0]);
    expect((await latest(room.owner)).map(({ newCount }) => newCount)).toEqual([1]);
    await app.get(UpdateGroupUseCase, { strict: false }).execute(room.owner, room.groupId, { visibility: 'public' });
    const nobody = { personId: null, sessionId: null, address: '127.0.0.1', userAgent: 'test' };
    const seen = await app.get(ReadLatestUseCase, { strict: false }).execute(nobody, room.groupId);
    expect(seen.map(({ newCount }) => newCount)).toEqual([0]);
  });

  it('is what was said before when the last is deleted, and nothing when all is', async () => {
    const remove = (commentId: string, as = room.member) =>
      app.get(DeleteCommentUseCase, { strict: false }).execute(as, { commandId: uuidv7(), commentId });
    const { id } = await answer('Six pence');
    await remove(id, room.owner);
    expect((await latest()).map(({ excerpt }) => excerpt)).toEqual(['How dear?']);
    await remove(thread.id);
    expect(await latest()).toEqual([]);
  });

  it('is hidden with its group', async () => {
    await expect(latest(await somebody(app))).rejects.toMatchObject({ code: 'E_NOT_FOUND' });
  });
});
