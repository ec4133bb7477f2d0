import type { INestApplicationContext } from '@nestjs/common';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { v7 as uuidv7 } from 'uuid';
import type { LastSaid, Thread, ThreadChange } from '@lectern/contracts';
import { UpdateGroupUseCase } from '@lectern/server/groups';
import { mediumApp, somebody } from '../../../../../tools/testing/medium-app';
import { ReadingRoom } from '../../../../../tools/testing/reading-room';
import { ChangeThreadUseCase } from './change-thread.use-case';
import { CreateCommentUseCase } from './create-comment.use-case';
import { DeleteCommentUseCase } from './delete-comment.use-case';
import { MarkReadUseCase } from './mark-read.use-case';
import { OpenThreadUseCase } from './open-thread.use-case';
import { ReactUseCase } from './react.use-case';
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

describe('the open questions of a group', () => {
  const questions = (as = room.member) => app.get(ReadLatestUseCase, { strict: false }).openQuestions(as, room.groupId);
  const change = (threadId: string, said: ThreadChange) =>
    app
      .get(ChangeThreadUseCase, { strict: false })
      .execute(room.member, { commandId: uuidv7(), threadId, change: said });

  it('are those without an answer that are not settled, the most wanted first, as they were asked', async () => {
    await change(thread.id, { what: 'kind', kind: 'question' });
    const { id: second } = await room.comment({}, 'And why?');
    await change(second, { what: 'kind', kind: 'question' });
    expect((await questions()).map(({ excerpt }) => excerpt)).toEqual(['And why?', 'How dear?']);
    const reaction = { commandId: uuidv7(), commentId: thread.id, reaction: 'me-too', isOn: true } as const;
    await app.get(ReactUseCase, { strict: false }).execute(room.owner, reaction);
    const { id: commentId } = await answer('Six pence');
    expect((await questions())[0]).toMatchObject({
      threadId: thread.id,
      excerpt: 'How dear?',
      meTooCount: 1,
      commentCount: 2,
    });
    await change(thread.id, { what: 'answer', commentId });
    await change(second, { what: 'resolved', isResolved: true });
    expect(await questions()).toEqual([]);
  });

  it('are hidden with their group, and for whoever does not hear them', async () => {
    const note = { readingId: room.readingId, kind: 'question' as const, audience: 'notes' as const };
    await app.get(OpenThreadUseCase, { strict: false }).execute(room.member, {
      commandId: uuidv7(),
      ...note,
      anchor: { blockId: null, span: null },
      body: 'Do I agree?',
    });
    expect((await questions()).map(({ excerpt }) => excerpt)).toEqual(['Do I agree?']);
    expect(await questions(room.owner)).toEqual([]);
    await expect(questions(await somebody(app))).rejects.toMatchObject({ code: 'E_NOT_FOUND' });
  });
});
