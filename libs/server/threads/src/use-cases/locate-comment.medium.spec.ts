import type { INestApplicationContext } from '@nestjs/common';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { v7 as uuidv7 } from 'uuid';
import { mediumApp, somebody } from '../../../../../tools/testing/medium-app';
import { ReadingRoom } from '../../../../../tools/testing/reading-room';
import { CreateCommentUseCase } from './create-comment.use-case';
import { DeleteCommentUseCase } from './delete-comment.use-case';
import { LocateCommentUseCase } from './locate-comment.use-case';
import { OpenThreadUseCase } from './open-thread.use-case';

describe('the permanent address of a comment', () => {
  let app: INestApplicationContext;
  let room: ReadingRoom;
  beforeAll(async () => {
    app = await mediumApp();
    room = await ReadingRoom.open(app);
  });
  afterAll(() => app.close());

  const locate = (commentId: string, as = room.owner) =>
    app.get(LocateCommentUseCase, { strict: false }).execute(as, commentId);
  const remove = (commentId: string) =>
    app.get(DeleteCommentUseCase, { strict: false }).execute(room.member, { commandId: uuidv7(), commentId });

  it('leads to its reading and thread, also when its words are gone', async () => {
    const { id: threadId } = await room.comment();
    const answer = { commandId: uuidv7(), threadId, parentId: null, body: 'An answer' };
    const { comment } = await app.get(CreateCommentUseCase, { strict: false }).execute(room.member, answer);
    const place = { readingId: room.readingId, threadId, isDeleted: false, withheldAs: null, isThreadLeft: true };
    expect(await locate(comment.id)).toEqual(place);
    await remove(comment.id);
    expect(await locate(comment.id)).toEqual({ ...place, isDeleted: true });
    await remove(threadId);
    expect(await locate(threadId)).toEqual({ ...place, isDeleted: true, isThreadLeft: false });
  });

  it('is nothing to whoever does not see the reading, or does not hear the thread, as where there is none', async () => {
    const { id } = await room.comment();
    const note = { readingId: room.readingId, audience: 'notes' as const, anchor: { blockId: null, span: null } };
    const { thread } = await app
      .get(OpenThreadUseCase, { strict: false })
      .execute(room.member, { commandId: uuidv7(), ...note, body: 'For myself' });
    expect(await locate(thread.id, room.member)).toMatchObject({ threadId: thread.id });
    const stranger = await somebody(app);
    for (const asked of [() => locate(id, stranger), () => locate(thread.id), () => locate(uuidv7())])
      await expect(asked()).rejects.toMatchObject({ code: 'E_NOT_FOUND' });
  });
});
