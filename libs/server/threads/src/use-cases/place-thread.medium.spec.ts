import type { INestApplicationContext } from '@nestjs/common';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { v7 as uuidv7 } from 'uuid';
import { limits, type NewAnchor, type Thread } from '@lectern/contracts';
import { mediumApp } from '../../../../../tools/testing/medium-app';
import { ReadingRoom } from '../../../../../tools/testing/reading-room';
import { ChangeFirstThoughtsUseCase } from './change-first-thoughts.use-case';
import { ListCommentsUseCase } from './list-comments.use-case';
import { PlaceThreadUseCase } from './place-thread.use-case';

let app: INestApplicationContext;
beforeAll(async () => {
  app = await mediumApp();
});
afterAll(() => app.close());

let room: ReadingRoom;
let blockIds: string[];
let thread: Thread;
beforeEach(async () => {
  room = await ReadingRoom.open(app);
  thread = await room.comment({ paragraph: 'Oil was dear', quote: 'that winter' });
  blockIds = (await room.snapshot()).blocks.flatMap(({ id, number }) => (number === null ? [] : [id]));
});

const on = (index: number): NewAnchor => ({ blockId: blockIds[index] ?? null, span: null });
const place = (position: number, anchor: NewAnchor | null, as = room.member) =>
  app
    .get(PlaceThreadUseCase, { strict: false })
    .execute(as, { commandId: uuidv7(), threadId: thread.id, position, anchor })
    .then((answer) => answer.thread.anchors.map(({ blockId }) => blockIds.indexOf(blockId ?? '')));
const placesNow = async () => {
  const { threads } = await room.snapshot();
  return threads.find(({ id }) => id === thread.id)?.anchors.map(({ blockId }) => blockIds.indexOf(blockId ?? ''));
};
const saidAt = async (index: number) => {
  const question = { readingId: room.readingId, blockId: blockIds[index] };
  return (await app.get(ListCommentsUseCase, { strict: false }).execute(room.owner, question)).comments.length;
};

describe('where a thread stands', () => {
  it('is moved to another paragraph with everything said in it, and keeps the words it was about', async () => {
    expect(await place(0, on(3))).toEqual([3]);
    expect(await placesNow()).toEqual([3]);
    expect([await saidAt(1), await saidAt(3)]).toEqual([0, 1]);
    expect((await room.snapshot()).threads[0]?.anchors[0]?.quote).toBe('that winter');
  });

  it('can be several paragraphs in their order, each of which shows it, until one is taken away', async () => {
    expect(await place(1, on(4))).toEqual([1, 4]);
    expect(await place(2, on(0))).toEqual([1, 4, 0]);
    expect([await saidAt(1), await saidAt(4), await saidAt(0)]).toEqual([1, 1, 1]);
    await expect(place(3, on(4))).rejects.toMatchObject({ code: 'E_CONFLICT' });
    await expect(place(5, on(2))).rejects.toMatchObject({ code: 'E_INVALID' });
    expect(await place(0, null)).toEqual([4, 0]);
    expect(await placesNow()).toEqual([4, 0]);
    expect([await saidAt(1), await saidAt(4)]).toEqual([0, 1]);
    await place(0, null);
    await expect(place(0, null)).rejects.toMatchObject({ code: 'E_CONFLICT' });
    await expect(place(1, null)).rejects.toMatchObject({ code: 'E_INVALID' });
  });

  it('is said by who opened it and who leads, within a limit', async () => {
    const other = await room.comment({}, 'By the owner', room.owner);
    const asMember = { commandId: uuidv7(), threadId: other.id, position: 0, anchor: on(0) };
    const refused = app.get(PlaceThreadUseCase, { strict: false }).execute(room.member, asMember);
    await expect(refused).rejects.toMatchObject({ code: 'E_FORBIDDEN' });
    expect(await place(0, on(2), room.owner)).toEqual([2]);
    expect(blockIds.length).toBeLessThan(limits.anchorsPerThread);
    for (const index of [0, 1, 3, 4]) await place((await placesNow())?.length ?? 0, on(index));
    await place(5, { blockId: null, span: null });
    expect((await placesNow())?.length).toBe(6);
  });

  it('stays while first thoughts are asked for: nothing is put at a paragraph where others are hidden', async () => {
    const whole = await room.comment({}, 'On all of it');
    await app
      .get(ChangeFirstThoughtsUseCase, { strict: false })
      .execute(room.owner, { readingId: room.readingId, commandId: uuidv7(), firstThoughts: { until: null } });
    thread = whole;
    await expect(place(0, on(0))).rejects.toMatchObject({ code: 'E_CONFLICT' });
    await expect(place(1, on(0))).rejects.toMatchObject({ code: 'E_CONFLICT' });
  });
});
