import type { INestApplicationContext } from '@nestjs/common';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { mediumApp } from '../../../../../tools/testing/medium-app';
import { lampText, ReadingRoom } from '../../../../../tools/testing/reading-room';
import { RehearseRevisionUseCase } from './rehearse-revision.use-case';

let app: INestApplicationContext;
beforeAll(async () => {
  app = await mediumApp();
});
afterAll(() => app.close());

it('says what changes and what becomes of each thread, and that is what happens', async () => {
  const room = await ReadingRoom.open(app);
  const stays = await room.comment({ paragraph: 'A lamp in a window' }, 'Who is **awake**?');
  const moves = await room.comment({ paragraph: 'When the ferry' });
  const detached = await room.comment({ paragraph: 'Nobody remembers' });
  const draft = await room.pasteRevision(
    lampText.replace(/Nobody remembers.*\n\n/, '').replace('three lanterns', 'four lanterns'),
  );
  const rehearsal = await app.get(RehearseRevisionUseCase, { strict: false }).execute(room.owner, draft.id);

  expect(rehearsal.counts).toEqual({ kept: 4, moved: 0, changed: 1, new: 0, gone: 1 });
  const changed = rehearsal.changes.find(({ kind }) => kind === 'changed');
  expect(changed?.words.filter(({ kind }) => kind !== 'kept')).toEqual([
    { kind: 'gone', text: 'three' },
    { kind: 'new', text: 'four' },
  ]);
  expect(rehearsal.threadCounts).toEqual({ stays: 1, moves: 1, ambiguous: 0, detached: 1 });
  const of = (id: string) => rehearsal.anchors.find(({ threadId }) => threadId === id);
  expect(of(stays.id)).toMatchObject({ excerpt: 'Who is awake?', outcome: 'stays', place: { blockIndex: 1 } });
  expect(of(moves.id)).toMatchObject({ outcome: 'moves', place: { blockIndex: 3, span: null } });
  expect(of(detached.id)).toMatchObject({ outcome: 'detached', place: null });
  expect(of(detached.id)?.paragraph).toContain('bottle green');

  await room.publish(draft);
  const after = await room.snapshot();
  for (const { threadId, certainty, place } of rehearsal.anchors) {
    const anchor = after.threads.find(({ id }) => id === threadId)?.anchors[0];
    expect(anchor?.certainty).toBe(certainty);
    expect(anchor?.blockId ?? null).toBe(place ? after.blocks[place.blockIndex]?.id : null);
  }
});

it('keeps a place given by hand while its paragraph stays as it is, and no longer', async () => {
  const room = await ReadingRoom.open(app);
  const thread = await room.comment({ paragraph: 'Nobody remembers' });
  const started = await room.pasteRevision(lampText.replace(/Nobody remembers.*\n\n/, ''));
  const placed = await room.change(started, {
    kind: 'place-thread',
    threadId: thread.id,
    position: 0,
    place: { block: 3, span: { start: 5, end: 14, quote: 'the ferry' } },
  });
  const shifted = await room.change(placed, { kind: 'remove-block', block: 1 });
  expect(shifted.placements).toMatchObject([{ threadId: thread.id, blockIndex: 2 }]);
  const rehearsal = await app.get(RehearseRevisionUseCase, { strict: false }).execute(room.owner, started.id);
  expect(rehearsal.anchors).toMatchObject([{ outcome: 'stays', isPlaced: true, place: { blockIndex: 2 } }]);

  await expect(
    room.change(shifted, {
      kind: 'place-thread',
      threadId: thread.id,
      position: 0,
      place: { block: 2, span: { start: 0, end: 4, quote: 'what' } },
    }),
  ).rejects.toMatchObject({ code: 'E_CONFLICT' });
  const edited = await room.change(shifted, { kind: 'edit-block', block: 2, text: 'Something else altogether.' });
  expect(edited.placements).toEqual([]);
});
