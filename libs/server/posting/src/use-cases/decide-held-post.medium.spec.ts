import type { INestApplicationContext } from '@nestjs/common';
import { Client } from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { v7 as uuidv7 } from 'uuid';
import { limits, type NewWordRule, type PostingHolds } from '@lectern/contracts';
import { Database } from '@lectern/server/database';
import { ChangeRoleUseCase, EndMembershipUseCase } from '@lectern/server/groups';
import { CONFIG, type Config, type SignedInCaller } from '@lectern/server/platform';
import { CreateCommentUseCase, EditCommentUseCase, OpenThreadUseCase } from '@lectern/server/threads';
import { mediumApp, somebody } from '../../../../../tools/testing/medium-app';
import { ReadingRoom } from '../../../../../tools/testing/reading-room';
import { ChangePostingUseCase } from './change-posting.use-case';
import { DecideHeldPostUseCase } from './decide-held-post.use-case';
import { ReadPostingUseCase } from './read-posting.use-case';

let app: INestApplicationContext;
let other: Client;
let room: ReadingRoom;
beforeAll(async () => {
  app = await mediumApp();
  other = new Client({ connectionString: app.get<Config>(CONFIG).databaseUrl });
  await other.connect();
});
beforeEach(async () => {
  room = await ReadingRoom.open(app);
});
afterAll(async () => {
  await other.end();
  await app.close();
});

const settings = (holds: PostingHolds, newcomerComments = 2) =>
  app.get(ChangePostingUseCase, { strict: false }).settings(room.owner, room.groupId, { holds, newcomerComments });
const addRule = (given: Partial<NewWordRule>) =>
  app.get(ChangePostingUseCase, { strict: false }).addRule(room.owner, room.groupId, {
    kind: 'words',
    pattern: 'damn',
    action: 'hold',
    replacement: '',
    explanation: 'Be kind.',
    ...given,
  });
const open = (body: string, as = room.member, commandId = uuidv7(), heeded?: true) =>
  app.get(OpenThreadUseCase, { strict: false }).execute(as, {
    commandId,
    readingId: room.readingId,
    anchor: { blockId: null, span: null },
    body,
    heeded,
  });
const decide = (postId: string, decision: 'approve' | 'refuse', as = room.owner) =>
  app
    .get(DecideHeldPostUseCase, { strict: false })
    .execute(as, room.groupId, postId, { decision, reason: decision === 'approve' ? '' : 'Too short.' });
const held = (as: SignedInCaller) => app.get(ReadPostingUseCase, { strict: false }).heldPosts(as, room.groupId);
const acts = async () =>
  (
    await app.get(Database, { strict: false }).client.moderationLogEntry.findMany({
      where: { groupId: room.groupId },
      orderBy: { seq: 'asc' },
    })
  ).map(({ act }) => act);

/** The tables in which a word stands, in whatever column. */
async function tablesWith(word: string): Promise<string[]> {
  const { rows } = await other.query<{ name: string }>(
    `SELECT relname AS name FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' ORDER BY 1`,
  );
  const found: string[] = [];
  for (const { name } of rows) {
    const { rowCount } = await other.query(`SELECT 1 FROM "${name}" AS one WHERE one::text ILIKE $1 LIMIT 1`, [
      `%${word}%`,
    ]);
    if (rowCount) found.push(name);
  }
  return found;
}

describe('a comment that waits', () => {
  it('stands nowhere but among those that wait: no stream, search or count has it', async () => {
    await settings('everybody');
    const before = await room.snapshot();
    const postId = uuidv7();
    await expect(open('A walrus was here.', room.member, postId)).rejects.toMatchObject({ code: 'E_HELD' });
    expect(await tablesWith('walrus')).toEqual(['held_posts']);
    expect(await room.snapshot()).toEqual(before);
    expect(await held(room.owner)).toMatchObject([{ id: postId, body: 'A walrus was here.', can: { decide: true } }]);
    expect(await held(room.member)).toMatchObject([
      { id: postId, reasons: [{ kind: 'everybody' }], can: { decide: false } },
    ]);
    const third = await somebody(app);
    await app.get(Database, { strict: false }).client.membership.create({
      data: { groupId: room.groupId, personId: third.personId, role: 'member' },
    });
    expect(await held(third)).toEqual([]);
    // given again it is not kept twice, and with other words it is another one
    await expect(open('A walrus was here.', room.member, postId)).rejects.toMatchObject({ code: 'E_HELD' });
    expect(await held(room.owner)).toHaveLength(1);
    await expect(decide(postId, 'approve', third)).rejects.toMatchObject({ code: 'E_FORBIDDEN' });
  });

  it('goes up under its own name when it is let up, once, whoever tries at the same time', async () => {
    await settings('everybody');
    const postId = uuidv7();
    await expect(open('A walrus.', room.member, postId)).rejects.toMatchObject({ code: 'E_HELD' });
    await Promise.allSettled([decide(postId, 'approve'), decide(postId, 'approve'), decide(postId, 'approve')]);
    const { threads, head } = await room.snapshot();
    expect(threads).toMatchObject([{ id: postId, openedBy: { id: room.member.personId }, commentCount: 1 }]);
    expect(head).toBe(1);
    expect(await held(room.owner)).toEqual([]);
    // the author's browser asks once more, and gets what became of it
    expect((await open('A walrus.', room.member, postId)).comment.id).toBe(postId);
    expect(await acts()).toEqual(['posting.changed', 'post.approved']);
    await expect(decide(postId, 'refuse')).rejects.toMatchObject({ code: 'E_CONFLICT' });
  });

  it('stays down when it is refused, with the reason for its author, whose next ones are looked at for a while', async () => {
    await settings('newcomers', 1);
    const postId = uuidv7();
    await expect(open('A walrus.', room.member, postId)).rejects.toMatchObject({ code: 'E_HELD' });
    await decide(postId, 'refuse');
    expect(await held(room.member)).toMatchObject([{ state: 'refused', decisionReason: 'Too short.' }]);
    await expect(open('A walrus.', room.member, postId)).rejects.toMatchObject({ details: { reason: 'refused' } });
    expect((await room.snapshot()).threads).toEqual([]);
    const next = uuidv7();
    await expect(open('Another.', room.member, next)).rejects.toMatchObject({ code: 'E_HELD' });
    await decide(next, 'approve');
    // no newcomer any more, but refused lately
    await expect(open('A third.')).rejects.toMatchObject({ code: 'E_HELD' });
    expect((await held(room.owner))[0]?.reasons).toEqual([{ kind: 'refused-lately' }]);
    await settings('nobody');
    expect((await open('A fourth.')).seq).toBe(2);
  });

  it('cannot go up any more when its author is gone; then it is refused', async () => {
    await settings('everybody');
    const postId = uuidv7();
    await expect(open('A walrus.', room.member, postId)).rejects.toMatchObject({ code: 'E_HELD' });
    await app.get(EndMembershipUseCase, { strict: false }).remove(room.owner, room.groupId, room.member.personId);
    await expect(decide(postId, 'approve')).rejects.toMatchObject({ code: 'E_CONFLICT' });
    await decide(postId, 'refuse');
    expect(await held(room.owner)).toEqual([]);
  });
});

describe('whose comments wait', () => {
  it('are newcomers’ until enough of them stand, and nobody’s who leads; edits and answers wait as well', async () => {
    await settings('newcomers', 2);
    const first = await open('By the owner.', room.owner);
    const answer = (body: string) =>
      app.get(CreateCommentUseCase, { strict: false }).execute(room.member, {
        commandId: uuidv7(),
        threadId: first.thread.id,
        parentId: null,
        body,
      });
    for (const body of ['One.', 'Two.']) {
      await expect(answer(body)).rejects.toMatchObject({ code: 'E_HELD' });
      await decide((await held(room.owner))[0]?.id ?? '', 'approve');
    }
    const { comment } = await answer('Three.');
    await settings('everybody');
    const edit = { commandId: uuidv7(), commentId: comment.id, baseSeq: comment.seq, body: 'Three and more.' };
    const editing = app.get(EditCommentUseCase, { strict: false });
    await expect(editing.execute(room.member, edit)).rejects.toMatchObject({ code: 'E_HELD' });
    expect(await held(room.owner)).toMatchObject([{ isEdit: true, body: 'Three and more.' }]);
    await decide(edit.commandId, 'approve');
    expect((await editing.execute(room.member, edit)).comment.body).toBe('Three and more.');
  });

  it('are as many as may wait of one person, and observers’ not at all', async () => {
    await settings('everybody');
    for (let index = 0; index < limits.heldPostsPerPerson; index += 1)
      await expect(open(`No. ${index}`)).rejects.toMatchObject({ code: 'E_HELD' });
    await expect(open('One more')).rejects.toMatchObject({ code: 'E_CONFLICT' });
    await app
      .get(ChangeRoleUseCase, { strict: false })
      .execute(room.owner, room.groupId, room.member.personId, 'observer');
    await expect(open('As an observer')).rejects.toMatchObject({ code: 'E_FORBIDDEN' });
  });
});

describe('words', () => {
  it('are refused, warned of until heeded, replaced or kept waiting, however they are written', async () => {
    await addRule({ pattern: 'scoundrel', action: 'refuse', explanation: 'No names.' });
    await addRule({ pattern: 'obviously', action: 'warn', explanation: 'Is it?' });
    await addRule({ pattern: 'damn', action: 'replace', replacement: '…' });
    await addRule({ pattern: 'casino', action: 'hold' });
    await expect(open('You sc\u200Bоundrel')).rejects.toMatchObject({
      code: 'E_WORDS',
      details: { reason: 'refused', field: 'body', findings: [{ words: 'sc\u200Bоundrel', explanation: 'No names.' }] },
    });
    const commandId = uuidv7();
    await expect(open('Obviously so.', room.member, commandId)).rejects.toMatchObject({
      details: { reason: 'warning', findings: [{ words: 'Obviously', explanation: 'Is it?' }] },
    });
    expect((await open('Obviously so.', room.member, commandId, true)).seq).toBe(1);
    // a repeat gets the first answer, heeded or not
    expect((await open('Obviously so.', room.member, commandId)).seq).toBe(1);
    expect((await open('A d4mn good lamp.')).comment.body).toBe('A … good lamp.');
    await expect(open('Win at the c a s i n o')).rejects.toMatchObject({ code: 'E_HELD' });
    expect(await held(room.owner)).toMatchObject([
      { reasons: [{ kind: 'words', action: 'hold', explanation: 'Be kind.' }] },
    ]);
    // who leads waits for nobody, and is bound by what nobody may say
    expect((await open('The casino is closed.', room.owner)).seq).toBe(3);
    await expect(open('Scoundrel!', room.owner)).rejects.toMatchObject({ code: 'E_WORDS' });
    expect((await room.snapshot()).threads).toHaveLength(3);
  });

  it('can be tried before they are a rule; what cannot be one is refused', async () => {
    const reading = app.get(ReadPostingUseCase, { strict: false });
    const rule = { kind: 'words', pattern: 'dam*', action: 'replace', replacement: '…', explanation: 'Mild.' } as const;
    expect(await reading.tryWords(room.owner, room.groupId, 'A dаmned lamp', rule)).toEqual({
      found: [{ start: 2, end: 8, action: 'replace', explanation: 'Mild.', isDisguised: true }],
      outcome: 'publish',
      text: 'A … lamp',
    });
    await expect(addRule({ kind: 'expression', pattern: '(' })).rejects.toMatchObject({
      code: 'E_INVALID',
      details: { field: 'pattern', reason: 'not-an-expression' },
    });
    await expect(reading.rules(room.member, room.groupId)).rejects.toMatchObject({ code: 'E_FORBIDDEN' });
    const { id } = await addRule({});
    await app.get(ChangePostingUseCase, { strict: false }).removeRule(room.owner, room.groupId, id);
    expect((await open('Damn.')).seq).toBe(1);
    expect(await acts()).toEqual(['word-rule.added', 'word-rule.removed']);
  });
});
