import type { INestApplicationContext } from '@nestjs/common';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { v7 as uuidv7 } from 'uuid';
import type { Thread } from '@lectern/contracts';
import { Database } from '@lectern/server/database';
import { EndMembershipUseCase, UpdateGroupUseCase } from '@lectern/server/groups';
import { CreateCommentUseCase, DeleteCommentUseCase, EditCommentUseCase } from '@lectern/server/threads';
import { mediumApp, somebody } from '../../../../../tools/testing/medium-app';
import { lampText, ReadingRoom } from '../../../../../tools/testing/reading-room';
import { SearchUseCase, type SearchInput } from './search.use-case';

let app: INestApplicationContext;
let room: ReadingRoom;
beforeAll(async () => {
  app = await mediumApp();
});
afterAll(() => app.close());
beforeEach(async () => {
  room = await ReadingRoom.open(app);
});

const search = (q: string, more: Partial<SearchInput> = {}, as = room.member) =>
  app.get(SearchUseCase, { strict: false }).execute(as, { q, kind: 'all', page: 1, ...more });
/** The words of what is found, as one would read them. */
const found = async (q: string, more: Partial<SearchInput> = {}, as = room.member) =>
  (await search(q, more, as)).results.map(({ excerpt }) => excerpt.map(({ text }) => text).join(''));
const count = async (q: string, more: Partial<SearchInput> = {}, as = room.member) => (await search(q, more, as)).found;
const answer = async (thread: Thread, body: string) =>
  (
    await app
      .get(CreateCommentUseCase, { strict: false })
      .execute(room.owner, { commandId: uuidv7(), threadId: thread.id, parentId: null, body })
  ).comment;
const setLanguage = (language: string | null) =>
  app
    .get(Database, { strict: false })
    .client.reading.update({ where: { id: room.readingId }, data: { language }, select: { id: true } });

describe('what is found', () => {
  it('is a paragraph, a comment and an answer, with the place and the words marked', async () => {
    const thread = await room.comment({ paragraph: 'Oil was dear' }, 'Who sold **paraffin** then?');
    const reply = await answer(thread, 'Paraffin came by ferry.');
    const { results, next } = await search('paraffin');
    expect(next).toBeNull();
    expect(results.map(({ comment }) => comment?.id).sort()).toEqual([thread.id, reply.id].sort());
    expect(results.find(({ comment }) => comment?.id === thread.id)).toMatchObject({
      group: { id: room.groupId },
      reading: { id: room.readingId, title: 'On lamps' },
      number: 2,
      comment: { threadId: thread.id, isAnswer: false, author: { displayName: 'Max Member' } },
      excerpt: [
        { text: 'Who sold ', isMatch: false },
        { text: 'paraffin', isMatch: true },
        { text: ' then?', isMatch: false },
      ],
    });
    const [block] = (await search('lanterns')).results;
    expect(block).toMatchObject({ number: 3, comment: null });
    expect(block?.excerpt).toContainEqual({ text: 'lanterns', isMatch: true });
  });

  it('takes exact words, exclusions and choices', async () => {
    await room.comment({}, 'A red boat by night');
    await room.comment({}, 'The night boat was red');
    expect(await count('"red boat"')).toBe(1);
    expect(await found('boat -"red boat"')).toEqual(['The night boat was red']);
    expect(await count('ferry or boat')).toBe(3);
  });

  it('knows other forms of a word in the language of the text, and only there', async () => {
    await setLanguage('en');
    await room.comment({}, 'They were mending all winter');
    expect(await count('mend', { kind: 'comments' })).toBe(1);
    await setLanguage('de');
    await room.comment({}, 'Die Häuser am Hafen');
    expect(await count('Haus Hafen')).toBe(1);
    await setLanguage('tlh');
    expect(await count('Haus')).toBe(0);
    expect(await count('Häuser')).toBe(1);
  });

  it('leaves out what must not be in it in every language asked', async () => {
    await setLanguage('en');
    await room.comment({}, 'Cats and dogs');
    const other = await ReadingRoom.open(app);
    await app.get(Database, { strict: false }).client.membership.create({
      data: { groupId: other.groupId, personId: room.member.personId, role: 'member' },
    });
    await other.comment({}, 'Cats alone', other.owner);
    expect(await found('cats -dog')).toEqual(['Cats alone']);
  });

  it('is the same for however accents are put together', async () => {
    await room.comment({}, 'The café'.normalize('NFC'));
    await room.comment({}, 'Another café'.normalize('NFD'));
    expect(await count('café'.normalize('NFC'))).toBe(2);
  });

  it('comes a page at a time, each place once', async () => {
    for (let index = 0; index < 23; index += 1) await room.comment({}, `Heron number ${index}`);
    const first = await search('heron');
    const second = await search('heron', { page: first.next ?? 0 });
    expect([first.found, first.results.length, second.results.length, second.next]).toEqual([23, 20, 3, null]);
    expect(new Set([...first.results, ...second.results].map(({ comment }) => comment?.id)).size).toBe(23);
  });

  it('takes whatever is typed for words', async () => {
    for (const q of ["' OR 1=1--", 'foo & | ! <-> (', '(((((', '\\', '%', '<b>lamp</b>', '$1 :*', 'or or or'])
      expect((await search(q)).results).toBeDefined();
    await expect(search('-lamp')).rejects.toMatchObject({ code: 'E_INVALID' });
    await setLanguage('en');
    expect(await search('the')).toMatchObject({ found: 0, isIgnored: true });
  });
});

describe('what one may not see', () => {
  it('is not found by others, nor counted', async () => {
    await room.comment({}, 'A secret heron');
    const stranger = await somebody(app);
    expect(await search('heron', {}, stranger)).toMatchObject({ found: 0, results: [] });
    await expect(search('heron', { groupId: room.groupId }, stranger)).rejects.toMatchObject({ code: 'E_NOT_FOUND' });
    await expect(search('heron', { readingId: room.readingId }, stranger)).rejects.toMatchObject({
      code: 'E_NOT_FOUND',
    });
  });

  it('is not found any more by who has left, from that moment', async () => {
    await room.comment({}, 'A heron');
    expect(await count('heron')).toBe(1);
    await app.get(EndMembershipUseCase, { strict: false }).leave(room.member, room.groupId);
    expect(await count('heron')).toBe(0);
  });

  it('of a public group is found where it is asked for, not among one’s own', async () => {
    await app.get(UpdateGroupUseCase, { strict: false }).execute(room.owner, room.groupId, { visibility: 'public' });
    await room.comment({}, 'A heron');
    const stranger = await somebody(app);
    expect(await count('heron', {}, stranger)).toBe(0);
    expect(await count('heron', { groupId: room.groupId }, stranger)).toBe(1);
  });

  it('is a comment that was deleted, and the words it had before it was edited', async () => {
    const thread = await room.comment({}, 'A heron');
    const { seq: baseSeq } = thread;
    await app
      .get(EditCommentUseCase, { strict: false })
      .execute(room.member, { commandId: uuidv7(), commentId: thread.id, baseSeq, body: 'An egret' });
    expect([await count('heron'), await count('egret')]).toEqual([0, 1]);
    await app
      .get(DeleteCommentUseCase, { strict: false })
      .execute(room.member, { commandId: uuidv7(), commentId: thread.id });
    expect(await count('egret')).toBe(0);
    const entries = app.get(Database, { strict: false }).client.searchEntry;
    expect(await entries.count({ where: { id: thread.id } })).toBe(0);
  });

  it('is a paragraph that is not in the present revision; what is there is found with its number', async () => {
    expect(await count('supper')).toBe(1);
    await room.revise(lampText.replace('thinking of supper', 'thinking of breakfast').replace('# On lamps\n', ''));
    expect([await count('supper'), await count('breakfast')]).toEqual([0, 1]);
    const blocks = (await room.snapshot()).blocks.length;
    const entries = app.get(Database, { strict: false }).client.searchEntry;
    expect(await entries.count({ where: { readingId: room.readingId, kind: 'block' } })).toBe(blocks);
  });

  it('is what stands in other texts, when one text is asked', async () => {
    const other = await ReadingRoom.open(app);
    await room.comment({}, 'A heron');
    await other.comment({}, 'A heron there', other.owner);
    expect(await found('heron', { readingId: room.readingId })).toEqual(['A heron']);
    await expect(search('heron', { readingId: room.readingId, groupId: room.groupId })).rejects.toMatchObject({
      code: 'E_INVALID',
    });
  });
});
