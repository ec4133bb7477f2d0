import type { INestApplicationContext } from '@nestjs/common';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { v7 as uuidv7 } from 'uuid';
import type { Thread } from '@lectern/contracts';
import { Database } from '@lectern/server/database';
import { ReadGroupsUseCase } from '@lectern/server/groups';
import { OpenReadingUseCase } from '@lectern/server/readings';
import { mediumApp, somebody } from '../../../../../tools/testing/medium-app';
import { lampText, ReadingRoom } from '../../../../../tools/testing/reading-room';
import { CreateCommentUseCase } from './create-comment.use-case';
import { DeleteCommentUseCase } from './delete-comment.use-case';
import { MarkReadUseCase } from './mark-read.use-case';

let app: INestApplicationContext;
let marking: MarkReadUseCase;
beforeAll(async () => {
  app = await mediumApp();
  marking = app.get(MarkReadUseCase, { strict: false });
});
afterAll(() => app.close());

let room: ReadingRoom;
let first: Thread;
let second: Thread;
beforeEach(async () => {
  room = await ReadingRoom.open(app);
  // 1 and 2 by the member, 3 and 4 by the owner
  [first, second] = [await room.comment(), await room.comment()];
  await answer(first, room.owner);
  await answer(second, room.owner);
});

const answer = async (thread: Thread, as: typeof room.owner) => {
  const command = { commandId: uuidv7(), threadId: thread.id, parentId: null, body: 'An answer' };
  return (await app.get(CreateCommentUseCase, { strict: false }).execute(as, command)).comment;
};
const unread = async (as: typeof room.owner) =>
  Object.fromEntries(Object.entries((await room.snapshot(as)).unread).map(([id, { count }]) => [id, count]));
const ofGroup = async (as: typeof room.owner) =>
  (await app.get(ReadGroupsUseCase, { strict: false }).one(as, room.groupId)).unreadCount;
const listed = async (as: typeof room.owner) => {
  const readings = await app.get(OpenReadingUseCase, { strict: false }).list(as, room.groupId);
  return readings.find(({ id }) => id === room.readingId)?.unreadCount;
};
const markThread = (as: typeof room.owner, thread: Thread, upToSeq: number) =>
  marking.thread(as, { threadId: thread.id, upToSeq });

describe('what is new to somebody', () => {
  it('is what others said, in each thread and in the list', async () => {
    expect(await unread(room.member)).toEqual({ [first.id]: 1, [second.id]: 1 });
    expect(await unread(room.owner)).toEqual({ [first.id]: 1, [second.id]: 1 });
    expect(await listed(room.member)).toBe(2);
    expect(await ofGroup(room.member)).toBe(2);
    const onlooker = await somebody(app);
    await expect(markThread(onlooker, first, 1)).rejects.toMatchObject({ code: 'E_NOT_FOUND' });
  });

  it('is less once a thread is marked, up to the number it is marked to', async () => {
    await answer(first, room.owner);
    expect((await unread(room.member))[first.id]).toBe(2);
    await markThread(room.member, first, 3);
    expect(await unread(room.member)).toEqual({ [first.id]: 1, [second.id]: 1 });
    await markThread(room.member, first, 5);
    expect(await unread(room.member)).toEqual({ [second.id]: 1 });
    // nobody else's
    expect(await listed(room.owner)).toBe(2);
  });

  it('never grows again by marking, nor is what comes later marked beforehand', async () => {
    await markThread(room.member, first, 2 ** 31 - 1);
    await markThread(room.member, first, 0);
    expect(await unread(room.member)).toEqual({ [second.id]: 1 });
    await answer(first, room.owner);
    expect((await unread(room.member))[first.id]).toBe(1);
  });

  it('is nothing once the reading is marked, until somebody speaks', async () => {
    await marking.reading(room.member, { readingId: room.readingId, upToSeq: 4 });
    expect(await unread(room.member)).toEqual({});
    expect(await listed(room.member)).toBe(0);
    expect(await ofGroup(room.member)).toBe(0);
    // what was marked thread by thread says no more than the mark on all
    const rows = app.get(Database, { strict: false }).client.threadRead;
    expect(await rows.count({ where: { personId: room.member.personId, upToSeq: { lte: 4 } } })).toBe(0);
    await answer(second, room.owner);
    expect(await unread(room.member)).toEqual({ [second.id]: 1 });
  });

  it('says from which number on, so that each comment is new or not by its own', async () => {
    await answer(first, room.owner);
    await markThread(room.member, first, 3);
    expect((await room.snapshot(room.member)).unread[first.id]).toEqual({ count: 1, after: 3 });
  });

  it('up to here is what stands on the reading as a whole, here and before, and nothing after', async () => {
    const { blocks } = await room.snapshot();
    const [oil, ferry] = ['Oil was dear', 'ferry ran late'].map((words) =>
      blocks.find(({ text }) => text.includes(words)),
    );
    const [here, after] = [
      await room.comment({ paragraph: 'Oil was dear' }, 'Dear?', room.owner),
      await room.comment({ paragraph: 'ferry ran late' }, 'Late?', room.owner),
    ];
    await marking.reading(room.member, { readingId: room.readingId, upToSeq: 9, upToBlockId: oil?.id ?? '' });
    expect(await unread(room.member)).toEqual({ [after.id]: 1 });
    await answer(here, room.owner);
    expect(await unread(room.member)).toEqual({ [here.id]: 1, [after.id]: 1 });
    await marking.reading(room.member, { readingId: room.readingId, upToSeq: 9, upToBlockId: ferry?.id ?? '' });
    expect(await unread(room.member)).toEqual({});
  });

  it('up to a paragraph of another text or of a revision before is refused, and marks nothing', async () => {
    const { blocks } = await room.snapshot();
    await room.revise(`${lampText}\nOne more paragraph that says where the lamp oil was kept.\n`);
    const old = blocks.find(({ text }) => text.includes('Oil was dear'))?.id ?? '';
    const mark = { readingId: room.readingId, upToSeq: 9, upToBlockId: old };
    await expect(marking.reading(room.member, mark)).rejects.toMatchObject({ code: 'E_CONFLICT' });
    expect(await listed(room.member)).toBe(2);
  });

  it('does not count what is deleted', async () => {
    const comment = await answer(first, room.owner);
    await app
      .get(DeleteCommentUseCase, { strict: false })
      .execute(room.owner, { commandId: uuidv7(), commentId: comment.id });
    expect(await unread(room.member)).toEqual({ [first.id]: 1, [second.id]: 1 });
  });

  it('is right when the same is marked many times at once', async () => {
    await Promise.all([1, 2, 3, 4, 3, 2, 1].map((seq) => markThread(room.member, first, seq)));
    expect(await unread(room.member)).toEqual({ [second.id]: 1 });
  });
});
