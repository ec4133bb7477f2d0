import type { INestApplicationContext } from '@nestjs/common';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { v7 as uuidv7 } from 'uuid';
import type { Thread, ThreadChange } from '@lectern/contracts';
import { mediumApp, somebody } from '../../../../../tools/testing/medium-app';
import { ReadingRoom } from '../../../../../tools/testing/reading-room';
import { ChangeThreadUseCase } from './change-thread.use-case';
import { CreateCommentUseCase } from './create-comment.use-case';
import { DeleteCommentUseCase } from './delete-comment.use-case';
import { ListThreadsUseCase } from './list-threads.use-case';
import { MarkReadUseCase } from './mark-read.use-case';
import { ReactUseCase } from './react.use-case';

let app: INestApplicationContext;
beforeAll(async () => {
  app = await mediumApp();
});
afterAll(() => app.close());

let room: ReadingRoom;
let late: Thread;
let early: Thread;
let whole: Thread;
beforeEach(async () => {
  room = await ReadingRoom.open(app);
  late = await room.comment({ paragraph: 'Electric light' }, 'Why a **Tuesday**?');
  early = await room.comment({ paragraph: 'Oil was dear' }, 'How dear?', room.owner);
  whole = await room.comment({}, 'On all of it', room.owner);
  await app
    .get(CreateCommentUseCase, { strict: false })
    .execute(room.owner, { commandId: uuidv7(), threadId: late.id, parentId: null, body: 'Ask the mayor' });
});

type Question = Partial<Parameters<ListThreadsUseCase['execute']>[1]>;
const list = (question: Question = {}, as = room.member) =>
  app
    .get(ListThreadsUseCase, { strict: false })
    .execute(as, { readingId: room.readingId, of: 'all', order: 'text', page: 1, ...question });
const ids = async (question: Question = {}, as = room.member) => (await list(question, as)).threads.map(({ id }) => id);

describe('the threads of a reading', () => {
  it('come in the order of the text, the latest, the oldest or the longest first', async () => {
    expect(await ids()).toEqual([whole.id, early.id, late.id]);
    expect(await ids({ order: 'latest' })).toEqual([late.id, whole.id, early.id]);
    expect(await ids({ order: 'oldest' })).toEqual([late.id, early.id, whole.id]);
    expect(await ids({ order: 'longest' })).toEqual([late.id, early.id, whole.id]);
  });

  it('say where they stand, how they begin and what is new', async () => {
    const [first, , last] = (await list()).threads;
    expect(first).toMatchObject({ isWhole: true, blockId: null, number: null, newCount: 1 });
    expect(last).toMatchObject({
      number: 5,
      isWhole: false,
      openedBy: { displayName: 'Max Member' },
      excerpt: 'Why a Tuesday?',
      commentCount: 2,
      newCount: 1,
    });
  });

  it('can be those with something new, as one reads on', async () => {
    await app.get(MarkReadUseCase, { strict: false }).thread(room.member, { threadId: late.id, upToSeq: 9 });
    expect(await ids({ of: 'new' })).toEqual([whole.id, early.id]);
  });

  it('can be those one wrote in, or somebody else', async () => {
    expect(await ids({ of: 'mine' })).toEqual([late.id]);
    expect(await ids({ personId: room.owner.personId })).toEqual([whole.id, early.id, late.id]);
    expect(await ids({ of: 'mine', personId: room.owner.personId }, room.owner)).toHaveLength(3);
    expect((await list()).people.map(({ person, threadCount }) => [person.displayName, threadCount])).toEqual([
      ['Olga Owner', 3],
      ['Max Member', 1],
    ]);
  });

  it('can be questions, the open ones, what mentions one, and what was reacted to', async () => {
    const run = <T>(useCase: new (...args: never[]) => T) => app.get(useCase, { strict: false });
    const change = (threadId: string, said: ThreadChange, as = room.member) =>
      run(ChangeThreadUseCase).execute(as, { commandId: uuidv7(), threadId, change: said });
    await change(late.id, { what: 'kind', kind: 'question' });
    await change(early.id, { what: 'kind', kind: 'question' }, room.owner);
    await change(early.id, { what: 'resolved', isResolved: true }, room.owner);
    expect(await ids({ of: 'questions' })).toEqual([early.id, late.id]);
    expect(await ids({ of: 'open-questions' })).toEqual([late.id]);
    expect(await ids({ of: 'comments' })).toEqual([whole.id]);
    expect((await list()).threads.map(({ kind, isOpenQuestion }) => [kind, isOpenQuestion])).toEqual([
      ['comment', false],
      ['question', false],
      ['question', true],
    ]);

    const say = (body: string) =>
      run(CreateCommentUseCase).execute(room.owner, { commandId: uuidv7(), threadId: early.id, parentId: null, body });
    await say(`Ask @[Max](person:${room.member.personId})`);
    const { comment } = await say('Ask @[the moderators](role:owner)');
    expect(await ids({ of: 'mentions' })).toEqual([early.id]);
    expect(await ids({ of: 'mentions' }, room.owner)).toEqual([early.id]);
    expect(await ids({ of: 'mentions', personId: room.member.personId })).toEqual([]);

    const reaction = { commandId: uuidv7(), commentId: comment.id, reaction: 'agree', isOn: true } as const;
    await run(ReactUseCase).execute(room.member, reaction);
    expect(await ids({ of: 'reactions' })).toEqual([early.id]);
    expect(await ids({ order: 'reactions' })).toEqual([early.id, late.id, whole.id]);
    await run(DeleteCommentUseCase).execute(room.owner, { commandId: uuidv7(), commentId: comment.id });
    expect(await ids({ of: 'reactions' })).toEqual([]);
  });

  it('leave out what is deleted: a thread with nothing left, and who has nothing left in it', async () => {
    const remove = (commentId: string, as = room.member) =>
      app.get(DeleteCommentUseCase, { strict: false }).execute(as, { commandId: uuidv7(), commentId });
    await remove(late.id);
    expect(await ids({ of: 'mine' })).toEqual([]);
    expect((await list()).threads.find(({ id }) => id === late.id)?.excerpt).toBeNull();
    await remove(whole.id, room.owner);
    expect(await ids()).toEqual([early.id, late.id]);
  });

  it('are nobody’s to list who may not see the reading', async () => {
    await expect(list({}, await somebody(app))).rejects.toMatchObject({ code: 'E_NOT_FOUND' });
  });
});
