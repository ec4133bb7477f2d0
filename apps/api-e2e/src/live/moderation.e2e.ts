import { describe, expect, it } from 'vitest';
import { routes } from '@lectern/contracts';
import { call, refusalOf } from '../api';
import { act, decide, readCase, report } from '../moderation';
import { admit, createGroup, register } from '../people';
import { LiveClient } from '../socket';
import { answer, openThread, publish } from '../texts';

/** A group with two moderators, a reader and an author, and a comment of the author's that the reader reported. */
async function scene() {
  const [owner, ada, ben, reader, author] = await Promise.all(
    ['Olga', 'Ada', 'Ben', 'Rosa', 'Max'].map((name) => register(name)),
  );
  if (!owner || !ada || !ben || !reader || !author) throw new Error('Somebody is missing.');
  const groupId = await createGroup(owner);
  for (const person of [ada, ben]) await admit(owner, groupId, person, 'moderator');
  for (const person of [reader, author]) await admit(owner, groupId, person, 'member');
  const { reading } = await publish(owner, groupId);
  const { thread, comment } = await openThread(author, reading.id, 'They are nincompoops.');
  await answer(reader, thread.id, 'Are they?', comment.id);
  return { owner, ada, ben, reader, author, groupId, readingId: reading.id, thread, comment };
}

const moderation = (id: string) => ({ kind: 'moderation', id }) as const;

describe('moderation, live', () => {
  it('hide is gone for who has it open, and in what they catch up with; restore is back', async () => {
    const { ada, ben, reader, author, groupId, readingId, thread, comment } = await scene();
    const [open, own, queue] = await Promise.all([reader, author, ben].map((person) => LiveClient.open(person)));
    if (!open || !own || !queue) throw new Error('Nobody listens.');
    const { head } = await open.join(readingId);
    const joined = await queue.done('stream.join', { stream: moderation(groupId), since: 0 });
    expect(joined).toEqual({ events: [], head: 0 });

    await report(reader, comment.id);
    const told = await queue.message('stream.events', ({ stream }) => stream.kind === 'moderation');
    const [first] = told.events;
    if (first?.type !== 'case.changed') throw new Error('No case was told.');
    expect(first).toMatchObject({ seq: 1, case: { commentId: comment.id, state: 'open', reportCount: 1 } });
    expect(JSON.stringify(told)).not.toContain(reader.id);

    await decide(ada, first.case.id, 'hide');
    const gone = await open.event(readingId, head + 1);
    expect(gone).toMatchObject({
      type: 'comment.withheld',
      comment: { id: comment.id, body: null, author: null, isDeleted: true, withheldAs: 'hidden' },
      thread: { id: thread.id, commentCount: 1 },
    });
    expect(await own.message('statements.changed')).toEqual({ unread: 1 });
    const replay = await open.done('stream.read', { stream: { kind: 'reading', id: readingId }, since: 0 });
    const loaded = await call(routes.comments, { params: { readingId }, query: { threadId: thread.id } }, reader);
    for (const seen of [replay, loaded]) expect(JSON.stringify(seen)).not.toContain('nincompoops');
    await queue.until(() =>
      queue.received.some(
        (message) =>
          message.name === 'stream.events' &&
          message.payload.events.some((event) => event.type === 'case.changed' && event.case.state === 'decided'),
      ),
    );

    await act(ben, first.case.id, { do: 'restore', reason: 'It is a quotation.' });
    expect(await open.event(readingId, head + 2)).toMatchObject({
      type: 'comment.restored',
      comment: { id: comment.id, body: 'They are nincompoops.', isDeleted: false, withheldAs: null },
      thread: { commentCount: 2 },
    });
  });

  it('other words are a moderator’s for who has it open, and the author’s again when it is lifted', async () => {
    const { ada, ben, reader, groupId, readingId, comment } = await scene();
    const open = await LiveClient.open(reader);
    const { head } = await open.join(readingId);
    await report(reader, comment.id);
    const [found] = (await call(routes.cases, { params: { groupId }, query: {} }, ada)).cases;
    const seen = await readCase(ada, found?.id ?? '');
    const rule = { ruleVersion: 0, ruleNumber: 1, bodyVersion: seen.comment.version };
    const edit = { do: 'decide', action: 'edit', reason: 'A word is too much.', words: 'They are mistaken.' } as const;
    expect(await refusalOf(act(reader, seen.id, { ...edit, ...rule }, seen.version))).toBe('E_NOT_FOUND');
    await act(ada, seen.id, { ...edit, ...rule });
    const changed = await open.event(readingId, head + 1);
    expect(changed).toMatchObject({
      type: 'comment.edited',
      comment: { body: 'They are mistaken.', isModerated: true },
    });
    const versions = await call(routes.commentVersions, { params: { commentId: comment.id } }, reader);
    expect(JSON.stringify(versions)).not.toContain('nincompoops');
    await act(ben, seen.id, { do: 'restore', reason: 'It was a quotation.' });
    const back = await open.event(readingId, head + 2);
    expect(back).toMatchObject({
      type: 'comment.edited',
      comment: { body: 'They are nincompoops.', isModerated: false, editedAt: null },
    });
  });

  it('a moderator of one group has no power in another, and one who is none any more loses it on open sockets', async () => {
    const { owner, ada, reader, groupId, comment } = await scene();
    const other = await scene();
    await report(reader, comment.id);
    const [found] = (await call(routes.cases, { params: { groupId }, query: {} }, ada)).cases;
    if (!found) throw new Error('There is no case.');
    expect(await refusalOf(readCase(other.ada, found.id))).toBe('E_NOT_FOUND');
    expect(await refusalOf(act(other.ada, found.id, { do: 'claim' }, 1))).toBe('E_NOT_FOUND');
    const stranger = await LiveClient.open(other.ada);
    expect(await stranger.refusal('stream.join', { stream: moderation(groupId), since: 0 })).toBe('E_NOT_FOUND');

    const socket = await LiveClient.open(ada);
    await socket.done('stream.join', { stream: moderation(groupId), since: 0 });
    const params = { groupId, personId: ada.id };
    await call(routes.changeRole, { params, body: { role: 'member' } }, owner);
    expect(await socket.message('stream.closed')).toEqual({ stream: moderation(groupId) });
    const heardBefore = socket.received.filter(({ name }) => name === 'stream.events').length;
    await act(owner, found.id, { do: 'claim' });
    expect(await socket.refusal('stream.read', { stream: moderation(groupId), since: 0 })).toBe('E_FORBIDDEN');
    expect(socket.received.filter(({ name }) => name === 'stream.events')).toHaveLength(heardBefore);
    expect(await refusalOf(act(ada, found.id, { do: 'claim' }, 2))).toBe('E_NOT_FOUND');
  });

  it('refuses what is too long, unknown or without a reason, and stores nothing', async () => {
    const { ada, reader, groupId, comment } = await scene();
    const { id: commentId } = comment;
    expect(await refusalOf(report(reader, commentId, 'other', ' '))).toBe('E_INVALID');
    expect(await refusalOf(report(reader, commentId, 'insult', 'x'.repeat(2_001)))).toBe('E_INVALID');
    expect((await call(routes.cases, { params: { groupId }, query: {} }, ada)).cases).toEqual([]);
    await report(reader, commentId);
    const [found] = (await call(routes.cases, { params: { groupId }, query: {} }, ada)).cases;
    const seen = await readCase(ada, found?.id ?? '');
    expect(await refusalOf(decide(ada, seen.id, 'hide', '  '))).toBe('E_INVALID');
    const query = { after: 'nonsense' };
    expect(await refusalOf(call(routes.cases, { params: { groupId }, query }, ada))).toBe('E_INVALID');
    expect((await readCase(ada, seen.id)).version).toBe(seen.version);
  });
});
