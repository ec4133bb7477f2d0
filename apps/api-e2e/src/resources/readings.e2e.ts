import { beforeAll, describe, expect, it } from 'vitest';
import { limits, routes, type Reading } from '@lectern/contracts';
import { v7 as uuidv7 } from 'uuid';
import { call, refusalOf } from '../api';
import { admit, createGroup, register, type Person } from '../people';
import { answer, openThread, paste, publish, remove, sampleText, uploadedDraft } from '../texts';

let ada: Person;
let ben: Person;
let groupId: string;
beforeAll(async () => {
  [ada, ben] = await Promise.all([register('Ada'), register('Ben')]);
  groupId = await createGroup(ada, { visibility: 'public' });
  await admit(ada, groupId, ben, 'member');
});

describe('drafts', () => {
  it('need sign-in', async () => {
    const body = { commandId: uuidv7(), text: sampleText, format: 'markdown' as const };
    expect(await refusalOf(call(routes.pasteText, { params: { groupId }, body }, null))).toBe('E_AUTH');
    expect(await refusalOf(call(routes.drafts, { params: { groupId } }, null))).toBe('E_AUTH');
  });

  it('show what was recognised, and are the same pasted or uploaded', async () => {
    const pasted = await paste(ben, groupId);
    expect(pasted).toMatchObject({ version: 1, metadata: { title: 'On lamps', language: 'en' } });
    const uploaded = await uploadedDraft(ben, groupId, '../../etc/lamps\u0007.md');
    expect(uploaded.fileName).toBe('lamps.md');
    expect(uploaded.blocks).toEqual(pasted.blocks);
    expect((await call(routes.drafts, { params: { groupId } }, ben)).map(({ id }) => id)).toEqual(
      expect.arrayContaining([pasted.id, uploaded.id]),
    );
  });

  it('that are thrown away are gone', async () => {
    const { id: draftId } = await paste(ben, groupId);
    await call(routes.discardDraft, { params: { draftId } }, ben);
    expect(await refusalOf(call(routes.draft, { params: { draftId } }, ben))).toBe('E_NOT_FOUND');
  });
});

describe('readings', () => {
  it('need no sign-in to be read in a public group, and then count nothing as new', async () => {
    const { reading } = await publish(ada, groupId);
    await openThread(ada, reading.id);
    const opened = await call(routes.reading, { params: { readingId: reading.id } }, null);
    expect(opened.viewer).toMatchObject({ personId: null, role: null, can: { comment: false } });
    expect(opened.unread).toEqual({});
    expect(opened.threads).toHaveLength(1);
  });

  it('show their text as blocks, numbered where they can be discussed', async () => {
    const { blocks, reading } = await publish(ada, groupId);
    expect(blocks.filter(({ kind }) => kind === 'paragraph').map(({ number }) => number)).toEqual([1, 2, 3]);
    expect(blocks.every(({ kind, number }) => number !== null || kind !== 'paragraph')).toBe(true);
    expect(blocks.find(({ number }) => number === 2)?.marks).toMatchObject([{ kind: 'emphasis' }]);
    expect(reading).toMatchObject({ title: 'On lamps', paragraphCount: 3, commentCount: 0, addedBy: { id: ada.id } });
  });

  it('are listed with what is new in them', async () => {
    const { reading } = await publish(ada, groupId);
    const { thread } = await openThread(ada, reading.id);
    await answer(ada, thread.id);
    const listed = async (as: Person) =>
      (await call(routes.readings, { params: { groupId } }, as)).find(({ id }) => id === reading.id);
    expect(await listed(ben)).toMatchObject({ commentCount: 2, unreadCount: 2 });
    expect(await listed(ada)).toMatchObject({ commentCount: 2, unreadCount: 0 });
    await call(routes.markReadingRead, { body: { readingId: reading.id, upToSeq: 2 } }, ben);
    expect(await listed(ben)).toMatchObject({ unreadCount: 0 });
  });
});

describe('threads and comments', () => {
  let opened: Reading;
  beforeAll(async () => {
    opened = await publish(ada, groupId);
  });
  const commentsAt = (query: { blockId?: string; threadId?: string; after?: string }, as: Person | null = null) =>
    call(routes.comments, { params: { readingId: opened.reading.id }, query }, as);

  it('need sign-in to be written, and none to be read where the group is public', async () => {
    const anchor = { blockId: null, span: null };
    const body = { commandId: uuidv7(), readingId: opened.reading.id, anchor, body: 'x' };
    expect(await refusalOf(call(routes.openThread, { body }, null))).toBe('E_AUTH');
    expect((await commentsAt({})).comments).toEqual([]);
  });

  it('stand at a quotation, a paragraph or the whole reading, and are found there', async () => {
    const block = opened.blocks.find(({ number }) => number === 2);
    const blockId = block?.id ?? '';
    const quote = block?.text.slice(0, 10) ?? '';
    const anchor = { blockId, span: { start: 0, end: 10, quote } };
    const body = { commandId: uuidv7(), readingId: opened.reading.id, anchor, body: 'On these words' };
    const quoted = await call(routes.openThread, { body }, ben);
    expect(quoted.thread.anchors).toMatchObject([{ ...anchor, certainty: 'exact' }]);
    const onBlock = await openThread(ben, opened.reading.id, 'On the paragraph', blockId);
    const onWhole = await openThread(ben, opened.reading.id, 'On the whole');
    const said = async (query: object) => (await commentsAt(query)).comments.map((comment) => comment.body);
    expect(await said({ blockId })).toEqual(['On these words', 'On the paragraph']);
    expect(await said({})).toEqual(['On the whole']);
    expect(await said({ threadId: onBlock.thread.id })).toEqual(['On the paragraph']);
    expect(await refusalOf(commentsAt({ blockId, threadId: onWhole.thread.id }))).toBe('E_INVALID');
  });

  it('come by pages, each with where the next begins', async () => {
    const { thread } = await openThread(ada, opened.reading.id);
    for (let many = 0; many < 5; many += 1) await Promise.all(Array.from({ length: 42 }, () => answer(ada, thread.id)));
    const first = await commentsAt({ threadId: thread.id });
    expect(first.comments).toHaveLength(limits.commentsPerPage);
    const rest = await commentsAt({ threadId: thread.id, after: String(first.next) });
    expect(rest).toMatchObject({ next: null });
    const seqs = [...first.comments, ...rest.comments].map(({ createdSeq }) => createdSeq);
    expect(seqs).toHaveLength(211);
    expect(seqs).toEqual([...new Set(seqs)].sort((a, b) => a - b));
  });

  it('deleted with answers leave a tombstone that says nothing', async () => {
    const { thread, comment } = await openThread(ben, opened.reading.id, 'Something I regret');
    await answer(ada, thread.id, 'An answer', comment.id);
    await remove(ben, comment.id);
    const { comments } = await commentsAt({ threadId: thread.id }, ada);
    expect(comments).toMatchObject([
      { id: comment.id, isDeleted: true, body: null, author: null },
      { parentId: comment.id, body: 'An answer' },
    ]);
  });

  it('of one reading are not shown, nor answered, through another', async () => {
    const { thread } = await openThread(ada, opened.reading.id);
    const other = await publish(ada, groupId);
    const params = { readingId: other.reading.id };
    expect(await call(routes.comments, { params, query: { threadId: thread.id } }, ada)).toMatchObject({
      comments: [],
    });
    const elsewhere = await openThread(ada, other.reading.id);
    const body = { commandId: uuidv7(), threadId: elsewhere.thread.id, parentId: thread.id, body: 'x' };
    expect(await refusalOf(call(routes.createComment, { body }, ada))).toBe('E_NOT_FOUND');
  });
});
