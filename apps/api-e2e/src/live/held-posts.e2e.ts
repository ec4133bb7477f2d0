import { beforeEach, describe, expect, it } from 'vitest';
import { routes } from '@lectern/contracts';
import { v7 as uuidv7 } from 'uuid';
import { call, refusalOf, send } from '../api';
import { admit, createGroup, register, type Person } from '../people';
import { LiveClient } from '../socket';
import { publish } from '../texts';

describe('a comment that waits for a moderator', () => {
  let [ada, ben, clara]: Person[] = [];
  let groupId: string;
  let readingId: string;
  let benLive: LiveClient;
  let claraLive: LiveClient;
  const held = () => ({
    commandId: uuidv7(),
    readingId,
    anchor: { blockId: null, span: null },
    body: 'A pangolin, of all things.',
  });

  beforeEach(async () => {
    [ada, ben, clara] = await Promise.all([register('Ada'), register('Ben'), register('Clara')]);
    if (!ada || !ben || !clara) throw new Error('Somebody is missing.');
    groupId = await createGroup(ada);
    await Promise.all([admit(ada, groupId, ben, 'member'), admit(ada, groupId, clara, 'member')]);
    ({
      reading: { id: readingId },
    } = await publish(ada, groupId));
    await call(routes.updatePosting, { params: { groupId }, body: { holds: 'everybody', newcomerComments: 3 } }, ada);
    [benLive, claraLive] = await Promise.all([LiveClient.open(ben), LiveClient.open(clara)]);
    await Promise.all([benLive.join(readingId), claraLive.join(readingId)]);
  });

  it('is told to nobody, shown by no route and burns no number, until it is let up: then everybody hears it', async () => {
    const command = held();
    expect(await benLive.refusal('thread.open', command)).toBe('E_HELD');
    expect(await benLive.refusal('thread.open', command)).toBe('E_HELD');
    const params = { readingId };
    const asked = [
      send(routes.reading, { params }, clara as Person),
      send(routes.comments, { params, query: { scope: 'everywhere' } }, clara as Person),
      send(routes.readingEvents, { params, query: { since: '0' } }, clara as Person),
      send(routes.readingThreads, { params }, clara as Person),
      send(routes.groupLatest, { params: { groupId } }, clara as Person),
      send(routes.search, { query: { q: 'pangolin', groupId } }, clara as Person),
      send(routes.notifications, {}, clara as Person),
      send(routes.heldPosts, { params: { groupId } }, clara as Person),
      send(routes.exportReading, { params, query: { format: 'markdown' } }, clara as Person),
    ];
    for (const { status, body } of await Promise.all(asked)) {
      expect(status).toBe(200);
      expect(JSON.stringify(body)).not.toMatch(/pangolin/i);
    }
    expect(claraLive.received.filter((frame) => JSON.stringify(frame).includes('pangolin'))).toEqual([]);
    expect((await call(routes.reading, { params }, clara as Person)).head).toBe(0);

    const decide = { params: { groupId, postId: command.commandId }, body: { decision: 'approve' } } as const;
    expect(await refusalOf(call(routes.decideHeldPost, decide, ben as Person))).toBe('E_FORBIDDEN');
    await call(routes.decideHeldPost, decide, ada as Person);
    const event = await claraLive.event(readingId, 1);
    expect(event).toMatchObject({ type: 'thread.opened', comment: { id: command.commandId, body: command.body } });
    expect((await benLive.done('thread.open', command)).thread.id).toBe(command.commandId);
  });

  it('stays where it is when its author is removed, and a rule is in force at once for open sockets', async () => {
    const rule = {
      kind: 'words',
      pattern: 'pangolin*',
      action: 'refuse',
      replacement: '',
      explanation: 'No scales.',
    } as const;
    await call(routes.addWordRule, { params: { groupId }, body: rule }, ada as Person);
    expect(await benLive.refusal('thread.open', held())).toBe('E_WORDS');
    await call(routes.removeMember, { params: { groupId, personId: (ben as Person).id } }, ada as Person);
    expect(await refusalOf(call(routes.openThread, { body: { ...held(), body: 'Anything' } }, ben as Person))).toBe(
      'E_NOT_FOUND',
    );
    expect(await call(routes.heldPosts, { params: { groupId } }, ada as Person)).toEqual([]);
  });
});
