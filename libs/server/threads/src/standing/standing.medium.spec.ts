import type { INestApplicationContext } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { ReadingChange } from '@lectern/contracts';
import { Database, Prisma } from '@lectern/server/database';
import { ChangePostingUseCase, DecideHeldPostUseCase } from '@lectern/server/posting';
import { StreamReader } from '@lectern/server/realtime';
import { mediumApp } from '../../../../../tools/testing/medium-app';
import { ReadingRoom } from '../../../../../tools/testing/reading-room';
import { ReadingStream } from '../reading-stream';
import { ChangeReadingUseCase } from '../use-cases/change-reading.use-case';
import { ChangeThreadUseCase } from '../use-cases/change-thread.use-case';
import { CreateCommentUseCase } from '../use-cases/create-comment.use-case';
import { OpenThreadUseCase } from '../use-cases/open-thread.use-case';
import { ReactUseCase } from '../use-cases/react.use-case';

let app: INestApplicationContext;
let room: ReadingRoom;
beforeAll(async () => {
  app = await mediumApp();
});
afterAll(() => app.close());
beforeEach(async () => {
  room = await ReadingRoom.open(app);
});

const say = (change: ReadingChange, as = room.owner) =>
  app
    .get(ChangeReadingUseCase, { strict: false })
    .execute(as, { commandId: uuidv7(), readingId: room.readingId, change });
const answer = (threadId: string, as = room.member) =>
  app
    .get(CreateCommentUseCase, { strict: false })
    .execute(as, { commandId: uuidv7(), threadId, parentId: null, body: 'An answer.' });
const note = () =>
  app.get(OpenThreadUseCase, { strict: false }).execute(room.member, {
    commandId: uuidv7(),
    readingId: room.readingId,
    audience: 'notes',
    anchor: { blockId: null, span: null },
    body: 'For myself.',
  });
const slowThread = (threadId: string, seconds: number | null, as = room.owner) =>
  app
    .get(ChangeThreadUseCase, { strict: false })
    .execute(as, { commandId: uuidv7(), threadId, change: { what: 'slowed', seconds } });
/** What everybody said was said so much earlier. */
const earlier = (seconds: number) =>
  app
    .get(Database, { strict: false })
    .client.$executeRaw(
      Prisma.sql`UPDATE comments SET created_at = created_at - make_interval(secs => ${seconds}::int)`,
    );
const slow = (seconds: number) => ({ code: 'E_SLOW', details: { retryAfterSeconds: seconds } });

describe('a reading that is closed', () => {
  it('is read and noted in; nobody but who leads says or reacts in it, until it is opened again', async () => {
    const { id } = await room.comment();
    await expect(say({ what: 'closed', from: 'now' }, room.member)).rejects.toMatchObject({ code: 'E_FORBIDDEN' });
    const { closesAt } = await say({ what: 'closed', from: 'now' });
    expect(closesAt).not.toBeNull();
    const { head, standing } = await room.snapshot(room.member);
    expect(standing).toEqual({ closesAt, slowSeconds: null, raid: null });
    const closed = { code: 'E_CLOSED', details: { reason: 'reading' } };
    await expect(room.comment()).rejects.toMatchObject(closed);
    await expect(answer(id)).rejects.toMatchObject(closed);
    const react = { commandId: uuidv7(), commentId: id, reaction: 'agree', isOn: true } as const;
    await expect(app.get(ReactUseCase, { strict: false }).execute(room.member, react)).rejects.toMatchObject(closed);
    expect((await room.snapshot()).head).toBe(head);
    await note();
    await answer(id, room.owner);
    await say({ what: 'closed', from: new Date(Date.now() + 86_400_000).toISOString() });
    await answer(id);
    await say({ what: 'closed', from: null });
    await answer(id);
    expect((await room.snapshot()).standing.closesAt).toBeNull();
  });

  it('tells everybody in the stream, and puts it down in the log', async () => {
    const { head } = await room.snapshot();
    await say({ what: 'slowed', seconds: 60 });
    const { closesAt } = await say({ what: 'closed', from: 'now' });
    const stream = app.get(ReadingStream, { strict: false }).stream(room.readingId);
    const { events } = await app.get(StreamReader, { strict: false }).pageFor(room.member, stream, head);
    // an event shows what holds when it is sent
    const standing = { closesAt, slowSeconds: 60 };
    expect(events).toMatchObject([
      { seq: head + 1, type: 'reading.changed', standing },
      { seq: head + 2, type: 'reading.changed', standing },
    ]);
    const entries = await app.get(Database, { strict: false }).client.moderationLogEntry.findMany({
      where: { groupId: room.groupId },
      orderBy: { seq: 'asc' },
    });
    expect(entries.map(({ act, facts }) => [act, (facts as { slowSeconds: number | null }).slowSeconds])).toEqual([
      ['reading.slowed', 60],
      ['reading.closed', 60],
    ]);
  });
});

describe('where it is slow', () => {
  it('one waits between two comments in a thread, and not elsewhere; who leads does not', async () => {
    const { id } = await room.comment();
    const other = await room.comment();
    await expect(slowThread(id, 60, room.member)).rejects.toMatchObject({ code: 'E_FORBIDDEN' });
    expect((await slowThread(id, 60)).thread.slowSeconds).toBe(60);
    await expect(answer(id)).rejects.toMatchObject(slow(60));
    await answer(other.id);
    await earlier(61);
    await answer(id);
    await expect(answer(id)).rejects.toMatchObject({ code: 'E_SLOW' });
    await Promise.all([answer(id, room.owner), answer(id, room.owner)]);
    await slowThread(id, null);
    await answer(id);
  });

  it('of two comments given at once one goes up', async () => {
    const { id } = await room.comment();
    await slowThread(id, 60);
    await earlier(61);
    const given = await Promise.allSettled([answer(id), answer(id), answer(id)]);
    expect(given.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });

  it('one waits in a whole reading, wherever in it; notes are made at any pace', async () => {
    const { id } = await room.comment({}, 'One.', room.owner);
    await note();
    await say({ what: 'slowed', seconds: 300 });
    await answer(id);
    await expect(room.comment()).rejects.toMatchObject({ code: 'E_SLOW' });
    await Promise.all([note(), note()]);
    expect((await room.snapshot(room.member)).saidAt).not.toBeNull();
    await earlier(301);
    await room.comment();
  });

  it('one waits before the next comment a moderator is to look at, and not for one that was let up', async () => {
    const rules = app.get(ChangePostingUseCase, { strict: false });
    await say({ what: 'slowed', seconds: 300 });
    await rules.settings(room.owner, room.groupId, { holds: 'everybody', newcomerComments: 3 });
    await expect(room.comment()).rejects.toMatchObject({ code: 'E_HELD' });
    await expect(room.comment()).rejects.toMatchObject({ code: 'E_SLOW' });
    const { client } = app.get(Database, { strict: false });
    await client.heldPost.updateMany({ data: { heldAt: new Date(Date.now() - 3_600_000) } });
    await expect(room.comment()).rejects.toMatchObject({ code: 'E_HELD' });
    const waiting = await client.heldPost.findMany({ where: { groupId: room.groupId } });
    expect(waiting).toHaveLength(2);
    for (const { id } of waiting)
      await app
        .get(DecideHeldPostUseCase, { strict: false })
        .execute(room.owner, room.groupId, id, { decision: 'approve', reason: '' });
    expect((await room.snapshot()).threads).toHaveLength(2);
  });
});
