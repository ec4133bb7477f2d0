import type { INestApplicationContext } from '@nestjs/common';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { v7 as uuidv7 } from 'uuid';
import type { ThreadChange } from '@lectern/contracts';
import type { SignedInCaller } from '@lectern/server/platform';
import { ChangeThreadUseCase, CreateCommentUseCase, EditCommentUseCase, ReactUseCase } from '@lectern/server/threads';
import { mediumApp, somebody } from '../../../../../tools/testing/medium-app';
import { lampText, ReadingRoom } from '../../../../../tools/testing/reading-room';
import { ExportReadingUseCase } from './export-reading.use-case';
import { ImportAnnotationsUseCase } from './import-annotations.use-case';

let app: INestApplicationContext;
beforeAll(async () => {
  app = await mediumApp();
});
afterAll(() => app.close());

const formats = ['markdown', 'html', 'csv', 'jsonld'] as const;
const exported = async (room: ReadingRoom, format: (typeof formats)[number], as = room.member) =>
  new TextDecoder().decode(
    (await app.get(ExportReadingUseCase, { strict: false }).execute(as, room.readingId, format)).bytes,
  );
const bringIn = (
  room: ReadingRoom,
  source: 'web-annotation' | 'hypothesis',
  annotations: unknown,
  as: SignedInCaller = room.member,
) => app.get(ImportAnnotationsUseCase, { strict: false }).execute(as, room.readingId, { source, annotations });

interface Collection {
  first: { items: { id: string; target: unknown; creator: unknown; created: string; body: unknown }[] };
}
/** What an export says, without the names of the reading it is of. */
const contentOf = (json: string) =>
  (JSON.parse(json) as Collection).first.items
    .map((item) => JSON.stringify(item).replaceAll(/"source":"urn:uuid:[^"]+"/g, '"source":""'))
    .sort();

it('brings a reading’s threads into another copy of the text without loss, and once only', async () => {
  const room = await ReadingRoom.open(app);
  const thread = await room.comment({ paragraph: 'Nobody remembers', quote: 'deep bottle green' }, 'Which *green*?');
  await room.comment({ paragraph: 'Oil was dear' }, 'On the paragraph.');
  await room.comment({}, 'On the whole.');
  const answer = app.get(CreateCommentUseCase, { strict: false });
  const first = await answer.execute(room.owner, {
    commandId: uuidv7(),
    threadId: thread.id,
    parentId: thread.id,
    body: 'This one.',
  });
  await answer.execute(room.member, {
    commandId: uuidv7(),
    threadId: thread.id,
    parentId: first.comment.id,
    body: 'Ah.',
  });
  await answer.execute(room.member, { commandId: uuidv7(), threadId: thread.id, parentId: null, body: 'Aside.' });
  const change = app.get(ChangeThreadUseCase, { strict: false });
  const changes: ThreadChange[] = [
    { what: 'kind', kind: 'question' },
    { what: 'answer', commentId: first.comment.id },
    { what: 'resolved', isResolved: true },
    { what: 'pinned', isPinned: true },
    { what: 'closed', from: '2100-01-01T00:00:00.000Z' },
  ];
  for (const said of changes)
    await change.execute(room.owner, { commandId: uuidv7(), threadId: thread.id, change: said });
  const react = app.get(ReactUseCase, { strict: false });
  for (const [who, reaction] of [
    [room.owner, 'me-too'],
    [room.member, 'agree'],
    [room.owner, 'agree'],
  ] as const) {
    const commentId = reaction === 'me-too' ? thread.id : first.comment.id;
    await react.execute(who, { commandId: uuidv7(), commentId, reaction, isOn: true });
  }
  const { seq: baseSeq } = first.comment;
  const edit = { commandId: uuidv7(), commentId: first.comment.id, baseSeq, body: 'This very one.' };
  await app.get(EditCommentUseCase, { strict: false }).execute(room.owner, edit);
  const before = await exported(room, 'jsonld');
  expect(before).toContain('"lectern:count": 2');
  expect(before).toContain('"modified"');

  const other = await ReadingRoom.open(app);
  const report = await bringIn(other, 'web-annotation', JSON.parse(before), other.owner);
  expect(report).toMatchObject({ threads: 3, replies: 3, known: 0, refused: 0 });
  expect(report.annotations.map(({ how }) => how).sort()).toEqual([
    'exact',
    'exact',
    'reply',
    'reply',
    'reply',
    'whole',
  ]);
  expect(contentOf(await exported(other, 'jsonld'))).toEqual(contentOf(before));
  expect(await bringIn(other, 'web-annotation', JSON.parse(before), other.owner)).toMatchObject({
    threads: 0,
    replies: 0,
    known: 6,
  });
  // who put them is not here: they count under the name they came with, and what is put here is added
  const brought = report.annotations.find(({ id }) => id === `urn:uuid:${first.comment.id}`)?.commentId ?? '';
  await react.execute(other.member, { commandId: uuidv7(), commentId: brought, reaction: 'agree', isOn: true });
  expect(await exported(other, 'jsonld')).toContain('"lectern:count": 3');
  const { threads } = await other.snapshot();
  expect(threads).toHaveLength(3);
  // they belong to who brought them in
  expect(threads.every(({ openedBy }) => openedBy?.id === other.owner.personId)).toBe(true);
});

it('says of each annotation from Hypothesis what became of it', async () => {
  const room = await ReadingRoom.open(app);
  const row = (id: string, exact: string | null, more: object = {}) => ({
    id,
    user: 'acct:mira@hypothes.is',
    text: `Said of ${id}`,
    created: '2024-05-01T10:00:00Z',
    target: [{ selector: exact === null ? [] : [{ type: 'TextQuoteSelector', exact }] }],
    ...more,
  });
  const report = await bringIn(room, 'hypothesis', {
    annotations: [
      row('exact', 'deep bottle green'),
      row('close', 'the harbour master hung three lamps on the northern mole'),
      row('gone', 'These words stand nowhere in that text, not even nearly.'),
      row('page', null),
      row('reply', null, { references: ['exact'] }),
      row('silent', 'lamp', { text: '' }),
      row('lost', null, { references: ['nobody'] }),
    ],
  });
  const of = (id: string) => report.annotations.find((item) => item.id === id);
  expect(of('exact')).toMatchObject({ how: 'exact', certainty: 'exact' });
  expect(of('close')).toMatchObject({ how: 'recognised', certainty: 'moved' });
  expect(of('gone')).toMatchObject({ how: 'detached', certainty: 'detached', blockId: null });
  expect(of('page')).toMatchObject({ how: 'whole' });
  expect(of('reply')).toMatchObject({ how: 'reply', threadId: of('exact')?.threadId });
  expect(of('silent')).toMatchObject({ how: 'refused', reason: 'no-text' });
  expect(of('lost')).toMatchObject({ how: 'refused', reason: 'no-parent' });

  const { threads } = await room.snapshot();
  const detached = threads.find(({ id }) => id === of('gone')?.threadId);
  expect(detached?.anchors[0]).toMatchObject({ isWhole: false, certainty: 'detached' });
  expect(detached?.anchors[0]?.quote).toContain('stand nowhere');
  expect(await exported(room, 'markdown')).toContain('**mira**, 2024-05-01 10:00');
});

it('tells nothing of other groups, and nobody who may not see the reading anything', async () => {
  const room = await ReadingRoom.open(app);
  const other = await ReadingRoom.open(app, `${lampText}\n\nA paragraph only the other circle reads.`);
  await room.comment({}, 'Ours to say.');
  await other.comment({}, 'Theirs to say.');
  for (const format of formats) {
    const text = await exported(room, format);
    expect(text).toContain('Ours to say.');
    expect(text).not.toMatch(/Theirs to say|other circle/);
    await expect(exported(room, format, await somebody(app))).rejects.toMatchObject({ code: 'E_NOT_FOUND' });
    await expect(exported(room, format, other.owner)).rejects.toMatchObject({ code: 'E_NOT_FOUND' });
  }
  await expect(
    app
      .get(ImportAnnotationsUseCase, { strict: false })
      .execute(other.owner, room.readingId, { source: 'hypothesis', annotations: [] }),
  ).rejects.toMatchObject({ code: 'E_NOT_FOUND' });
});
