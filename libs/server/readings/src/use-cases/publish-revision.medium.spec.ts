import type { INestApplicationContext } from '@nestjs/common';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { v7 as uuidv7 } from 'uuid';
import type { Reading, Thread } from '@lectern/contracts';
import { StreamReader } from '@lectern/server/realtime';
import { CreateCommentUseCase, OpenThreadUseCase, PlaceThreadUseCase } from '@lectern/server/threads';
import { mediumApp, somebody } from '../../../../../tools/testing/medium-app';
import { lampText, ReadingRoom } from '../../../../../tools/testing/reading-room';

let app: INestApplicationContext;
beforeAll(async () => {
  app = await mediumApp();
});
afterAll(() => app.close());

const paragraphOf = (reading: Reading, blockId: string | null | undefined) =>
  reading.blocks.find(({ id }) => id === blockId)?.text;
const anchorOf = (reading: Reading, { id }: Thread) => reading.threads.find((thread) => thread.id === id)?.anchors[0];
const eventsOf = async (room: ReadingRoom, since = 0) =>
  (await app.get(StreamReader, { strict: false }).page({ kind: 'reading', id: room.readingId }, since)).events;

describe('a new revision', () => {
  it('keeps the threads of a corrected text in their places, and says how sure that is', async () => {
    const room = await ReadingRoom.open(app);
    const whole = await room.comment();
    const same = await room.comment({ paragraph: 'A lamp in a window' });
    const changed = await room.comment({ paragraph: 'Oil was dear', quote: 'mended their nets' });
    const before = await room.snapshot();
    const after = await room.revise(
      lampText.replace('fishermen mended their nets', 'fishermen of the bay mended their nets'),
    );

    expect(after.revision.number).toBe(2);
    expect(anchorOf(after, whole)).toMatchObject({ blockId: null, isWhole: true, certainty: 'exact' });
    expect(anchorOf(after, same)).toMatchObject({ isWhole: false, certainty: 'exact' });
    expect(paragraphOf(after, anchorOf(after, same)?.blockId)).toContain('A lamp in a window');
    const anchor = anchorOf(after, changed);
    expect(anchor).toMatchObject({ certainty: 'exact', quote: 'mended their nets' });
    expect(paragraphOf(after, anchor?.blockId)?.slice(anchor?.span?.start, anchor?.span?.end)).toBe(
      'mended their nets',
    );
    expect(after.blocks.map(({ id }) => id)).not.toContain(before.blocks[0]?.id);
  });

  it('detaches the thread of a deleted paragraph, which keeps its words and stands nowhere else', async () => {
    const room = await ReadingRoom.open(app);
    const quoted = await room.comment({ paragraph: 'Nobody remembers', quote: 'deep bottle green' });
    const plain = await room.comment({ paragraph: 'Nobody remembers' });
    const { blocks } = await room.snapshot();
    const after = await room.revise(lampText.replace(/Nobody remembers.*\n\n/, ''));

    const last = { revisionNumber: 1, blockId: blocks.find(({ text }) => text.startsWith('Nobody'))?.id };
    for (const thread of [quoted, plain])
      expect(anchorOf(after, thread)).toMatchObject({
        blockId: null,
        isWhole: false,
        span: null,
        certainty: 'detached',
        lastPlace: last,
      });
    expect(anchorOf(after, quoted)?.quote).toBe('deep bottle green');

    const again = await room.revise(lampText);
    expect(paragraphOf(again, anchorOf(again, plain)?.blockId)).toContain('Nobody remembers');
    const anchor = anchorOf(again, quoted);
    expect(paragraphOf(again, anchor?.blockId)?.slice(anchor?.span?.start, anchor?.span?.end)).toBe(
      'deep bottle green',
    );
  });

  it('leaves ambiguous what could stand in two places, until somebody places it', async () => {
    const room = await ReadingRoom.open(app);
    const thread = await room.comment({ paragraph: 'Nobody remembers' });
    // the paragraph stands twice now: before it what stood before it, after it what stood after it
    const doubled = lampText.replace(/(Nobody remembers.*\n\n)/, '$1Then somebody painted it again, in spring.\n\n$1');
    const after = await room.revise(doubled);
    expect(anchorOf(after, thread)).toMatchObject({ blockId: null, isWhole: false, certainty: 'ambiguous' });
    expect(paragraphOf(after, anchorOf(after, thread)?.suggestedBlockId)).toContain('Nobody remembers');

    const again = await room.revise(doubled.replace('Tuesday', 'Wednesday'));
    expect(anchorOf(again, thread)).toMatchObject({ blockId: null, certainty: 'ambiguous' });
    expect(anchorOf(again, thread)?.lastPlace?.revisionNumber).toBe(1);

    const block = again.blocks.find(({ text }) => text.includes('Nobody remembers'));
    const quote = 'deep bottle green';
    const start = block?.text.indexOf(quote) ?? -1;
    const place = app.get(PlaceThreadUseCase, { strict: false });
    const command = {
      commandId: uuidv7(),
      threadId: thread.id,
      position: 0,
      anchor: { blockId: block?.id ?? null, span: { start, end: start + quote.length, quote } },
    };
    const placed = await place.execute(room.member, command);
    expect(placed.thread.anchors[0]).toMatchObject({ blockId: block?.id, certainty: 'exact', lastPlace: null });
    expect(anchorOf(await room.snapshot(), thread)).toEqual(placed.thread.anchors[0]);
    expect((await eventsOf(room)).at(-1)).toMatchObject({ type: 'thread.placed', seq: placed.seq });
    // a repeat gets the first answer and makes no event
    expect(await place.execute(room.member, command)).toEqual(placed);
    await expect(place.execute(await somebody(app), { ...command, commandId: uuidv7() })).rejects.toMatchObject({
      code: 'E_NOT_FOUND',
    });
  });

  it('is one event, numbered among the others, and names every thread as changed by it', async () => {
    const room = await ReadingRoom.open(app);
    const thread = await room.comment({ paragraph: 'A lamp' });
    const draft = await room.startRevision();
    const edited = await room.change(draft, { kind: 'edit-block', block: 1, text: 'A lamp in a window, still lit.' });
    await room.publish(edited);
    const events = await eventsOf(room);
    expect(events.map(({ seq, type }) => [seq, type])).toEqual([
      [1, 'thread.opened'],
      [2, 'revision.published'],
    ]);
    const after = await room.snapshot();
    expect(events[1]).toMatchObject({ revision: after.revision });
    expect(after.threads.find(({ id }) => id === thread.id)?.seq).toBe(2);
    expect(after.head).toBe(2);
    // a repeat makes nothing
    await room.publish(edited);
    expect((await room.snapshot()).revision).toEqual(after.revision);
  });

  it('neither loses nor renumbers what is written while it is published', async () => {
    const room = await ReadingRoom.open(app);
    const thread = await room.comment({ paragraph: 'A lamp' });
    const { blocks } = await room.snapshot();
    const draft = await room.pasteRevision(lampText.replace('Electric light', 'The electric light'));
    const answer = () =>
      app
        .get(CreateCommentUseCase, { strict: false })
        .execute(room.member, { commandId: uuidv7(), threadId: thread.id, parentId: null, body: 'And yet.' });
    const open = () =>
      app.get(OpenThreadUseCase, { strict: false }).execute(room.member, {
        commandId: uuidv7(),
        readingId: room.readingId,
        anchor: { blockId: blocks[2]?.id ?? null, span: null },
        body: 'Meanwhile.',
      });
    const attempts = Promise.allSettled(
      Array.from({ length: 30 }, async (_, index) => {
        await new Promise((resolve) => setTimeout(resolve, index * 3));
        return index % 2 === 0 ? answer() : open();
      }),
    );
    await room.publish(draft);
    const results = await attempts;

    const events = await eventsOf(room);
    expect(events.map(({ seq }) => seq)).toEqual(events.map((_, index) => index + 1));
    const published = events.findIndex(({ type }) => type === 'revision.published');
    const done = results.filter((result) => result.status === 'fulfilled');
    // everything acknowledged is there; the only refusals are threads on blocks that are no more
    expect(events).toHaveLength(done.length + 2);
    for (const result of results)
      if (result.status === 'rejected') expect(result.reason).toMatchObject({ code: 'E_CONFLICT' });
    expect(events.slice(published + 1).some(({ type }) => type === 'thread.opened')).toBe(false);
    const after = await room.snapshot();
    expect(after.threads.every(({ anchors }) => anchors.length === 1)).toBe(true);
    const ids = new Set(after.blocks.map(({ id }) => id));
    expect(after.threads.every(({ anchors }) => ids.has(anchors[0]?.blockId ?? ''))).toBe(true);
  });

  it('is refused when another was published since, and may follow that one after a rebase', async () => {
    const room = await ReadingRoom.open(app);
    const mine = await room.startRevision();
    await room.revise(lampText.replace('Tuesday', 'Wednesday'));
    await expect(room.publish(mine)).rejects.toMatchObject({ code: 'E_CONFLICT' });
    const rebased = await room.change(mine, { kind: 'rebase' });
    expect(rebased.revises).toMatchObject({ baseNumber: 2, isStale: false });
    await room.publish(rebased);
    expect((await room.snapshot()).revision.number).toBe(3);
  });

  it('is for those who lead the group and for who added the text', async () => {
    const room = await ReadingRoom.open(app);
    await expect(room.startRevision(room.member)).rejects.toMatchObject({ code: 'E_FORBIDDEN' });
    await expect(room.startRevision(await somebody(app))).rejects.toMatchObject({ code: 'E_NOT_FOUND' });
  });
});
