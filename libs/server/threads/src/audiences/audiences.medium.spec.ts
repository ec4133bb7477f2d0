import type { INestApplicationContext } from '@nestjs/common';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { v7 as uuidv7 } from 'uuid';
import { isReadingEvent, type ChosenAudience, type Thread } from '@lectern/contracts';
import { applyEvent, placeOf, type DiscussionState } from '@lectern/domain';
import { Database } from '@lectern/server/database';
import { ChangeRoleUseCase } from '@lectern/server/groups';
import type { SignedInCaller } from '@lectern/server/platform';
import { StreamReader } from '@lectern/server/realtime';
import { mediumApp, somebody } from '../../../../../tools/testing/medium-app';
import { ReadingRoom } from '../../../../../tools/testing/reading-room';
import { ChangeFirstThoughtsUseCase } from '../use-cases/change-first-thoughts.use-case';
import { ChangeThreadUseCase } from '../use-cases/change-thread.use-case';
import { CreateCommentUseCase } from '../use-cases/create-comment.use-case';
import { EditCommentUseCase } from '../use-cases/edit-comment.use-case';
import { ListCommentsUseCase } from '../use-cases/list-comments.use-case';
import { MarkReadUseCase } from '../use-cases/mark-read.use-case';
import { OpenThreadUseCase } from '../use-cases/open-thread.use-case';
import { WidenThreadUseCase } from '../use-cases/widen-thread.use-case';
import { RevealRounds } from './reveal-rounds';

let app: INestApplicationContext;
let room: ReadingRoom;
let other: SignedInCaller;
beforeAll(async () => {
  app = await mediumApp();
  room = await ReadingRoom.open(app);
  other = await somebody(app, 'Otto Other');
  await app
    .get(Database)
    .client.membership.create({ data: { groupId: room.groupId, personId: other.personId, role: 'member' } });
});
afterAll(() => app.close());

const oil = 'Oil was dear';
const ferry = 'When the ferry';
const use = <T>(token: new (...parts: never[]) => T) => app.get<T>(token, { strict: false });
const blockOf = async (words: string) => {
  const block = (await room.snapshot()).blocks.find(({ text }) => text.includes(words));
  if (!block) throw new Error(`No paragraph has ${words}.`);
  return block.id;
};
async function open(audience: ChosenAudience, words: string | null = null, as = room.member, body = 'A thought.') {
  const anchor = { blockId: words === null ? null : await blockOf(words), span: null };
  const { readingId } = room;
  return use(OpenThreadUseCase).execute(as, { commandId: uuidv7(), readingId, audience, anchor, body });
}
const answer = (threadId: string, as: SignedInCaller, body = 'An answer.') =>
  use(CreateCommentUseCase).execute(as, { commandId: uuidv7(), threadId, parentId: null, body });
const widen = (threadId: string, audience: 'group' | 'leaders', as = room.member) =>
  use(WidenThreadUseCase).execute(as, { commandId: uuidv7(), threadId, audience });
const ask = (firstThoughts: { until: string | null } | null, as = room.owner) =>
  use(ChangeFirstThoughtsUseCase).execute(as, { commandId: uuidv7(), readingId: room.readingId, firstThoughts });
const seenBy = async (as: SignedInCaller) => (await room.snapshot(as)).threads.map(({ id }) => id);
const isSeen = async ({ id }: Thread, as: SignedInCaller) => (await seenBy(as)).includes(id);

/** What somebody knows who opened the reading and every thread in it. */
async function state(as: SignedInCaller): Promise<DiscussionState> {
  const { head, threads } = await room.snapshot(as);
  const { readingId } = room;
  const pages = await Promise.all(
    threads.map(({ id: threadId }) => use(ListCommentsUseCase).execute(as, { readingId, threadId })),
  );
  const comments = pages.flatMap((page) => page.comments);
  return {
    seq: head,
    threads: new Map(threads.map((thread) => [thread.id, thread])),
    comments: new Map(comments.map((comment) => [comment.id, comment])),
  };
}

async function replayed(before: DiscussionState, as: SignedInCaller): Promise<DiscussionState> {
  const stream = { kind: 'reading', id: room.readingId } as const;
  const { events } = await app.get(StreamReader, { strict: false }).pageFor(as, stream, before.seq);
  return events.filter(isReadingEvent).reduce((known, event) => {
    expect(placeOf(known.seq, event)).toBe('applied');
    return applyEvent(known, event);
  }, before);
}

describe('a note', () => {
  it('is its author’s alone: others neither see it nor find its number', async () => {
    const { head, streams } = await room.snapshot(other);
    expect(streams).toEqual([]);
    const { thread } = await open('notes', oil);
    expect(thread).toMatchObject({ audience: 'notes', moves: 0, createdSeq: 1 });
    expect(await isSeen(thread, room.member)).toBe(true);
    expect(await isSeen(thread, room.owner)).toBe(false);
    const after = await room.snapshot(other);
    expect(after.head).toBe(head);
    expect(after.reading.commentCount).toBe(0);
    await expect(answer(thread.id, room.owner)).rejects.toMatchObject({ code: 'E_NOT_FOUND' });
    await expect(widen(thread.id, 'group', room.owner)).rejects.toMatchObject({ code: 'E_NOT_FOUND' });
    const stream = { kind: 'notes', id: thread.streamId } as const;
    const read = (as: SignedInCaller) => app.get(StreamReader, { strict: false }).pageFor(as, stream, 0);
    expect((await read(room.member)).events).toMatchObject([{ type: 'thread.opened', seq: 1 }]);
    await expect(read(room.owner)).rejects.toMatchObject({ code: 'E_NOT_FOUND' });
  });

  it('can be shown to the group, with its answers, as if it were written now', async () => {
    const { thread, comment } = await open('notes', oil);
    await answer(thread.id, room.member, 'More of it.');
    await use(EditCommentUseCase).execute(room.member, {
      commandId: uuidv7(),
      commentId: comment.id,
      baseSeq: comment.seq,
      body: 'Better said.',
    });
    const before = { member: await state(room.member), owner: await state(room.owner) };
    const { thread: shown } = await widen(thread.id, 'group');
    expect(shown).toMatchObject({ audience: 'group', moves: 1, commentCount: 2, streamId: room.readingId });
    for (const [name, as] of [
      ['member', room.member],
      ['owner', room.owner],
    ] as const) {
      const after = await replayed(before[name], as);
      expect(after.threads).toEqual((await state(as)).threads);
      expect(new Set(after.comments.values())).toEqual(new Set((await state(as)).comments.values()));
    }
    expect((await room.snapshot(other)).reading.commentCount).toBe(2);
    expect((await room.snapshot(other)).unread[thread.id]?.count).toBe(2);
    // what was said to it before goes to its new stream, and it cannot be narrowed again
    await answer(thread.id, room.owner);
    await expect(widen(thread.id, 'group')).rejects.toMatchObject({ code: 'E_CONFLICT' });
  });

  it('can be edited and read on after it was shown', async () => {
    const { thread, comment } = await open('notes');
    await use(MarkReadUseCase).thread(room.member, { threadId: thread.id, upToSeq: 99 });
    expect((await widen(thread.id, 'group')).comment.moves).toBe(1);
    for (const body of ['Once.', 'Twice.'])
      await use(EditCommentUseCase).execute(room.member, {
        commandId: uuidv7(),
        commentId: comment.id,
        baseSeq: (await room.snapshot(room.member)).head,
        body,
      });
    await answer(thread.id, room.owner);
    expect((await room.snapshot(room.member)).unread[thread.id]?.count).toBe(1);
  });

  it('is found where it stands in the next revision by its author alone', async () => {
    const { thread } = await open('notes', ferry);
    const { text } = (await room.snapshot()).blocks[0] ?? { text: '' };
    const { threads } = await room.revise(`# ${text}\n\nA new beginning.\n\n${await wordsOf()}`);
    expect(threads.some(({ id }) => id === thread.id)).toBe(false);
    const mine = (await room.snapshot(room.member)).threads.find(({ id }) => id === thread.id);
    expect(mine?.anchors[0]).toMatchObject({ blockId: await blockOf(ferry), certainty: 'exact' });
  });
});

const wordsOf = async () =>
  (await room.snapshot()).blocks
    .slice(1)
    .map(({ text }) => text)
    .join('\n\n');

describe('what is for who leads the group', () => {
  it('is seen and written by them alone, until they are members again', async () => {
    await expect(open('leaders')).rejects.toMatchObject({ code: 'E_FORBIDDEN' });
    const { thread } = await open('leaders', null, room.owner);
    expect(await isSeen(thread, room.member)).toBe(false);
    await use(ChangeRoleUseCase).execute(room.owner, room.groupId, other.personId, 'moderator');
    expect(await isSeen(thread, other)).toBe(true);
    await answer(thread.id, other);
    const before = (await room.snapshot()).group.id;
    await use(ChangeRoleUseCase).execute(room.owner, before, other.personId, 'member');
    expect(await isSeen(thread, other)).toBe(false);
    await expect(answer(thread.id, other)).rejects.toMatchObject({ code: 'E_NOT_FOUND' });
    const { thread: shown } = await widen(thread.id, 'group', room.owner);
    expect(shown.commentCount).toBe(2);
    expect(await isSeen(thread, other)).toBe(true);
  });
});

describe('first thoughts first', () => {
  it('are asked for by who leads, for a moment to come', async () => {
    await expect(ask({ until: null }, room.member)).rejects.toMatchObject({ code: 'E_FORBIDDEN' });
    await expect(ask({ until: '2020-01-01T00:00:00Z' })).rejects.toMatchObject({ code: 'E_INVALID' });
    await expect(ask(null)).rejects.toMatchObject({ code: 'E_CONFLICT' });
  });

  it('hide what others say on a paragraph until one has written there, and show all of it at once', async () => {
    const before = (await open('group', oil)).thread;
    await ask({ until: null });
    const { head, reading } = await room.snapshot(other);
    expect((await room.snapshot(other)).firstThoughts).toEqual({ until: null });
    const { thread } = await open('group', oil);
    expect(thread.audience).toBe('passage');
    await answer(thread.id, room.member);
    // who leads reads like everybody; what was said before and what is about all of it stays
    for (const as of [other, room.owner]) expect(await isSeen(thread, as)).toBe(false);
    expect(await isSeen(before, other)).toBe(true);
    expect((await open('group', null, room.member)).thread.audience).toBe('group');
    expect((await room.snapshot(other)).head).toBe(head + 1);
    expect((await room.snapshot(other)).reading.commentCount).toBe(reading.commentCount + 1);
    await expect(answer(thread.id, other)).rejects.toMatchObject({ code: 'E_NOT_FOUND' });
    // elsewhere counts for elsewhere
    await open('group', ferry, other);
    expect(await isSeen(thread, other)).toBe(false);
    // a note is not said to anybody
    const note = (await open('notes', oil, other)).thread;
    expect(await isSeen(thread, other)).toBe(false);
    expect((await widen(note.id, 'group', other)).thread.audience).toBe('passage');
    expect(await isSeen(thread, other)).toBe(true);
    expect(await isSeen(note, room.member)).toBe(true);
    expect(await isSeen(note, room.owner)).toBe(false);
    await use(ChangeThreadUseCase).execute(room.member, {
      commandId: uuidv7(),
      threadId: thread.id,
      change: { what: 'kind', kind: 'question' },
    });

    const known = await state(room.owner);
    expect(await ask(null)).toBeNull();
    const after = await replayed(known, room.owner);
    expect(after.threads).toEqual((await state(room.owner)).threads);
    expect(after.threads.get(thread.id)).toMatchObject({ audience: 'group', kind: 'question', commentCount: 2 });
    expect((await room.snapshot(room.owner)).firstThoughts).toBeNull();
    await answer(thread.id, room.owner);
  });

  it('are hidden again from everybody when they are asked for again', async () => {
    await ask({ until: null });
    const { thread } = await open('group', oil, room.owner);
    expect(await isSeen(thread, room.member)).toBe(false);
    await ask(null);
  });

  it('are shown by themselves when their date comes', async () => {
    const until = new Date(Date.now() + 3_600_000);
    await ask({ until: until.toISOString() });
    const { thread } = await open('group', oil, room.owner);
    await app.get(RevealRounds, { strict: false }).round(new Date());
    expect(await isSeen(thread, room.member)).toBe(false);
    await app.get(RevealRounds, { strict: false }).round(new Date(until.getTime() + 1));
    expect(await isSeen(thread, room.member)).toBe(true);
    expect((await room.snapshot(room.member)).firstThoughts).toBeNull();
  });

  it('stay with those who wrote on a paragraph that others join at the same moment', async () => {
    await ask({ until: null });
    const [mine, theirs] = await Promise.all([open('group', ferry), open('group', ferry, other)]);
    expect(theirs.thread.streamId).toBe(mine.thread.streamId);
    expect(await isSeen(theirs.thread, room.member)).toBe(true);
    expect(await isSeen(mine.thread, other)).toBe(true);
    await ask(null);
  });
});
