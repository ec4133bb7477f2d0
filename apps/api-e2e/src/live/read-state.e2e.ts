import { beforeEach, describe, expect, it } from 'vitest';
import { routes } from '@lectern/contracts';
import { call, refusalOf } from '../api';
import { admit, createGroup, register, signIn, type Person } from '../people';
import { LiveClient } from '../socket';
import { answer, openThread, publish } from '../texts';

describe('what somebody has read', () => {
  let ada: Person;
  let ben: Person;
  let groupId: string;
  let readingId: string;
  let blockIds: string[];

  beforeEach(async () => {
    [ada, ben] = await Promise.all([register('Ada'), register('Ben')]);
    groupId = await createGroup(ada);
    await admit(ada, groupId, ben, 'observer');
    const { reading, blocks } = await publish(ada, groupId);
    readingId = reading.id;
    blockIds = blocks.flatMap(({ id, number }) => (number === null ? [] : [id]));
  });

  const unread = async (as: Person) => (await call(routes.reading, { params: { readingId } }, as)).unread;

  it('is told to their other browsers, and to nobody else', async () => {
    const { thread } = await openThread(ada, readingId);
    await answer(ada, thread.id);
    const elsewhere = await signIn(ben);
    const [here, there, adas] = await Promise.all([
      LiveClient.open(ben),
      LiveClient.open(elsewhere),
      LiveClient.open(ada),
    ]);
    await here.done('thread.mark-read', { threadId: thread.id, upToSeq: 1 });
    expect(await there.message('read-state.changed')).toEqual({
      readingId,
      head: 2,
      isWhole: false,
      threads: { [thread.id]: { count: 1, after: 1 } },
    });
    await call(routes.markReadingRead, { body: { readingId, upToSeq: 2 } }, elsewhere);
    const whole = { readingId, head: 2, isWhole: true, threads: {} };
    await Promise.all([here, there].map((client) => client.message('read-state.changed', ({ isWhole }) => isWhole)));
    expect(here.received.at(-1)?.payload).toEqual(whole);
    expect(await unread(ben)).toEqual({});
    // what was for Ada would be here before the answer to what she asks now
    await adas.join(readingId);
    expect(adas.received.map(({ name }) => name)).not.toContain('read-state.changed');
  });

  it('up to a paragraph is marked at both doors, and refused for a block that is not of the text', async () => {
    const [first = '', second = ''] = blockIds;
    await openThread(ada, readingId, 'First?', first);
    const { thread } = await openThread(ada, readingId, 'Second?', second);
    await call(routes.markReadingRead, { body: { readingId, upToSeq: 2, upToBlockId: first } }, ben);
    expect(await unread(ben)).toEqual({ [thread.id]: { count: 1, after: 0 } });
    const live = await LiveClient.open(ben);
    await live.done('reading.mark-read', { readingId, upToSeq: 2, upToBlockId: second });
    expect(await unread(ben)).toEqual({});
    const other = await publish(ada, groupId);
    const upToBlockId = other.blocks[1]?.id ?? '';
    expect(await refusalOf(call(routes.markReadingRead, { body: { readingId, upToSeq: 2, upToBlockId } }, ben))).toBe(
      'E_CONFLICT',
    );
  });

  it('is counted for the group’s members, not for visitors', async () => {
    await openThread(ada, readingId);
    await call(routes.updateGroup, { params: { groupId }, body: { visibility: 'public' } }, ada);
    const visitor = await register('Visitor');
    const counts = [ben, ada, visitor].map(async (person) => {
      const groups = await call(routes.groups, {}, person);
      return groups.find(({ id }) => id === groupId)?.unreadCount;
    });
    expect(await Promise.all(counts)).toEqual([1, 0, 0]);
  });
});
