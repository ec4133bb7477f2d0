import type { INestApplicationContext } from '@nestjs/common';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { v4 as uuidv4, v7 as uuidv7 } from 'uuid';
import { alignRevisions, carryAnchors } from '@lectern/anchoring';
import { Database } from '@lectern/server/database';
import { ListCommentsUseCase } from '@lectern/server/threads';
import { mediumApp, somebody } from '../../../../../tools/testing/medium-app';
import { lampText, ReadingRoom } from '../../../../../tools/testing/reading-room';
import { readingLimits } from '../imports/import-limits';
import { RevisionAligner } from '../revisions/revision-aligner';
import { CarryPlacesUseCase } from './carry-places.use-case';
import { DownloadOriginalUseCase } from './download-original.use-case';
import { EditDraftUseCase } from './edit-draft.use-case';
import { OpenReadingUseCase } from './open-reading.use-case';
import { ReadLedgerUseCase } from './read-ledger.use-case';
import { ReadRevisionsUseCase } from './read-revisions.use-case';
import { StartDraftUseCase } from './start-draft.use-case';

let app: INestApplicationContext;
beforeAll(async () => {
  app = await mediumApp();
});
afterAll(() => app.close());

it('shows every revision as it was, with its threads where they stood, and compares two', async () => {
  const room = await ReadingRoom.open(app);
  const thread = await room.comment({ paragraph: 'Nobody remembers' });
  await room.revise(lampText.replace(/Nobody remembers.*\n\n/, '').replace('three lanterns', 'four lanterns'));
  const later = await room.comment({ paragraph: 'four lanterns' });
  const read = app.get(ReadRevisionsUseCase, { strict: false });

  const listed = await read.list(room.member, room.readingId);
  expect(listed).toMatchObject([
    { number: 2, isCurrent: true, publishedBy: { displayName: 'Olga Owner' }, originalName: 'pasted.md' },
    { number: 1, isCurrent: false },
  ]);
  const first = await read.one(room.member, room.readingId, 1);
  expect(first.threads.map(({ id }) => id)).toEqual([thread.id]);
  const anchor = first.threads[0]?.anchors[0];
  expect(anchor).toMatchObject({ certainty: 'exact' });
  expect(first.blocks.find(({ id }) => id === anchor?.blockId)?.text).toContain('bottle green');
  const second = await read.one(room.member, room.readingId, 2);
  expect(second.threads.map(({ id }) => id).sort()).toEqual([thread.id, later.id].sort());

  const { counts, changes } = await read.compare(room.member, room.readingId, 1, 2);
  expect(counts).toEqual({ kept: 4, moved: 0, changed: 1, new: 0, gone: 1 });
  expect(changes.map(({ kind }) => kind)).toEqual(['kept', 'kept', 'kept', 'changed', 'gone', 'kept']);
  await expect(read.one(room.member, room.readingId, 3)).rejects.toMatchObject({ code: 'E_NOT_FOUND' });
  await expect(read.list(await somebody(app), room.readingId)).rejects.toMatchObject({ code: 'E_NOT_FOUND' });
});

it('aligns long revisions in a process apart, with what would have come of it here', async () => {
  const sentence = (nth: number) =>
    `Lamp ${nth} burnt ${nth * 7} nights, and the keeper of row ${nth % 13} wrote each down.`;
  const old = Array.from({ length: 900 }, (_, nth) => sentence(nth));
  const later = old.flatMap((text, nth) =>
    nth % 50 === 0 ? [] : nth % 9 === 0 ? [`${text} Then it was sold.`] : [text],
  );
  const kinds = { old: old.map(() => 'paragraph'), new: later.map(() => 'paragraph') };
  const here = alignRevisions(old, later, { kinds });
  const anchors = old.map((_, blockIndex) => ({ blockIndex, start: 0, end: 4 }));

  const blocks = old.map((text) => ({ id: uuidv4(), text, kind: 'paragraph' as const }));
  expect([...old, ...later].join('').length).toBeGreaterThan(readingLimits.alignedApartFromCharacters);
  const aligner = app.get(RevisionAligner, { strict: false });
  const { alignment } = await aligner.align(
    { number: 1, blocks },
    later.map((text) => ({ text, kind: 'paragraph' as const })),
  );
  expect(alignment.outcomes).toEqual(here.outcomes);
  expect(carryAnchors(alignment, anchors)).toEqual(carryAnchors(here, anchors));
});

it('keeps the file a text came from for those who see the reading, and forgets that of a draft thrown away', async () => {
  const room = await ReadingRoom.open(app);
  const download = app.get(DownloadOriginalUseCase, { strict: false });
  const first = await download.execute(room.member, room.readingId);
  expect(first).toMatchObject({ fileName: 'pasted.md', mediaType: 'application/octet-stream' });
  expect(new TextDecoder().decode(first.bytes)).toBe(lampText);
  await room.revise(lampText.replace('Tuesday', 'Sunday'));
  // made by editing: there is no newer file
  await room.publish(await room.startRevision());
  expect(new TextDecoder().decode((await download.execute(room.member, room.readingId)).bytes)).toContain('Sunday');
  expect(new TextDecoder().decode((await download.execute(room.member, room.readingId, 1)).bytes)).toContain('Tuesday');
  await expect(download.execute(await somebody(app), room.readingId)).rejects.toMatchObject({ code: 'E_NOT_FOUND' });

  const { client } = app.get(Database, { strict: false });
  const before = await client.original.count();
  const draft = await app
    .get(StartDraftUseCase, { strict: false })
    .paste(room.owner, room.groupId, { commandId: uuidv7(), text: 'Not to stay.', format: 'text' });
  expect(await client.original.count()).toBe(before + 1);
  const brought = await download.ofDraft(room.owner, draft.id);
  expect([brought.fileName, new TextDecoder().decode(brought.bytes)]).toEqual(['pasted.txt', 'Not to stay.']);
  await expect(download.ofDraft(room.member, draft.id)).rejects.toMatchObject({ code: 'E_NOT_FOUND' });
  await app.get(EditDraftUseCase, { strict: false }).discard(room.owner, draft.id);
  expect(await client.original.count()).toBe(before);
});

it('says where the blocks of an older revision are on the present one', async () => {
  const room = await ReadingRoom.open(app);
  const carry = app.get(CarryPlacesUseCase, { strict: false });
  const { blocks: before } = await room.snapshot();
  const { blocks: after } = await room.revise(
    lampText.replace(/Nobody remembers.*\n\n/, '').replace('three lanterns', 'four lanterns'),
  );
  const idOf = (blocks: typeof before, words: string) => blocks.find(({ text }) => text.includes(words))?.id ?? '';
  const stays = idOf(before, 'Oil was dear');
  const gone = idOf(before, 'Nobody remembers');
  const changed = idOf(before, 'three lanterns');
  const unknown = uuidv4();
  const answer = await carry.execute(room.member, room.readingId, {
    from: 1,
    blockIds: [stays, changed, gone, unknown],
  });
  expect(answer).toMatchObject({ from: { number: 1 }, to: { number: 2 } });
  expect(answer.places).toEqual([
    { blockId: stays, nowId: idOf(after, 'Oil was dear'), nearId: null },
    { blockId: changed, nowId: idOf(after, 'four lanterns'), nearId: null },
    { blockId: gone, nowId: null, nearId: idOf(after, 'four lanterns') },
    { blockId: unknown, nowId: null, nearId: null },
  ]);
  const present = idOf(after, 'Oil was dear');
  const same = await carry.execute(room.member, room.readingId, { from: 2, blockIds: [present] });
  expect(same.places).toEqual([{ blockId: present, nowId: present, nearId: null }]);
  await expect(carry.execute(room.member, room.readingId, { from: 9, blockIds: [] })).rejects.toMatchObject({
    code: 'E_NOT_FOUND',
  });
  await expect(
    carry.execute(await somebody(app), room.readingId, { from: 1, blockIds: [stays] }),
  ).rejects.toMatchObject({ code: 'E_NOT_FOUND' });
});

it('shows who may revise a reading the decisions that made it, and tells about it without its text', async () => {
  const room = await ReadingRoom.open(
    app,
    `${lampText}\nThe last ferry left at nine, and nobody was\n\nfound on it.\n`,
  );
  const ledger = await app.get(ReadLedgerUseCase, { strict: false }).execute(room.owner, room.readingId);
  const join = ledger.decisions.find(({ kind, applied }) => kind === 'join' && applied);
  expect(ledger.revision.number).toBe(1);
  expect(ledger.blocks.find(({ decisionIds }) => decisionIds.includes(join?.id ?? ''))?.text).toMatch(
    /nobody was found on it/,
  );
  await expect(
    app.get(ReadLedgerUseCase, { strict: false }).execute(room.member, room.readingId),
  ).rejects.toMatchObject({ code: 'E_FORBIDDEN' });

  const about = app.get(OpenReadingUseCase, { strict: false });
  expect(await about.about(room.member, room.readingId)).toMatchObject({
    reading: { title: 'On lamps', unreadCount: 0 },
    group: { id: room.groupId },
    revision: { number: 1 },
    viewer: { role: 'member', can: { comment: true, revise: false } },
  });
  await expect(about.about(await somebody(app), room.readingId)).rejects.toMatchObject({ code: 'E_NOT_FOUND' });
});

it('lists the comments of threads in no place of the present revision, and those of all', async () => {
  const room = await ReadingRoom.open(app);
  await room.comment({ paragraph: 'Nobody remembers' }, 'About what will be gone.');
  await room.comment({ paragraph: 'Oil was dear' }, 'About what stays.');
  await room.comment({}, 'About it all.');
  await room.revise(lampText.replace(/Nobody remembers.*\n\n/, ''));
  const list = app.get(ListCommentsUseCase, { strict: false });
  const bodies = async (scope?: 'everywhere' | 'nowhere') =>
    (await list.execute(room.member, { readingId: room.readingId, ...(scope ? { scope } : {}) })).comments.map(
      ({ body }) => body,
    );
  expect(await bodies('nowhere')).toEqual(['About what will be gone.']);
  expect(await bodies('everywhere')).toEqual(['About what will be gone.', 'About what stays.', 'About it all.']);
  expect(await bodies()).toEqual(['About it all.']);
  await expect(
    list.execute(room.member, { readingId: room.readingId, scope: 'nowhere', threadId: uuidv7() }),
  ).rejects.toMatchObject({ code: 'E_INVALID' });
});
