import { beforeAll, describe, expect, it } from 'vitest';
import { limits, routes } from '@lectern/contracts';
import { v7 as uuidv7 } from 'uuid';
import { call } from '../api';
import { createGroup, register, type Person } from '../people';
import { LiveClient } from '../socket';
import { openThread, publish } from '../texts';

describe.concurrent('catching up', () => {
  let ada: Person;
  let readingId: string;
  const total = limits.eventsPerPage + 30;

  beforeAll(async () => {
    ada = await register('Ada');
    const groupId = await createGroup(ada);
    ({
      reading: { id: readingId },
    } = await publish(ada, groupId));
    const { thread } = await openThread(ada, readingId);
    const body = { threadId: thread.id, parentId: null, body: 'one of many' };
    await Promise.all(
      Array.from({ length: total - 1 }, () =>
        call(routes.createComment, { body: { ...body, commandId: uuidv7() } }, ada),
      ),
    );
  });

  it('fills a hole by pages, until the newest number', async () => {
    const live = await LiveClient.open(ada);
    const stream = { kind: 'reading' as const, id: readingId };
    const first = await live.done('stream.read', { stream, since: 0 });
    expect(first.events).toHaveLength(limits.eventsPerPage);
    expect(first.head).toBe(total);
    const second = await live.done('stream.read', { stream, since: first.events.at(-1)?.seq ?? 0 });
    expect([...first.events, ...second.events].map(({ seq }) => seq)).toEqual(
      Array.from({ length: total }, (_, index) => index + 1),
    );
    expect(second.head).toBe(total);
  });

  it('joining gives what came after the number one has', async () => {
    const live = await LiveClient.open(ada);
    const page = await live.join(readingId, total - 2);
    expect(page.events.map(({ seq }) => seq)).toEqual([total - 1, total]);
    expect(page.head).toBe(total);
  });

  it('says the true newest number to somebody who is at it, and to somebody who is ahead of it', async () => {
    const live = await LiveClient.open(ada);
    for (const since of [total, total + 1_000])
      expect(await live.join(readingId, since)).toEqual({ events: [], head: total });
    const query = { since: '2147483647' };
    const page = await call(routes.readingEvents, { params: { readingId }, query }, ada);
    expect(page).toEqual({ events: [], head: total });
  });

  it('tells the newest number unasked at least every 15 s, to those who joined', async () => {
    const live = await LiveClient.open(ada);
    await live.join(readingId, total);
    const beacon = await live.message('stream.head', () => true, 15_000);
    expect(beacon).toEqual({ stream: { kind: 'reading', id: readingId }, head: total });
  });
});
