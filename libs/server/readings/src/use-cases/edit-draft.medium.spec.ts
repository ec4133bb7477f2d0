import type { INestApplicationContext } from '@nestjs/common';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { v7 as uuidv7 } from 'uuid';
import type { Draft, DraftChange } from '@lectern/contracts';
import { Database } from '@lectern/server/database';
import type { SignedInCaller } from '@lectern/server/platform';
import { mediumApp, somebody } from '../../../../../tools/testing/medium-app';
import { ReadingRoom } from '../../../../../tools/testing/reading-room';
import { EditDraftUseCase } from './edit-draft.use-case';
import { OpenReadingUseCase } from './open-reading.use-case';
import { PublishDraftUseCase } from './publish-draft.use-case';
import { StartDraftUseCase } from './start-draft.use-case';

/** A page break cuts a paragraph in two, and a contact line stands at the end. */
const pages = [
  'The lamps of the harbour',
  'by Wilma Reed',
  '2 May 2019',
  'Nobody remembers who first lit a lamp on the northern mole, but everybody knows that it was',
  'lit again each evening after that, by whoever came last.',
  'The second paragraph says that oil was dear. It ends with a full stop.',
  'Contact the author: wilma@example.org',
].join('\n\n');

let app: INestApplicationContext;
let room: ReadingRoom;
let drafts: EditDraftUseCase;
let publishing: PublishDraftUseCase;
beforeAll(async () => {
  app = await mediumApp();
  room = await ReadingRoom.open(app);
  drafts = app.get(EditDraftUseCase, { strict: false });
  publishing = app.get(PublishDraftUseCase, { strict: false });
});
afterAll(() => app.close());

const start = (text = pages, as = room.member, commandId = uuidv7()) =>
  app.get(StartDraftUseCase, { strict: false }).paste(as, room.groupId, { commandId, text, format: 'text' });
const change = (draft: Draft, what: DraftChange, as: SignedInCaller = room.member) =>
  drafts.change(as, draft.id, draft.version, what);
const texts = (draft: Draft) => draft.blocks.map(({ kind, text }) => `${kind}: ${text}`);
const conflict = { code: 'E_CONFLICT' };

describe('a draft', () => {
  let draft: Draft;
  beforeEach(async () => {
    draft = await start();
  });

  it('can have every decision undone and redone, and is then what it was', async () => {
    expect(draft.decisions.some(({ kind, applied }) => kind === 'join' && applied)).toBe(true);
    expect(draft.decisions.some(({ kind, applied }) => kind === 'set-apart' && applied)).toBe(true);
    for (const { id, applied } of draft.decisions) {
      const undone = await change(draft, { kind: 'decision', decisionId: id, applied: !applied });
      expect(undone.version).toBe(draft.version + 1);
      expect(undone.decisions.find((decision) => decision.id === id)?.applied).toBe(!applied);
      const redone = await change(undone, { kind: 'decision', decisionId: id, applied });
      expect(texts(redone)).toEqual(texts(draft));
      expect(redone.decisions).toEqual(draft.decisions);
      draft = redone;
    }
  });

  it('parts what a join had put together when it is undone', async () => {
    const join = draft.decisions.find(({ kind, applied }) => kind === 'join' && applied);
    const undone = await change(draft, { kind: 'decision', decisionId: join?.id ?? '', applied: false });
    expect(undone.blocks).toHaveLength(draft.blocks.length + 1);
  });

  it('counts its blocks as it shows them, also after one is removed', async () => {
    const last = () => draft.blocks.findIndex(({ text }) => text.startsWith('The second'));
    draft = await change(draft, { kind: 'remove-block', block: last() - 1 });
    draft = await change(draft, { kind: 'edit-block', block: last(), text: 'The second, edited.' });
    expect(texts(draft).filter((text) => text.startsWith('paragraph'))).toEqual(['paragraph: The second, edited.']);
  });

  it('takes a change made on the version it has, and of two at once only one', async () => {
    const metadata = { ...draft.metadata, title: 'Another title' };
    const results = await Promise.allSettled(
      Array.from({ length: 4 }, (_, index) =>
        change(draft, { kind: 'metadata', metadata: { ...metadata, title: `Title ${index}` } }),
      ),
    );
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    for (const result of results) if (result.status === 'rejected') expect(result.reason).toMatchObject(conflict);
    await expect(change(draft, { kind: 'metadata', metadata })).rejects.toMatchObject(conflict);
    expect((await drafts.read(room.member, draft.id)).version).toBe(2);
  });

  it.each<[string, DraftChange]>([
    ['a decision nobody made', { kind: 'decision', decisionId: 'none', applied: true }],
    ['a block after the last', { kind: 'edit-block', block: 99, text: 'x' }],
    ['the removal of a block after the last', { kind: 'remove-block', block: 99 }],
  ])('refuses %s and stays as it is', async (_, what) => {
    await expect(change(draft, what)).rejects.toMatchObject({ code: 'E_INVALID' });
    expect(await drafts.read(room.member, draft.id)).toEqual(draft);
  });

  it('is for whoever made it and those who lead the group, and is not there for anybody else', async () => {
    const other = await somebody(app);
    const { client } = app.get(Database, { strict: false });
    await client.membership.create({ data: { groupId: room.groupId, personId: other.personId, role: 'member' } });
    await expect(drafts.read(other, draft.id)).rejects.toMatchObject({ code: 'E_NOT_FOUND' });
    expect((await drafts.list(other, room.groupId)).map(({ id }) => id)).not.toContain(draft.id);
    expect((await drafts.list(room.owner, room.groupId)).map(({ id }) => id)).toContain(draft.id);
    await change(draft, { kind: 'remove-block', block: 1 }, room.owner);
  });

  it('published twice at once is one reading, and no draft any more', async () => {
    const done = await Promise.all(
      Array.from({ length: 4 }, () => publishing.execute(room.member, draft.id, draft.version)),
    );
    expect(new Set(done.map(({ id }) => id))).toEqual(new Set([draft.id]));
    expect(await publishing.execute(room.member, draft.id, draft.version)).toMatchObject({ id: draft.id });
    await expect(drafts.read(room.member, draft.id)).rejects.toMatchObject({ code: 'E_NOT_FOUND' });
    const reading = await app.get(OpenReadingUseCase, { strict: false }).execute(room.owner, draft.id);
    expect(reading.reading).toMatchObject({
      title: 'The lamps of the harbour',
      authors: ['Wilma Reed'],
      date: '2019-05-02',
    });
    const numbered = reading.blocks.flatMap(({ number }) => number ?? []);
    expect(numbered).toEqual(numbered.map((_, index) => index + 1));
    expect(reading.reading.paragraphCount).toBe(numbered.length);
  });

  it('changed since cannot be published as it was', async () => {
    await change(draft, { kind: 'remove-block', block: 1 });
    await expect(publishing.execute(room.member, draft.id, draft.version)).rejects.toMatchObject(conflict);
  });

  it('without a title, or without a paragraph, cannot be published', async () => {
    const metadata = { ...draft.metadata, title: null };
    draft = await change(draft, { kind: 'metadata', metadata });
    await expect(publishing.execute(room.member, draft.id, draft.version)).rejects.toMatchObject({ code: 'E_INVALID' });
    draft = await change(draft, { kind: 'metadata', metadata: { ...metadata, title: 'Lamps' } });
    while (draft.blocks.length > 0) draft = await change(draft, { kind: 'remove-block', block: 0 });
    await expect(publishing.execute(room.member, draft.id, draft.version)).rejects.toMatchObject({ code: 'E_INVALID' });
  });
});

describe('the command to start a draft', () => {
  it('given many times at once makes one draft', async () => {
    const commandId = uuidv7();
    const done = await Promise.all([1, 2].map(() => start(pages, room.member, commandId)));
    expect(new Set(done.map(({ id }) => id))).toEqual(new Set([commandId]));
    expect(await start(pages, room.member, commandId)).toMatchObject({ id: commandId, version: 1 });
  });

  it('waits for its turn when many come at once; too many are asked to come back', async () => {
    const done = await Promise.allSettled(Array.from({ length: 12 }, () => start('Just a few words.')));
    expect(done.filter(({ status }) => status === 'fulfilled').length).toBeGreaterThanOrEqual(10);
    for (const result of done)
      if (result.status === 'rejected') expect(result.reason).toMatchObject({ code: 'E_BUSY' });
    await start('One more.');
  });

  it('under a name somebody else gave is a conflict', async () => {
    const commandId = uuidv7();
    await start(pages, room.member, commandId);
    await expect(start(pages, room.owner, commandId)).rejects.toMatchObject(conflict);
  });
});
