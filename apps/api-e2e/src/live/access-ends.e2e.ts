import { beforeEach, describe, expect, it } from 'vitest';
import { routes } from '@lectern/contracts';
import { v7 as uuidv7 } from 'uuid';
import { call, refusalOf } from '../api';
import { admit, createGroup, register, type Person } from '../people';
import { LiveClient } from '../socket';
import { answer, openThread, publish } from '../texts';

const withinMs = 2_000;

describe('when access ends', () => {
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

  const stream = () => ({ kind: 'reading' as const, id: readingId });
  const dismiss = () => call(routes.removeMember, { params: { groupId, personId: ben.id } }, ada);

  it('a removed member hears that the stream is closed, and from then on nothing', async () => {
    const { thread } = await openThread(ada, readingId);
    await benLive.event(readingId, 1);
    await dismiss();
    await benLive.message('stream.closed', (closed) => closed.stream.id === readingId, withinMs);
    await benLive.message('access.changed', (changed) => changed.groupId === groupId, withinMs);
    benLive.received.length = 0;

    await answer(ada, thread.id, 'Now that he is gone');
    await adaLive.event(readingId, 2);
    expect(await benLive.refusal('stream.read', { stream: stream(), since: 0 })).toBe('E_NOT_FOUND');
    expect(await benLive.refusal('stream.join', { stream: stream(), since: 0 })).toBe('E_NOT_FOUND');
    // an acknowledgement asked for after the comment went out comes after it: what was for him would be here
    expect(benLive.received).toEqual([]);
  });

  it('nor does HTTP, a listing or the repeat of an old command give a removed member anything', async () => {
    const command = { commandId: uuidv7(), readingId, anchor: { blockId: null, span: null }, body: 'Before' };
    const { thread } = await benLive.done('thread.open', command);
    await dismiss();
    const params = { readingId };
    const asked = [
      call(routes.reading, { params }, ben),
      call(routes.comments, { params, query: { threadId: thread.id } }, ben),
      call(routes.readingEvents, { params, query: { since: '0' } }, ben),
      call(routes.group, { params: { groupId } }, ben),
      call(routes.readings, { params: { groupId } }, ben),
      call(routes.openThread, { body: command }, ben),
    ];
    expect(await Promise.all(asked.map(refusalOf))).toEqual(asked.map(() => 'E_NOT_FOUND'));
    expect(await benLive.refusal('thread.open', command)).toBe('E_NOT_FOUND');
    expect((await call(routes.groups, {}, ben)).map(({ id }) => id)).not.toContain(groupId);
  });

  it('those who stay go on hearing everything', async () => {
    const clara = await register('Clara');
    await admit(ada, groupId, clara, 'observer');
    const claraLive = await LiveClient.open(clara);
    await claraLive.join(readingId);
    await dismiss();
    await openThread(ada, readingId);
    await Promise.all([adaLive.event(readingId, 1), claraLive.event(readingId, 1)]);
    expect(claraLive.received.map(({ name }) => name)).not.toContain('stream.closed');
  });

  it('leaving ends it as well', async () => {
    await call(routes.leaveGroup, { params: { groupId } }, ben);
    await benLive.message('stream.closed', undefined, withinMs);
    expect(await benLive.refusal('stream.read', { stream: stream(), since: 0 })).toBe('E_NOT_FOUND');
  });

  it('a group made private again closes its streams for visitors, and for them alone', async () => {
    await call(routes.updateGroup, { params: { groupId }, body: { visibility: 'public' } }, ada);
    const visitor = await LiveClient.open(null);
    await visitor.join(readingId);
    await call(routes.updateGroup, { params: { groupId }, body: { visibility: 'private' } }, ada);
    await visitor.message('stream.closed', undefined, withinMs);
    await openThread(ada, readingId);
    await benLive.event(readingId, 1);
    expect(visitor.events(readingId)).toEqual([]);
  });

  it('another role is told and holds at once, without a new connection', async () => {
    const body = { role: 'observer' as const };
    await call(routes.changeRole, { params: { groupId, personId: ben.id }, body }, ada);
    await benLive.message('access.changed', (changed) => changed.groupId === groupId, withinMs);
    const anchor = { blockId: null, span: null };
    const command = { commandId: uuidv7(), readingId, anchor, body: 'May I still?' };
    expect(await benLive.refusal('thread.open', command)).toBe('E_FORBIDDEN');
    await openThread(ada, readingId);
    await benLive.event(readingId, 1);
  });
});
