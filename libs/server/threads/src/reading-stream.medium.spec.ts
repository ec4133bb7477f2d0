import type { INestApplicationContext } from '@nestjs/common';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { v7 as uuidv7 } from 'uuid';
import { isReadingEvent, limits, type AnyReaction, type Comment, type ThreadChange } from '@lectern/contracts';
import { applyEvent, placeOf, type DiscussionState } from '@lectern/domain';
import { Database } from '@lectern/server/database';
import { UpdateGroupUseCase } from '@lectern/server/groups';
import { StreamReader, StreamWriter } from '@lectern/server/realtime';
import { mediumApp, somebody } from '../../../../tools/testing/medium-app';
import { ReadingRoom } from '../../../../tools/testing/reading-room';
import { ReadingStream } from './reading-stream';
import type { ThreadCommand } from './thread-command';
import { ChangeThreadUseCase } from './use-cases/change-thread.use-case';
import { CreateCommentUseCase } from './use-cases/create-comment.use-case';
import { DeleteCommentUseCase } from './use-cases/delete-comment.use-case';
import { ReactUseCase } from './use-cases/react.use-case';
import { EditCommentUseCase } from './use-cases/edit-comment.use-case';
import { ListVersionsUseCase } from './use-cases/list-versions.use-case';
import { ListCommentsUseCase } from './use-cases/list-comments.use-case';

let app: INestApplicationContext;
let room: ReadingRoom;
beforeAll(async () => {
  app = await mediumApp();
});
afterAll(() => app.close());
beforeEach(async () => {
  room = await ReadingRoom.open(app);
});

/** What somebody sees who opens the reading now and looks at every thread. */
async function snapshot(): Promise<DiscussionState> {
  const reading = await room.snapshot();
  const list = app.get(ListCommentsUseCase, { strict: false });
  const pages = await Promise.all(
    reading.threads.map(({ id }) => list.execute(room.owner, { readingId: room.readingId, threadId: id })),
  );
  const comments = pages.flatMap((page) => page.comments);
  return {
    seq: reading.head,
    threads: new Map(reading.threads.map((thread) => [thread.id, thread])),
    comments: new Map(comments.map((comment) => [comment.id, comment])),
  };
}

/** The events after a state, applied to it one by one. */
async function replayed(state: DiscussionState): Promise<DiscussionState> {
  const page = await app.get(StreamReader, { strict: false }).page({ kind: 'reading', id: room.readingId }, state.seq);
  return page.events.filter(isReadingEvent).reduce((before, event) => {
    expect(placeOf(before.seq, event)).toBe('applied');
    return applyEvent(before, event);
  }, state);
}

const create = (threadId: string, parentId: string | null = null, body = 'An answer', as = room.member) =>
  app
    .get(CreateCommentUseCase, { strict: false })
    .execute(as, { commandId: uuidv7(), threadId, parentId, body })
    .then(({ comment }) => comment);
const edit = ({ id: commentId, seq: baseSeq }: Pick<Comment, 'id' | 'seq'>) =>
  app
    .get(EditCommentUseCase, { strict: false })
    .execute(room.member, { commandId: uuidv7(), commentId, baseSeq, body: 'Better said' })
    .then(({ comment }) => comment);
const remove = ({ id: commentId }: Pick<Comment, 'id'>) =>
  app.get(DeleteCommentUseCase, { strict: false }).execute(room.member, { commandId: uuidv7(), commentId });

const change = (threadId: string, said: ThreadChange, as = room.member) =>
  app
    .get(ChangeThreadUseCase, { strict: false })
    .execute(as, { commandId: uuidv7(), threadId, change: said })
    .then(({ thread }) => thread);
const react = (commentId: string, reaction: AnyReaction, isOn = true, as = room.member) =>
  app
    .get(ReactUseCase, { strict: false })
    .execute(as, { commandId: uuidv7(), commentId, reaction, isOn })
    .then(({ comment }) => comment);
/** A question with an answer that was accepted. */
async function answered() {
  const { id } = await room.comment();
  await change(id, { what: 'kind', kind: 'question' });
  const { id: commentId } = await create(id);
  await change(id, { what: 'answer', commentId });
  return { id, commentId };
}

describe('a snapshot and the events after it are the next snapshot', () => {
  const steps: Record<string, () => Promise<() => Promise<unknown>>> = {
    'thread.opened': () => Promise.resolve(() => room.comment({ paragraph: 'Oil was dear', quote: 'that winter' })),
    'comment.created': async () => {
      const { id } = await room.comment();
      return () => create(id);
    },
    'comment.edited': async () => {
      const comment = await create((await room.comment()).id);
      return () => edit(comment);
    },
    'comment.deleted': async () => {
      const comment = await create((await room.comment()).id);
      return () => remove(comment);
    },
    'comment.deleted, the last of its thread': async () => {
      const thread = await room.comment();
      return () => remove(thread);
    },
    'comment.created, in a thread of which nothing was left': async () => {
      const thread = await room.comment();
      await remove(thread);
      return () => create(thread.id);
    },
    'thread.changed: a question': async () => {
      const { id } = await room.comment();
      return () => change(id, { what: 'kind', kind: 'question' });
    },
    'thread.changed: answered': async () => {
      const { id } = await room.comment();
      await change(id, { what: 'kind', kind: 'question' });
      const { id: commentId } = await create(id);
      return () => change(id, { what: 'answer', commentId });
    },
    'comment.deleted, the answer of a question': async () => {
      const { commentId: id } = await answered();
      return () => remove({ id });
    },
    'thread.changed: resolved': async () => {
      const { id } = await room.comment();
      return () => change(id, { what: 'resolved', isResolved: true });
    },
    'thread.changed: reopened': async () => {
      const { id } = await room.comment();
      await change(id, { what: 'resolved', isResolved: true });
      return () => change(id, { what: 'resolved', isResolved: false });
    },
    'comment.reacted': async () => {
      const { id } = await room.comment();
      await react(id, 'agree', true, room.owner);
      return () => react(id, 'agree');
    },
    'comment.reacted: taken away': async () => {
      const { id } = await room.comment();
      await react(id, 'thanks');
      return () => react(id, 'thanks', false);
    },
    'comment.edited, with reactions': async () => {
      const comment = await create((await room.comment()).id);
      const reacted = await react(comment.id, 'insight');
      return () => edit(reacted);
    },
    'comment.deleted, with reactions': async () => {
      const comment = await create((await room.comment()).id);
      await react(comment.id, 'insight');
      return () => remove(comment);
    },
    'thread.changed: pinned': async () => {
      const { id } = await room.comment();
      return () => change(id, { what: 'pinned', isPinned: true }, room.owner);
    },
    'thread.changed: slowed': async () => {
      const { id } = await room.comment();
      return () => change(id, { what: 'slowed', seconds: 60 }, room.owner);
    },
    'thread.changed: closed': async () => {
      const { id } = await room.comment();
      return () => change(id, { what: 'closed', from: 'now' }, room.owner);
    },
  };

  it.each(Object.keys(steps))('%s', async (name) => {
    const act = await steps[name]?.();
    const before = await snapshot();
    await act?.();
    const after = await snapshot();
    expect(after).not.toEqual(before);
    expect(await replayed(before)).toEqual(after);
  });

  it('events that carry a part of a thread do not make later ones look old', async () => {
    const thread = await room.comment();
    const before = await snapshot();
    const answer = await create(thread.id);
    await change(thread.id, { what: 'resolved', isResolved: true });
    await react(answer.id, 'agree');
    await edit(answer);
    await react(answer.id, 'thanks', true, room.owner);
    await change(thread.id, { what: 'pinned', isPinned: true }, room.owner);
    expect(await replayed(before)).toEqual(await snapshot());
  });

  it('whatever happened, from the very beginning', async () => {
    const nothing = { seq: 0, threads: new Map(), comments: new Map() };
    const [first, second] = [await room.comment(), await room.comment({ paragraph: 'harbour master' })];
    const answer = await create(first.id);
    await create(first.id, answer.id);
    await edit(await edit(answer));
    await remove(answer);
    await remove(second);
    const after = await snapshot();
    expect(await replayed(nothing)).toEqual(after);
    expect(after.seq).toBe(8);
    // events that come again, as they do after joining, change nothing
    const page = await app.get(StreamReader, { strict: false }).page({ kind: 'reading', id: room.readingId }, 0);
    expect(page.events.map((event) => placeOf(after.seq, event))).toEqual(page.events.map(() => 'known'));
  });
});

describe('commands of one batch', () => {
  const submit = (command: ThreadCommand) =>
    app.get(StreamWriter, { strict: false }).submit(room.readingId, command, app.get(ReadingStream, { strict: false }));

  it('build on each other: answered, edited and deleted in the batch that opened the thread', async () => {
    const { personId } = room.member;
    const anchor = { blockId: null, span: null };
    const opening = {
      type: 'thread.open',
      personId,
      commandId: uuidv7(),
      readingId: room.readingId,
      kind: 'comment',
      anchor,
      body: 'A',
    } as const;
    const answering = { type: 'comment.create', personId, commandId: uuidv7(), parentId: null, body: 'B' } as const;
    const threadId = opening.commandId;
    await Promise.all([
      submit(opening),
      submit({ ...answering, threadId }),
      submit({ type: 'comment.edit', personId, commandId: uuidv7(), commentId: threadId, baseSeq: 1, body: 'A!' }),
      submit({ type: 'comment.delete', personId, commandId: uuidv7(), commentId: answering.commandId }),
    ]);
    const { threads, comments } = await snapshot();
    expect(threads.get(threadId)).toMatchObject({ commentCount: 1, lastCommentSeq: 2, seq: 4 });
    expect(comments.get(threadId)).toMatchObject({ body: 'A!', isDeleted: false, seq: 3 });
    expect(comments.get(threadId)?.editedAt).not.toBeNull();
    expect(comments.get(answering.commandId)).toMatchObject({ body: null, author: null, isDeleted: true, seq: 4 });
  });
});

describe('what is said of a thread', () => {
  it('a question is answered by one of its own comments that stands, and by another when that is deleted', async () => {
    const { id, commentId } = await answered();
    const other = await room.comment();
    const answer = (chosen: string | null) => change(id, { what: 'answer', commentId: chosen });
    await expect(answer(other.id)).rejects.toMatchObject({ code: 'E_NOT_FOUND' });
    await expect(answer(uuidv7())).rejects.toMatchObject({ code: 'E_NOT_FOUND' });
    await expect(answer(id)).rejects.toMatchObject({ code: 'E_INVALID' });
    expect((await snapshot()).threads.get(id)).toMatchObject({ kind: 'question', answerId: commentId });
    await remove({ id: commentId });
    expect((await snapshot()).threads.get(id)).toMatchObject({ answerId: null });
    await expect(answer(commentId)).rejects.toMatchObject({ code: 'E_CONFLICT' });
    const { id: better } = await create(id);
    expect(await answer(better)).toMatchObject({ answerId: better });
    expect(await answer(null)).toMatchObject({ answerId: null });
  });

  it('a comment has no answer, and a question that becomes one loses its', async () => {
    const { id } = await answered();
    expect(await change(id, { what: 'kind', kind: 'comment' })).toMatchObject({ kind: 'comment', answerId: null });
    const { id: commentId } = await create(id);
    await expect(change(id, { what: 'answer', commentId })).rejects.toMatchObject({ code: 'E_CONFLICT' });
  });

  it('a member says it of their own threads and pins none', async () => {
    const { id } = await room.comment({}, 'The owner’s', room.owner);
    for (const said of [
      { what: 'kind', kind: 'question' },
      { what: 'resolved', isResolved: true },
      { what: 'pinned', isPinned: true },
    ] satisfies ThreadChange[])
      await expect(change(id, said)).rejects.toMatchObject({ code: 'E_FORBIDDEN' });
    const own = await room.comment();
    await expect(change(own.id, { what: 'pinned', isPinned: true })).rejects.toMatchObject({ code: 'E_FORBIDDEN' });
    const resolved = await change(own.id, { what: 'resolved', isResolved: true }, room.owner);
    expect(resolved.resolved?.by?.displayName).toBe('Olga Owner');
    expect((await change(own.id, { what: 'resolved', isResolved: false })).resolved).toBeNull();
  });

  it('once it is closed only who leads says or reacts in it, until it is opened again', async () => {
    const { id } = await room.comment();
    await expect(change(id, { what: 'closed', from: 'now' })).rejects.toMatchObject({ code: 'E_FORBIDDEN' });
    await react(id, 'agree');
    const closed = await change(id, { what: 'closed', from: 'now' }, room.owner);
    expect(closed.closesAt).not.toBeNull();
    const { head } = await room.snapshot();
    await expect(create(id)).rejects.toMatchObject({ code: 'E_CLOSED' });
    await expect(create(id, id)).rejects.toMatchObject({ code: 'E_CLOSED' });
    await expect(react(id, 'insight')).rejects.toMatchObject({ code: 'E_CLOSED' });
    expect((await room.snapshot()).head).toBe(head);
    // what one put there one takes back, what one wrote one corrects
    await react(id, 'agree', false);
    const own = (await snapshot()).comments.get(id);
    await edit({ id, seq: own?.seq ?? 0 });
    await create(id, null, 'To end with.', room.owner);
    expect((await change(id, { what: 'closed', from: null }, room.owner)).closesAt).toBeNull();
    await create(id);
    // from a later moment on: until then it goes on
    const tomorrow = new Date(Date.now() + 86_400_000).toISOString();
    expect(await change(id, { what: 'closed', from: tomorrow }, room.owner)).toMatchObject({ closesAt: tomorrow });
    await create(id);
  });

  it('asked, answered and accepted in one batch', async () => {
    const { personId } = room.member;
    const commandId = uuidv7();
    const anchor = { blockId: null, span: null };
    const { readingId } = room;
    const answerId = uuidv7();
    const submit = (command: ThreadCommand) =>
      app.get(StreamWriter, { strict: false }).submit(readingId, command, app.get(ReadingStream, { strict: false }));
    await Promise.all([
      submit({ type: 'thread.open', personId, commandId, readingId, kind: 'question', anchor, body: 'Why?' }),
      submit({
        type: 'comment.create',
        personId,
        commandId: answerId,
        threadId: commandId,
        parentId: null,
        body: 'So.',
      }),
      submit({
        type: 'thread.change',
        personId,
        commandId: uuidv7(),
        threadId: commandId,
        change: { what: 'answer', commentId: answerId },
      }),
    ]);
    expect((await snapshot()).threads.get(commandId)).toMatchObject({ kind: 'question', answerId, seq: 3 });
  });
});

describe('reactions', () => {
  it('each person once of each kind, counted in the group’s order; taking away what is not there changes nothing', async () => {
    const { id } = await room.comment();
    await react(id, 'thanks');
    await react(id, 'agree');
    await react(id, 'agree');
    await react(id, 'agree', true, room.owner);
    const shown = await react(id, 'insight', false);
    expect(shown.reactions).toEqual([
      { reaction: 'agree', count: 2 },
      { reaction: 'thanks', count: 1 },
    ]);
    const list = app.get(ListCommentsUseCase, { strict: false });
    const page = await list.execute(room.member, { readingId: room.readingId });
    expect(page.ownReactions).toEqual({ [id]: ['agree', 'thanks'] });
    const nobody = { ...room.member, personId: null, sessionId: null };
    await expect(list.execute(nobody, { readingId: room.readingId })).rejects.toMatchObject({ code: 'E_NOT_FOUND' });
  });

  it('only those the group chose; one it no longer has can be taken away', async () => {
    const { id } = await room.comment();
    await expect(react(id, 'funny')).rejects.toMatchObject({ code: 'E_INVALID' });
    await react(id, 'agree');
    await app.get(UpdateGroupUseCase, { strict: false }).execute(room.owner, room.groupId, { reactions: ['funny'] });
    await expect(react(id, 'agree', true, room.owner)).rejects.toMatchObject({ code: 'E_INVALID' });
    await react(id, 'funny');
    expect((await react(id, 'agree', false)).reactions).toEqual([{ reaction: 'funny', count: 1 }]);
  });

  it('“me too” belongs to a question, not to its answers and not to a comment', async () => {
    const { id, commentId } = await answered();
    expect((await react(id, 'me-too', true, room.owner)).reactions).toEqual([{ reaction: 'me-too', count: 1 }]);
    await expect(react(commentId, 'me-too')).rejects.toMatchObject({ code: 'E_INVALID' });
    await expect(react((await room.comment()).id, 'me-too')).rejects.toMatchObject({ code: 'E_INVALID' });
  });

  it('several in one batch add up, and are gone with the comment', async () => {
    const comment = await create((await room.comment()).id);
    await Promise.all([
      react(comment.id, 'agree'),
      react(comment.id, 'agree', true, room.owner),
      react(comment.id, 'thanks'),
      react(comment.id, 'thanks', false),
    ]);
    const { comments } = await snapshot();
    expect(comments.get(comment.id)?.reactions).toEqual([{ reaction: 'agree', count: 2 }]);
    await remove(comment);
    expect((await snapshot()).comments.get(comment.id)).toMatchObject({ isDeleted: true, reactions: [] });
    await expect(react(comment.id, 'agree')).rejects.toMatchObject({ code: 'E_CONFLICT' });
  });

  it('while somebody writes are no conflict with what they write', async () => {
    const comment = await create((await room.comment()).id);
    await react(comment.id, 'agree', true, room.owner);
    const edited = await edit(comment);
    expect(edited).toMatchObject({ body: 'Better said', reactions: [{ reaction: 'agree', count: 1 }] });
    await expect(edit(comment)).rejects.toMatchObject({ code: 'E_CONFLICT' });
  });
});

describe('what a comment said before', () => {
  const versions = (commentId: string, as = room.owner) =>
    app.get(ListVersionsUseCase, { strict: false }).execute(as, commentId);
  const say = (comment: Comment, body: string) =>
    app
      .get(EditCommentUseCase, { strict: false })
      .execute(room.member, { commandId: uuidv7(), commentId: comment.id, baseSeq: comment.seq, body })
      .then(({ comment: edited }) => edited);

  it('is kept with each edit of its words, the newest first, with the moment it was written', async () => {
    const first = await create((await room.comment()).id, null, 'One');
    expect(await versions(first.id)).toEqual([]);
    const second = await say(first, 'Two');
    const third = await say(await react(second.id, 'agree'), 'Three');
    await say(third, 'Three');
    expect(await versions(first.id)).toEqual([
      { body: 'Two', writtenAt: second.editedAt, isModerated: false },
      { body: 'One', writtenAt: first.createdAt, isModerated: false },
    ]);
  });

  it('is seen by nobody who does not see the comment', async () => {
    const { id } = await say(await create((await room.comment()).id), 'Other words');
    const stranger = await somebody(app);
    await expect(versions(id, stranger)).rejects.toMatchObject({ code: 'E_NOT_FOUND' });
    await expect(versions(uuidv7())).rejects.toMatchObject({ code: 'E_NOT_FOUND' });
  });

  it('goes with the comment’s words, also when it was edited and deleted in one batch', async () => {
    const comment = await say(await create((await room.comment()).id, null, 'Something I regret'), 'And this');
    const commentId = comment.id;
    await Promise.all([say(comment, 'And this too'), remove({ id: commentId })]);
    expect(await versions(commentId)).toEqual([]);
    const stored = await app.get(Database, { strict: false }).client.commentVersion.count({ where: { commentId } });
    expect(stored).toBe(0);
  });

  it('is bounded: what was changed too often cannot be changed again', async () => {
    let comment = await create((await room.comment()).id);
    for (let time = 1; time <= limits.versionsPerComment; time += 1) comment = await say(comment, `Time ${time}`);
    await expect(say(comment, 'Once more')).rejects.toMatchObject({ code: 'E_CONFLICT' });
    expect(await versions(comment.id)).toHaveLength(limits.versionsPerComment);
  });
});

describe('what a comment is decided by', () => {
  const command = (threadId: string, parentId: string | null = null) => ({
    commandId: uuidv7(),
    threadId,
    parentId,
    body: 'x',
  });
  const creating = () => app.get(CreateCommentUseCase, { strict: false });

  it('an answer belongs to its thread, whose comments alone it can answer', async () => {
    const [one, other] = [await room.comment(), await room.comment()];
    await expect(creating().execute(room.member, command(one.id, other.id))).rejects.toMatchObject({
      code: 'E_NOT_FOUND',
    });
    await expect(creating().execute(room.member, command(one.id, uuidv7()))).rejects.toMatchObject({
      code: 'E_NOT_FOUND',
    });
  });

  it('answers stand at most fifty deep', async () => {
    let { id } = await room.comment();
    const threadId = id;
    for (let depth = 1; depth <= 50; depth += 1) ({ id } = await create(threadId, id));
    await expect(create(threadId, id)).rejects.toMatchObject({ code: 'E_INVALID' });
  });

  it('an edit of a state that is no longer the last is a conflict, and so is any change of a deleted comment', async () => {
    const comment = await create((await room.comment()).id);
    await edit(comment);
    await expect(edit(comment)).rejects.toMatchObject({ code: 'E_CONFLICT' });
    await remove(comment);
    await expect(remove(comment)).rejects.toMatchObject({ code: 'E_CONFLICT' });
  });

  it('the words of a deleted comment are gone from the database', async () => {
    const comment = await create((await room.comment()).id, null, 'Something I regret');
    await remove(comment);
    const stored = await app.get(Database, { strict: false }).client.comment.findUnique({ where: { id: comment.id } });
    expect(stored?.body).toBe('');
  });
});

describe('a command given again', () => {
  const again = 'Better said';
  const give = (command: { commandId: string; commentId: string; baseSeq: number; body: string }) =>
    app.get(EditCommentUseCase, { strict: false }).execute(room.member, command);

  it('gets its first answer, also when it would be refused by now', async () => {
    const comment = await create((await room.comment()).id);
    const command = { commandId: uuidv7(), commentId: comment.id, baseSeq: comment.seq, body: again };
    const first = await give(command);
    expect(await give({ ...command })).toEqual(first);
    const removal = { commandId: uuidv7(), commentId: comment.id };
    const removing = () => app.get(DeleteCommentUseCase, { strict: false }).execute(room.member, { ...removal });
    const [removed, ...others] = await Promise.all([removing(), removing(), removing()]);
    expect(others).toEqual([removed, removed]);
    expect(await removing()).toEqual(removed);
    expect((await room.snapshot()).head).toBe((removed as { seq: number }).seq);
  });

  it('beside others takes none of them with it', async () => {
    const { id: threadId } = await room.comment();
    const command = { commandId: uuidv7(), threadId, parentId: null, body: 'Said twice' };
    const say = (given: typeof command) => app.get(CreateCommentUseCase, { strict: false }).execute(room.member, given);
    const first = await say(command);
    const [before, repeat, after] = await Promise.all([create(threadId), say({ ...command }), create(threadId)]);
    expect(repeat.seq).toBe(first.seq);
    expect([before.seq, after.seq].sort((a, b) => a - b)).toEqual([first.seq + 1, first.seq + 2]);
    const other = await Promise.allSettled([create(threadId), say({ ...command, body: 'Other words' })]);
    expect(other.map(({ status }) => status)).toEqual(['fulfilled', 'rejected']);
    expect(other[1]).toMatchObject({ reason: { code: 'E_CONFLICT' } });
  });
});
