import { beforeEach, describe, expect, it } from 'vitest';
import { routes, type ThreadChange } from '@lectern/contracts';
import { v7 as uuidv7 } from 'uuid';
import { call } from '../api';
import { admit, createGroup, register, type Person } from '../people';
import { LiveClient } from '../socket';
import { answer, openThread, publish, remove } from '../texts';

describe('what one does reaches the others who have the reading open', () => {
  let ada: Person;
  let ben: Person;
  let groupId: string;
  let readingId: string;
  let adaLive: LiveClient;
  let benLive: LiveClient;

  beforeEach(async () => {
    [ada, ben] = await Promise.all([register('Ada'), register('Ben')]);
    groupId = await createGroup(ada);
    await admit(ada, groupId, ben, 'member');
    ({
      reading: { id: readingId },
    } = await publish(ada, groupId));
    [adaLive, benLive] = await Promise.all([LiveClient.open(ada), LiveClient.open(ben)]);
    await Promise.all([adaLive.join(readingId), benLive.join(readingId)]);
  });

  const anchor = { blockId: null, span: null };

  it('thread.opened', async () => {
    const done = await adaLive.done('thread.open', {
      commandId: uuidv7(),
      readingId,
      kind: 'question',
      anchor,
      body: 'A question',
    });
    expect(await benLive.event(readingId, 1)).toMatchObject({
      type: 'thread.opened',
      seq: done.seq,
      thread: done.thread,
      comment: { ...done.comment, body: 'A question', author: { id: ada.id, displayName: 'Ada' } },
    });
    // the author's own socket hears it as well: it may have more than one tab
    expect((await adaLive.event(readingId, 1)).type).toBe('thread.opened');
  });

  it('comment.created', async () => {
    const { thread, comment } = await openThread(ada, readingId);
    const done = await benLive.done('comment.create', {
      commandId: uuidv7(),
      threadId: thread.id,
      parentId: comment.id,
      body: 'An answer',
    });
    expect(await adaLive.event(readingId, 2)).toMatchObject({
      type: 'comment.created',
      thread: { id: thread.id, commentCount: 2, lastCommentSeq: 2, seq: 2 },
      comment: { id: done.comment.id, parentId: comment.id, body: 'An answer', author: { id: ben.id } },
    });
  });

  it('comment.edited', async () => {
    const { comment } = await openThread(ada, readingId);
    const edit = { commandId: uuidv7(), commentId: comment.id, baseSeq: comment.seq, body: 'Better said' };
    await adaLive.done('comment.edit', edit);
    const event = await benLive.event(readingId, 2);
    expect(event).toMatchObject({
      type: 'comment.edited',
      comment: { id: comment.id, body: 'Better said', createdSeq: 1, seq: 2 },
      thread: { commentCount: 1, lastCommentSeq: 1, seq: 2 },
    });
    expect(event.type === 'comment.edited' && event.comment.editedAt).toBe(event.at);
  });

  it('comment.deleted: a tombstone without words and author', async () => {
    const { comment } = await openThread(ada, readingId);
    await adaLive.done('comment.delete', { commandId: uuidv7(), commentId: comment.id });
    expect(await benLive.event(readingId, 2)).toMatchObject({
      type: 'comment.deleted',
      comment: { id: comment.id, body: null, author: null, isDeleted: true },
      thread: { commentCount: 0 },
    });
  });

  it('thread.changed: a question, its answer, settled', async () => {
    const { thread } = await openThread(ada, readingId);
    const { comment } = await answer(ben, thread.id);
    const say = (change: ThreadChange) =>
      adaLive.done('thread.change', { commandId: uuidv7(), threadId: thread.id, change });
    await say({ what: 'kind', kind: 'question' });
    await say({ what: 'answer', commentId: comment.id });
    await say({ what: 'resolved', isResolved: true });
    await say({ what: 'pinned', isPinned: true });
    const closesAt = new Date(Date.now() + 86_400_000).toISOString();
    await say({ what: 'closed', from: closesAt });
    expect(await benLive.event(readingId, 7)).toMatchObject({
      type: 'thread.changed',
      thread: {
        id: thread.id,
        kind: 'question',
        answerId: comment.id,
        closesAt,
        resolved: { by: { id: ada.id } },
        isPinned: true,
        seq: 7,
      },
    });
    expect(await benLive.event(readingId, 3)).toMatchObject({ thread: { kind: 'question', answerId: null } });
    // the answer goes, and every client learns it from the same event
    await remove(ben, comment.id);
    expect(await adaLive.event(readingId, 8)).toMatchObject({ type: 'comment.deleted', thread: { answerId: null } });
  });

  it('thread.left where it was, thread.opened with every answer where it went', async () => {
    const { thread } = await openThread(ada, readingId);
    const { comment } = await answer(ben, thread.id);
    const { reading: other } = await publish(ada, groupId);
    await benLive.join(other.id);
    const body = { commandId: uuidv7(), threadId: thread.id, mode: 'move', readingId: other.id, anchor } as const;
    await call(routes.moveThread, { body }, ada);
    expect(await benLive.event(readingId, 3)).toMatchObject({
      type: 'thread.left',
      left: { threadId: thread.id, moves: 1 },
    });
    // the room hears of the last event at once, and asks for those before it
    expect(await benLive.event(other.id, 3)).toMatchObject({
      type: 'thread.changed',
      thread: { id: thread.id, readingId: other.id, commentCount: 2 },
    });
    const { events } = await call(
      routes.readingEvents,
      { params: { readingId: other.id }, query: { since: '0' } },
      ben,
    );
    expect(events).toMatchObject([
      { type: 'thread.opened', seq: 1, thread: { id: thread.id } },
      { type: 'comment.created', seq: 2, comment: { id: comment.id } },
      { type: 'thread.changed', seq: 3 },
    ]);
    const place = await call(routes.commentPlace, { params: { commentId: comment.id } }, ben);
    expect(place.readingId).toBe(other.id);
  });

  it('comment.reacted: all counts, and what is now that of whoever acted', async () => {
    const { comment } = await openThread(ada, readingId);
    const react = (live: LiveClient, reaction: 'agree' | 'thanks', isOn = true) =>
      live.done('comment.react', { commandId: uuidv7(), commentId: comment.id, reaction, isOn });
    await react(benLive, 'agree');
    await react(adaLive, 'agree');
    await react(benLive, 'thanks');
    await react(benLive, 'agree', false);
    expect(await adaLive.event(readingId, 5)).toMatchObject({
      type: 'comment.reacted',
      reacted: {
        commentId: comment.id,
        reactions: [
          { reaction: 'agree', count: 1 },
          { reaction: 'thanks', count: 1 },
        ],
        by: { personId: ben.id, reactions: ['thanks'] },
      },
    });
    const page = await call(routes.comments, { params: { readingId }, query: {} }, ben);
    expect(page.comments[0]?.reactions).toEqual([
      { reaction: 'agree', count: 1 },
      { reaction: 'thanks', count: 1 },
    ]);
    expect(page.ownReactions).toEqual({ [comment.id]: ['thanks'] });
    // who is not signed in, and whoever put nothing, gets no reactions of their own
    const others = await call(routes.comments, { params: { readingId }, query: {} }, ada);
    expect(others.ownReactions).toEqual({ [comment.id]: ['agree'] });
  });

  it('the same whether it was sent over the socket or over HTTP', async () => {
    const { thread } = await openThread(ada, readingId);
    await answer(ada, thread.id, 'over HTTP');
    expect(await benLive.event(readingId, 2)).toMatchObject({ comment: { body: 'over HTTP' } });
  });

  it('in order and without gaps while both write at once', async () => {
    const { thread } = await openThread(ada, readingId);
    const write = (live: LiveClient, body: string) =>
      live.done('comment.create', { commandId: uuidv7(), threadId: thread.id, parentId: null, body });
    const answers = await Promise.all(
      Array.from({ length: 40 }, (_, index) => write(index % 2 ? adaLive : benLive, `number ${index}`)),
    );
    const wanted = Array.from({ length: 41 }, (_, index) => index + 1);
    for (const live of [adaLive, benLive]) {
      await live.event(readingId, 41);
      expect(live.events(readingId).map(({ seq }) => seq)).toEqual(wanted);
    }
    expect(answers.map(({ seq }) => seq).sort((a, b) => a - b)).toEqual(wanted.slice(1));
  });

  it('nothing before joining, and nothing after leaving', async () => {
    const late = await LiveClient.open(ben);
    await openThread(ada, readingId);
    await benLive.event(readingId, 1);
    expect(late.events(readingId)).toEqual([]);
    await benLive.done('stream.leave', { stream: { kind: 'reading', id: readingId } });
    await openThread(ada, readingId);
    await adaLive.event(readingId, 2);
    // an answer asked for after the event went out comes after it
    await benLive.done('stream.read', { stream: { kind: 'reading', id: readingId }, since: 1 });
    expect(benLive.events(readingId)).toHaveLength(1);
  });

  it('a replay shows what may be seen now: the creation of a comment deleted since is a tombstone', async () => {
    const { thread } = await openThread(ada, readingId);
    const doomed = await answer(ada, thread.id, 'Something I regret.');
    await remove(ada, doomed.comment.id);
    const page = await benLive.done('stream.read', { stream: { kind: 'reading', id: readingId }, since: 0 });
    expect(page.events.map(({ type }) => type)).toEqual(['thread.opened', 'comment.created', 'comment.deleted']);
    const tombstone = { id: doomed.comment.id, isDeleted: true, body: null, author: null };
    expect(page.events[1]).toMatchObject({ seq: 2, comment: tombstone });
    const overHttp = await call(routes.readingEvents, { params: { readingId }, query: { since: '0' } }, ben);
    expect(overHttp).toEqual(page);
    expect(JSON.stringify(page)).not.toContain('regret');
  });
});
