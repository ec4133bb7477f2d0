import type { INestApplicationContext } from '@nestjs/common';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { v7 as uuidv7 } from 'uuid';
import type { NotificationLevel, StreamEvent } from '@lectern/contracts';
import { mentionMarkdown } from '@lectern/prose';
import { Database } from '@lectern/server/database';
import { EndMembershipUseCase, ManageInvitationsUseCase, UseInvitationUseCase } from '@lectern/server/groups';
import type { SignedInCaller } from '@lectern/server/platform';
import { StreamReader } from '@lectern/server/realtime';
import {
  CreateCommentUseCase,
  DeleteCommentUseCase,
  EditCommentUseCase,
  MarkReadUseCase,
} from '@lectern/server/threads';
import { mediumApp, somebody } from '../../../../../tools/testing/medium-app';
import { ReadingRoom } from '../../../../../tools/testing/reading-room';
import { NotificationFollower } from '../notification-follower';
import { ChooseLevelUseCase } from './choose-level.use-case';
import { MarkNotificationsReadUseCase } from './mark-notifications-read.use-case';
import { ReadNotificationsUseCase } from './read-notifications.use-case';
import { TellOfCommentsUseCase } from './tell-of-comments.use-case';

let app: INestApplicationContext;
let room: ReadingRoom;
/** somebody who reads along and has said nothing yet */
let third: SignedInCaller;
beforeAll(async () => {
  app = await mediumApp();
});
afterAll(() => app.close());

/** A new group with an owner, a member and a third. */
async function open(): Promise<void> {
  [room, third] = await Promise.all([ReadingRoom.open(app), somebody(app, 'Tess Third')]);
  const { token } = await app
    .get(ManageInvitationsUseCase, { strict: false })
    .create(room.owner, room.groupId, { role: 'moderator', usesMax: 1, expiresInDays: 1 });
  await app.get(UseInvitationUseCase, { strict: false }).accept(third, token);
}

const settled = () => app.get(NotificationFollower, { strict: false }).settled();
const page = async (as: SignedInCaller, of: 'all' | 'unread' = 'all') => {
  await settled();
  return app.get(ReadNotificationsUseCase, { strict: false }).execute(as, { of });
};
const reasons = async (as: SignedInCaller) =>
  (await page(as)).notifications.map(({ reason, excerpt }) => `${reason}: ${excerpt}`);
const answer = (as: SignedInCaller, threadId: string, body: string, parentId: string | null = null) =>
  app
    .get(CreateCommentUseCase, { strict: false })
    .execute(as, { commandId: uuidv7(), threadId, parentId, body })
    .then(({ comment }) => comment);
const level = (as: SignedInCaller, of: 'group' | 'reading', chosen: NotificationLevel | null) =>
  app
    .get(ChooseLevelUseCase, { strict: false })
    .set(as, { of, id: of === 'group' ? room.groupId : room.readingId, level: chosen });
const mark = (as: SignedInCaller, commentIds: string[] | 'all') =>
  app.get(MarkNotificationsReadUseCase, { strict: false }).execute(as, { commentIds });
const events = (as: SignedInCaller): Promise<StreamEvent[]> =>
  app
    .get(StreamReader, { strict: false })
    .pageFor(as, { kind: 'notifications', id: as.personId }, 0)
    .then((read) => read.events);
const person = ({ personId: id }: SignedInCaller) => mentionMarkdown('Them', { kind: 'person', id });

describe('who is told of a comment', () => {
  it('those who opened the thread or are answered, those who are mentioned, by themselves or by their role; not the author', async () => {
    await open();
    const { id: threadId } = await room.comment({ paragraph: 'Oil was dear' }, 'How dear?', room.member);
    const first = await answer(third, threadId, 'Six pence');
    await answer(room.owner, threadId, 'A pint?', first.id);
    const owners = mentionMarkdown('owners', { kind: 'role', role: 'owner' });
    await answer(room.member, threadId, `${owners} and ${person(third)}: thank you`);
    expect(await reasons(room.member)).toEqual(['answer: A pint?', 'answer: Six pence']);
    expect(await reasons(third)).toEqual(['mention: @owners and @Them: thank you', 'answer: A pint?']);
    expect(await reasons(room.owner)).toEqual(['mention: @owners and @Them: thank you']);
    expect((await page(room.member)).notifications[0]).toMatchObject({
      author: { displayName: 'Olga Owner' },
      reading: { id: room.readingId, title: 'On lamps' },
      group: { id: room.groupId },
      number: 2,
      isRead: false,
    });
  });

  it('a member cannot call everybody; who leads can', async () => {
    await open();
    const everybody = mentionMarkdown('members', { kind: 'role', role: 'member' });
    await room.comment({}, everybody, room.member);
    await room.comment({}, everybody, room.owner);
    expect(await reasons(room.member)).toEqual(['mention: @members']);
    expect(await reasons(third)).toEqual([]);
  });

  it('as each chose, for the reading before the group', async () => {
    await open();
    await level(third, 'group', 'everything');
    await level(room.owner, 'group', 'nothing');
    const { id: threadId } = await room.comment({}, 'One', room.member);
    await answer(third, threadId, person(room.owner));
    expect(await reasons(third)).toEqual(['comment: One']);
    expect(await reasons(room.owner)).toEqual([]);
    await level(third, 'reading', 'mentions');
    await answer(room.member, threadId, 'Two');
    await answer(room.member, threadId, person(third));
    // what was said is told by the level that is chosen when it is told
    await settled();
    await level(third, 'reading', null);
    await answer(room.member, threadId, 'Three');
    await settled();
    expect(await reasons(third)).toEqual(['comment: Three', 'mention: @Them', 'comment: One']);
    await expect(level(await somebody(app), 'group', 'nothing')).rejects.toMatchObject({ code: 'E_NOT_FOUND' });
  });

  it('of an edit only those whom it mentions anew, and nobody twice', async () => {
    await open();
    const { id, seq } = await room.comment({}, person(third), room.member);
    await settled();
    await app.get(EditCommentUseCase, { strict: false }).execute(room.member, {
      commandId: uuidv7(),
      commentId: id,
      baseSeq: seq,
      body: `${person(third)} ${person(room.owner)}`,
    });
    expect(await reasons(third)).toHaveLength(1);
    expect(await reasons(room.owner)).toHaveLength(1);
    // looked at again from the beginning, as after a copy was restored
    const { client } = app.get(Database, { strict: false });
    await client.toldStream.update({ where: { streamId: room.readingId }, data: { seq: 0 } });
    expect(await reasons(third)).toHaveLength(1);
    expect(await events(third)).toHaveLength(1);
  });

  it('once, whoever tells at the same time', async () => {
    await open();
    const { id: threadId } = await room.comment({}, 'How dear?', room.member);
    await Promise.all(['a', 'b', 'c', 'd'].map((words) => answer(third, threadId, words)));
    const tell = app.get(TellOfCommentsUseCase, { strict: false });
    await Promise.all(Array.from({ length: 4 }, () => tell.execute(room.readingId)));
    await settled();
    const told = await events(room.member);
    expect(told.map(({ seq }) => seq)).toEqual([1, 2, 3, 4]);
    expect(await reasons(room.member)).toHaveLength(4);
  });
});

describe('what one was told', () => {
  it('is not shown any more where it was deleted or one was removed, and its events say nothing', async () => {
    await open();
    const { id } = await room.comment({}, person(third), room.member);
    await room.comment({}, person(third), room.member);
    expect((await page(third)).unreadCount).toBe(2);
    await app.get(DeleteCommentUseCase, { strict: false }).execute(room.member, { commandId: uuidv7(), commentId: id });
    expect((await page(third)).unreadCount).toBe(1);
    expect((await events(third)).map(({ type }) => type)).toEqual(['event.withheld', 'notification.created']);
    await app.get(EndMembershipUseCase, { strict: false }).remove(room.owner, room.groupId, third.personId);
    expect(await page(third)).toMatchObject({ notifications: [], unreadCount: 0 });
    expect((await events(third)).map(({ type }) => type)).toEqual(['event.withheld', 'event.withheld']);
  });

  it('is marked one by one, all at once, or by reading where it was said', async () => {
    await open();
    const told = [];
    for (const words of ['a', 'b', 'c']) told.push(await room.comment({}, `${person(third)} ${words}`, room.member));
    await settled();
    const [first, second] = told;
    expect(await mark(third, [first?.id ?? '', uuidv7()])).toEqual({ unreadCount: 2, head: 4 });
    expect(await mark(third, [first?.id ?? ''])).toEqual({ unreadCount: 2, head: 4 });
    await app.get(MarkReadUseCase, { strict: false }).thread(third, { threadId: second?.id ?? '', upToSeq: 9 });
    expect((await page(third, 'unread')).notifications).toHaveLength(1);
    expect(await mark(third, 'all')).toEqual({ unreadCount: 0, head: 5 });
    expect((await events(third)).slice(3)).toMatchObject([
      { type: 'notification.read', commentId: first?.id },
      { type: 'notifications.read' },
    ]);
    expect(await mark(await somebody(app), 'all')).toEqual({ unreadCount: 0, head: 0 });
  });

  it('is nobody else’s to hear', async () => {
    await open();
    const reading = app.get(StreamReader, { strict: false });
    const stream = { kind: 'notifications', id: room.owner.personId } as const;
    await expect(reading.pageFor(room.member, stream, 0)).rejects.toMatchObject({ code: 'E_NOT_FOUND' });
    await expect(reading.pageFor({ personId: null }, stream, 0)).rejects.toMatchObject({ code: 'E_NOT_FOUND' });
  });
});
