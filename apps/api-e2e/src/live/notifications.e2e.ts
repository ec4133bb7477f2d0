import { beforeEach, describe, expect, it } from 'vitest';
import { routes, type StreamEvent } from '@lectern/contracts';
import { v7 as uuidv7 } from 'uuid';
import { call } from '../api';
import { admit, createGroup, register, signIn, type Person } from '../people';
import { LiveClient } from '../socket';
import { answer, openThread, publish } from '../texts';

describe('what one is told reaches every browser of one’s own', () => {
  let ada: Person;
  let ben: Person;
  let groupId: string;
  let readingId: string;
  let sockets: LiveClient[];

  beforeEach(async () => {
    [ada, ben] = await Promise.all([register('Ada'), register('Ben')]);
    groupId = await createGroup(ada);
    await admit(ada, groupId, ben, 'member');
    ({
      reading: { id: readingId },
    } = await publish(ada, groupId));
    sockets = await Promise.all([LiveClient.open(ben), LiveClient.open(await signIn(ben))]);
    await Promise.all(sockets.map((socket) => socket.done('stream.join', { stream: streamOf(ben), since: 0 })));
  });

  const streamOf = ({ id }: Person) => ({ kind: 'notifications' as const, id });
  /** The event with this number, as each of Ben's sockets heard it. */
  const heard = (seq: number) =>
    Promise.all(
      sockets.map((socket) =>
        socket.until(() =>
          socket.received
            .flatMap((message): StreamEvent[] =>
              message.name === 'stream.events' && message.payload.stream.id === ben.id ? message.payload.events : [],
            )
            .find((event) => event.seq === seq),
        ),
      ),
    );
  const told = async () => {
    const { thread } = await openThread(ben, readingId);
    const { comment } = await answer(ada, thread.id);
    await heard(1);
    return comment;
  };

  it('notification.created', async () => {
    const comment = await told();
    for (const event of await heard(1))
      expect(event).toMatchObject({
        type: 'notification.created',
        notification: { commentId: comment.id, reason: 'answer', author: { id: ada.id }, group: { id: groupId } },
      });
    // it is Ben's alone: Ada cannot even ask
    const other = await LiveClient.open(ada);
    expect(await other.refusal('stream.join', { stream: streamOf(ben), since: 0 })).toBe('E_NOT_FOUND');
    expect(await other.refusal('stream.read', { stream: streamOf(ben), since: 0 })).toBe('E_NOT_FOUND');
    const nobody = await LiveClient.open(null);
    expect(await nobody.refusal('stream.join', { stream: streamOf(ben), since: 0 })).toBe('E_NOT_FOUND');
  });

  it('notification.read', async () => {
    const { id: commentId } = await told();
    const body = { commentIds: [commentId] };
    expect(await call(routes.markNotificationsRead, { body }, ben)).toEqual({ unreadCount: 0, head: 2 });
    for (const event of await heard(2)) expect(event).toMatchObject({ type: 'notification.read', commentId });
  });

  it('notifications.read', async () => {
    await told();
    await call(routes.markNotificationsRead, { body: { commentIds: 'all' } }, ben);
    for (const event of await heard(2)) expect(event).toMatchObject({ type: 'notifications.read' });
    expect(await call(routes.notifications, { query: { of: 'unread' } }, ben)).toMatchObject({ notifications: [] });
  });

  it('event.withheld, where it was deleted before one looked', async () => {
    const { id: commentId } = await told();
    await call(routes.deleteComment, { body: { commandId: uuidv7(), commentId } }, ada);
    const [socket] = sockets;
    const page = await socket?.done('stream.read', { stream: streamOf(ben), since: 0 });
    expect(page?.events).toMatchObject([{ type: 'event.withheld', seq: 1 }]);
  });
});
