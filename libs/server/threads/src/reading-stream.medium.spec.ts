import type { INestApplicationContext } from '@nestjs/common';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { v7 as uuidv7 } from 'uuid';
import type { Comment } from '@lectern/contracts';
import { applyEvent, placeOf, type DiscussionState } from '@lectern/domain';
import { Database } from '@lectern/server/database';
import { StreamReader, StreamWriter } from '@lectern/server/realtime';
import { mediumApp } from '../../../../tools/testing/medium-app';
import { ReadingRoom } from '../../../../tools/testing/reading-room';
import { ReadingStream } from './reading-stream';
import type { ThreadCommand } from './thread-command';
import { CreateCommentUseCase } from './use-cases/create-comment.use-case';
import { DeleteCommentUseCase } from './use-cases/delete-comment.use-case';
import { EditCommentUseCase } from './use-cases/edit-comment.use-case';
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
  return page.events.reduce((before, event) => {
    expect(placeOf(before.seq, event)).toBe('applied');
    return applyEvent(before, event);
  }, state);
}

const create = (threadId: string, parentId: string | null = null, body = 'An answer') =>
  app
    .get(CreateCommentUseCase, { strict: false })
    .execute(room.member, { commandId: uuidv7(), threadId, parentId, body })
    .then(({ comment }) => comment);
const edit = ({ id: commentId, seq: baseSeq }: Comment) =>
  app
    .get(EditCommentUseCase, { strict: false })
    .execute(room.member, { commandId: uuidv7(), commentId, baseSeq, body: 'Better said' })
    .then(({ comment }) => comment);
const remove = ({ id: commentId }: Pick<Comment, 'id'>) =>
  app.get(DeleteCommentUseCase, { strict: false }).execute(room.member, { commandId: uuidv7(), commentId });

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
  };

  it.each(Object.keys(steps))('%s', async (name) => {
    const act = await steps[name]?.();
    const before = await snapshot();
    await act?.();
    const after = await snapshot();
    expect(after).not.toEqual(before);
    expect(await replayed(before)).toEqual(after);
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
