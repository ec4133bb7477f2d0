import type { INestApplicationContext } from '@nestjs/common';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { v7 as uuidv7 } from 'uuid';
import { isReadingEvent, type MoveThread } from '@lectern/contracts';
import { applyEvent, placeOf, type DiscussionState } from '@lectern/domain';
import { Database } from '@lectern/server/database';
import type { SignedInCaller } from '@lectern/server/platform';
import { StreamReader } from '@lectern/server/realtime';
import { SearchIndexRepository } from '@lectern/server/search';
import { mediumApp, somebody } from '../../../../../tools/testing/medium-app';
import { ReadingRoom } from '../../../../../tools/testing/reading-room';
import { ChangeFirstThoughtsUseCase } from '../use-cases/change-first-thoughts.use-case';
import { ChangeThreadUseCase } from '../use-cases/change-thread.use-case';
import { CreateCommentUseCase } from '../use-cases/create-comment.use-case';
import { DeleteCommentUseCase } from '../use-cases/delete-comment.use-case';
import { EditCommentUseCase } from '../use-cases/edit-comment.use-case';
import { ListCommentsUseCase } from '../use-cases/list-comments.use-case';
import { ListVersionsUseCase } from '../use-cases/list-versions.use-case';
import { LocateCommentUseCase } from '../use-cases/locate-comment.use-case';
import { MarkReadUseCase } from '../use-cases/mark-read.use-case';
import { MoveThreadUseCase } from '../use-cases/move-thread.use-case';
import { OpenThreadUseCase } from '../use-cases/open-thread.use-case';

let app: INestApplicationContext;
/** two readings of one group, and one of another that the same two people are in */
let here: ReadingRoom;
let there: ReadingRoom;
let elsewhere: ReadingRoom;
let third: SignedInCaller;

beforeAll(async () => {
  app = await mediumApp();
  here = await ReadingRoom.open(app);
  const { owner, member, groupId } = here;
  there = new ReadingRoom(
    app,
    owner,
    member,
    groupId,
    await here.anotherText('# On wells\n\nA well is dug once.\n\nRope wears.'),
  );
  const other = await ReadingRoom.open(app);
  elsewhere = new ReadingRoom(app, other.owner, member, other.groupId, other.readingId);
  third = await somebody(app, 'Thea Third');
  const members = [
    { groupId, personId: third.personId, role: 'member' },
    { groupId: other.groupId, personId: member.personId, role: 'member' },
    { groupId: other.groupId, personId: owner.personId, role: 'member' },
  ] as const;
  await app.get(Database).client.membership.createMany({ data: [...members] });
});
afterAll(() => app.close());

const use = <T>(token: new (...parts: never[]) => T) => app.get<T>(token, { strict: false });
const whole = { blockId: null, span: null };
const refusedAs = (code: string) => ({ code });

function take(threadId: string, to: ReadingRoom, more: Partial<MoveThread> = {}, as = here.member) {
  const input = {
    commandId: uuidv7(),
    threadId,
    mode: 'move',
    readingId: to.readingId,
    anchor: whole,
    ...more,
  } as const;
  return use(MoveThreadUseCase).execute(as, input);
}
const answer = (threadId: string, as: SignedInCaller, body = 'An answer.', parentId: string | null = null) =>
  use(CreateCommentUseCase).execute(as, { commandId: uuidv7(), threadId, parentId, body });
async function blockOf(room: ReadingRoom, words: string): Promise<string> {
  const block = (await room.snapshot()).blocks.find(({ text }) => text.includes(words));
  if (!block) throw new Error(`No paragraph has ${words}.`);
  return block.id;
}
const threadIn = async (room: ReadingRoom, id: string, as = here.owner) =>
  (await room.snapshot(as)).threads.find((thread) => thread.id === id);

/** What somebody knows who opened a reading and every thread in it. */
async function state(room: ReadingRoom, as: SignedInCaller): Promise<DiscussionState> {
  const { head, threads } = await room.snapshot(as);
  const list = use(ListCommentsUseCase);
  const pages = await Promise.all(
    threads.map(({ id: threadId }) => list.execute(as, { readingId: room.readingId, threadId })),
  );
  const comments = pages.flatMap((page) => page.comments);
  return {
    seq: head,
    threads: new Map(threads.map((thread) => [thread.id, thread])),
    comments: new Map(comments.map((comment) => [comment.id, comment])),
  };
}

/** The same after what came since. */
async function replayed(room: ReadingRoom, before: DiscussionState, as: SignedInCaller): Promise<DiscussionState> {
  const stream = { kind: 'reading', id: room.readingId } as const;
  const { events } = await app.get(StreamReader, { strict: false }).pageFor(as, stream, before.seq);
  return events.filter(isReadingEvent).reduce((known, event) => {
    expect(placeOf(known.seq, event)).toBe('applied');
    return applyEvent(known, event);
  }, before);
}

describe('a thread that goes to another reading', () => {
  it('is there with its answers and here no more, for who listens as for who comes later', async () => {
    const thread = await here.comment({ paragraph: 'Oil was dear' }, 'About oil.');
    const { comment } = await answer(thread.id, here.owner, 'First version.');
    const edit = { commandId: uuidv7(), commentId: comment.id, baseSeq: comment.seq, body: 'An answer about oil.' };
    await use(EditCommentUseCase).execute(here.owner, edit);
    await use(ChangeThreadUseCase).execute(here.owner, {
      commandId: uuidv7(),
      threadId: thread.id,
      change: { what: 'pinned', isPinned: true },
    });
    // the reading as a whole was read, and this thread with it
    await use(MarkReadUseCase).reading(third, { readingId: here.readingId, upToSeq: (await here.snapshot()).head });
    const before = { here: await state(here, third), there: await state(there, third) };
    const counts = async () => [here, there].map(async (room) => (await room.snapshot()).reading.commentCount);
    const [countHere = 0, countThere = 0] = await Promise.all(await counts());

    const blockId = await blockOf(there, 'Rope wears');
    const moved = await take(thread.id, there, { anchor: { blockId, span: null } });
    expect(moved.thread).toMatchObject({ id: thread.id, readingId: there.readingId, moves: 1, isPinned: false });
    expect(moved.thread.anchors).toMatchObject([{ blockId, certainty: 'exact', quote: null }]);
    expect(await Promise.all(await counts())).toEqual([countHere - 2, countThere + 2]);
    for (const [room, known] of [
      [here, before.here],
      [there, before.there],
    ] as const) {
      const after = await replayed(room, known, third);
      const now = await state(room, third);
      expect(after.threads).toEqual(now.threads);
      expect(new Set(after.comments.values())).toEqual(new Set(now.comments.values()));
    }
    // what was read stays read
    expect((await there.snapshot(third)).unread[thread.id]?.count ?? 0).toBe(0);
    // its addresses lead to the new place, and what it said before goes along
    const place = await use(LocateCommentUseCase).execute(third, comment.id);
    expect(place).toMatchObject({ readingId: there.readingId, threadId: thread.id });
    expect(await use(ListVersionsUseCase).execute(third, comment.id)).toMatchObject([{ body: 'First version.' }]);
    const where = { id: { in: [thread.id, comment.id] } };
    await use(SearchIndexRepository).take('wait');
    const found = await app.get(Database).client.searchEntry.findMany({ where, select: { readingId: true } });
    expect(found).toEqual([{ readingId: there.readingId }, { readingId: there.readingId }]);
    // one goes on in it, from wherever one knew it
    await answer(thread.id, third, 'And on it goes.', comment.id);
    expect((await threadIn(there, thread.id))?.commentCount).toBe(3);
    expect((await there.snapshot(here.member)).unread[thread.id]?.count).toBe(2);
  });

  it('can come back, keeps its history in order, and is given the first answer again', async () => {
    const thread = await here.comment({}, 'One.');
    const edit = async (body: string) => {
      const baseSeq = 1_000_000;
      await use(EditCommentUseCase).execute(here.member, { commandId: uuidv7(), commentId: thread.id, baseSeq, body });
    };
    const commandId = uuidv7();
    await edit('Two.');
    const first = await take(thread.id, there, { commandId });
    await edit('Three.');
    const known = await state(here, third);
    await take(thread.id, here);
    await edit('Four.');
    await take(thread.id, there);
    await take(thread.id, here);
    expect((await use(ListVersionsUseCase).execute(third, thread.id)).map(({ body }) => body)).toEqual([
      'Three.',
      'Two.',
      'One.',
    ]);
    expect((await replayed(here, known, third)).threads).toEqual((await state(here, third)).threads);
    // the repeat of the first does nothing, and shows where it is now
    const again = await take(thread.id, there, { commandId });
    expect(again).toMatchObject({ seq: first.seq, thread: { readingId: here.readingId, moves: 4 } });
    await expect(take(thread.id, here)).rejects.toMatchObject(refusedAs('E_CONFLICT'));
  });

  it('goes by who opened it and who leads, to where they may write and to a paragraph that is there', async () => {
    const thread = await here.comment({ paragraph: 'Oil was dear' });
    await expect(take(thread.id, there, {}, third)).rejects.toMatchObject(refusedAs('E_FORBIDDEN'));
    const stranger = await somebody(app, 'Stranger');
    await expect(take(thread.id, there, {}, stranger)).rejects.toMatchObject(refusedAs('E_NOT_FOUND'));
    const notMine = await ReadingRoom.open(app);
    await expect(take(thread.id, notMine)).rejects.toMatchObject(refusedAs('E_NOT_FOUND'));
    const gone = { blockId: await blockOf(here, 'Oil was dear'), span: null };
    await expect(take(thread.id, there, { anchor: gone })).rejects.toMatchObject(refusedAs('E_CONFLICT'));
    // what is closed is left to who leads
    const change = { what: 'closed', from: 'now' } as const;
    await use(ChangeThreadUseCase).execute(here.owner, { commandId: uuidv7(), threadId: thread.id, change });
    await expect(take(thread.id, there)).rejects.toMatchObject(refusedAs('E_CLOSED'));
    expect(await threadIn(here, thread.id)).toMatchObject({ moves: 0 });
    expect((await take(thread.id, there, {}, here.owner)).thread.readingId).toBe(there.readingId);
  });

  it('leaves nothing behind for who is not in the other group, and takes nobody’s words where they are not', async () => {
    const mine = await here.comment({}, `Hello @[Thea](person:${third.personId}).`);
    const ours = await here.comment({}, 'Ours.');
    await answer(ours.id, here.owner);
    await expect(take(ours.id, elsewhere)).rejects.toMatchObject(refusedAs('E_FORBIDDEN'));
    const theirs = await here.comment({}, 'With hers.');
    await answer(theirs.id, third);
    await expect(take(theirs.id, elsewhere, {}, here.owner)).rejects.toMatchObject(refusedAs('E_FORBIDDEN'));
    expect((await take(ours.id, elsewhere, {}, here.owner)).thread.readingId).toBe(elsewhere.readingId);

    await take(mine.id, elsewhere);
    const places = use(LocateCommentUseCase);
    expect((await places.execute(here.member, mine.id)).readingId).toBe(elsewhere.readingId);
    // who knew it a moment ago comes upon nothing, not even where it went
    await expect(places.execute(third, mine.id)).rejects.toMatchObject(refusedAs('E_NOT_FOUND'));
    await expect(answer(mine.id, third)).rejects.toMatchObject({
      code: expect.stringMatching(/E_NOT_FOUND|E_CONFLICT/),
    });
    await expect(use(ListVersionsUseCase).execute(third, mine.id)).rejects.toMatchObject(refusedAs('E_NOT_FOUND'));
    const mentions = await app.get(Database).client.commentMention.count({ where: { commentId: mine.id } });
    expect(mentions).toBe(0);
  });

  it('goes neither out of nor into what first thoughts hide', async () => {
    const ask = (firstThoughts: { until: null } | null) =>
      use(ChangeFirstThoughtsUseCase).execute(here.owner, {
        commandId: uuidv7(),
        readingId: here.readingId,
        firstThoughts,
      });
    const waiting = await there.comment({ paragraph: 'Rope wears' });
    await ask({ until: null });
    const hidden = await here.comment({ paragraph: 'When the ferry' });
    await expect(take(hidden.id, there)).rejects.toMatchObject(refusedAs('E_CONFLICT'));
    await expect(take(hidden.id, there, {}, third)).rejects.toMatchObject(refusedAs('E_NOT_FOUND'));
    const anchor = { blockId: await blockOf(here, 'When the ferry'), span: null };
    await expect(take(waiting.id, here, { anchor })).rejects.toMatchObject(refusedAs('E_CONFLICT'));
    expect((await take(waiting.id, here)).thread).toMatchObject({ audience: 'group', readingId: here.readingId });
    await ask(null);
  });

  it('stays for those it was for: a note its author’s, what is for who leads theirs', async () => {
    const open = (audience: 'notes' | 'leaders', as: SignedInCaller) =>
      use(OpenThreadUseCase).execute(as, {
        commandId: uuidv7(),
        readingId: here.readingId,
        audience,
        anchor: whole,
        body: 'Among us.',
      });
    const { thread: note } = await open('notes', here.member);
    const { head } = await there.snapshot(third);
    await expect(take(note.id, there, {}, here.owner)).rejects.toMatchObject(refusedAs('E_NOT_FOUND'));
    expect((await take(note.id, elsewhere)).thread).toMatchObject({
      audience: 'notes',
      readingId: elsewhere.readingId,
    });
    expect((await take(note.id, there)).thread.audience).toBe('notes');
    const { thread: led } = await open('leaders', here.owner);
    await expect(take(led.id, elsewhere, {}, here.owner)).rejects.toMatchObject(refusedAs('E_FORBIDDEN'));
    expect((await take(led.id, there, {}, here.owner)).thread.audience).toBe('leaders');
    // nobody else hears so much as a number
    expect((await there.snapshot(third)).head).toBe(head);
    for (const { id } of [note, led]) expect(await threadIn(there, id, third)).toBeUndefined();
    expect(await threadIn(there, note.id, here.owner)).toBeUndefined();
    expect(await threadIn(there, led.id, here.owner)).toBeDefined();
  });
});

describe('a copy', () => {
  it('has who said what and when, and what stands under it; the original stays as it is', async () => {
    const thread = await here.comment({ paragraph: 'Oil was dear' }, 'Copied.');
    const { comment } = await answer(thread.id, here.owner, 'The answer.');
    const deleted = await answer(thread.id, third, 'Regretted.', comment.id);
    const under = await answer(thread.id, here.owner, 'Under it.', deleted.comment.id);
    await use(DeleteCommentUseCase).execute(third, { commandId: uuidv7(), commentId: deleted.comment.id });
    for (const change of [
      { what: 'kind', kind: 'question' } as const,
      { what: 'answer', commentId: comment.id } as const,
    ])
      await use(ChangeThreadUseCase).execute(here.member, { commandId: uuidv7(), threadId: thread.id, change });
    const original = await threadIn(here, thread.id);
    const known = await state(there, third);

    const commandId = uuidv7();
    const { thread: copy } = await take(thread.id, there, { mode: 'copy', commandId });
    expect(copy).toMatchObject({
      kind: 'question',
      commentCount: 3,
      openedBy: thread.openedBy,
      openedAt: thread.openedAt,
    });
    expect(copy.id).not.toBe(thread.id);
    expect(await threadIn(here, thread.id)).toEqual(original);
    const now = await state(there, third);
    const copied = [...now.comments.values()].filter(({ threadId }) => threadId === copy.id);
    expect(copied.map(({ body, isDeleted }) => (isDeleted ? null : body))).toEqual([
      'Copied.',
      'The answer.',
      null,
      'Under it.',
    ]);
    expect(copied.map(({ createdAt }) => createdAt).at(-1)).toBe(under.comment.createdAt);
    expect(copied[3]?.parentId).toBe(copied[2]?.id);
    expect(copied[2]?.parentId).toBe(copied[1]?.id);
    expect(copy.answerId).toBe(copied[1]?.id);
    expect((await replayed(there, known, third)).threads).toEqual(now.threads);
    // given again it is the same copy
    expect((await take(thread.id, there, { mode: 'copy', commandId })).thread.id).toBe(copy.id);
    // its words are still their authors’ to change
    const [, second] = copied;
    if (!second) throw new Error('There is no second comment.');
    await use(DeleteCommentUseCase).execute(here.owner, { commandId: uuidv7(), commentId: second.id });
    expect((await threadIn(here, thread.id))?.commentCount).toBe(3);
  });
});
