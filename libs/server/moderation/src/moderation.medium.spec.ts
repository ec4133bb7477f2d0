import type { INestApplicationContext } from '@nestjs/common';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { v7 as uuidv7 } from 'uuid';
import { isReadingEvent, statementContentSchema } from '@lectern/contracts';
import { Prisma } from '@lectern/server/database';
import { ExportReadingUseCase } from '@lectern/server/readings';
import { StreamReader } from '@lectern/server/realtime';
import { SearchUseCase } from '@lectern/server/search';
import { EditCommentUseCase, ListCommentsUseCase } from '@lectern/server/threads';
import { mediumApp } from '../../../../tools/testing/medium-app';
import { decision, ModeratedRoom } from '../../../../tools/testing/moderated-room';
import { HoldRounds } from './hold-rounds';

let app: INestApplicationContext;
let at: ModeratedRoom;
beforeAll(async () => {
  app = await mediumApp();
});
afterAll(() => app.close());
beforeEach(async () => {
  at = await ModeratedRoom.open(app);
});

/** Everywhere somebody could come across the words of a comment. */
async function copiesOf(words: string): Promise<Record<string, boolean>> {
  const { member, readingId, groupId } = at.room;
  const stream = { kind: 'reading', id: readingId } as const;
  const [replay, list, found, file] = await Promise.all([
    app.get(StreamReader, { strict: false }).pageFor(member, stream, 0),
    app.get(ListCommentsUseCase, { strict: false }).execute(member, { readingId, scope: 'everywhere' }),
    app.get(SearchUseCase, { strict: false }).execute(member, { q: 'nincompoops', groupId, kind: 'all', page: 1 }),
    app.get(ExportReadingUseCase, { strict: false }).execute(member, readingId, 'markdown'),
  ]);
  const has = (what: unknown) => JSON.stringify(what).includes(words);
  return {
    replay: has(replay),
    list: has(list),
    search: found.results.length > 0,
    export: has(new TextDecoder().decode(file.bytes)),
  };
}

const edit = (commentId: string, baseSeq: number, body = 'They are mistaken.') =>
  app
    .get(EditCommentUseCase, { strict: false })
    .execute(at.room.member, { commandId: uuidv7(), commentId, baseSeq, body });

describe('reports and cases', () => {
  it('attaches to the case there is, reopens it for other words, and takes each report once', async () => {
    const seen = await at.reported();
    await expect(at.report(seen.commentId)).rejects.toMatchObject({ code: 'E_CONFLICT' });
    await at.report(seen.commentId, at.ben, 'hatred');
    const twice = await at.read(seen.id);
    expect(twice).toMatchObject({ state: 'open', reportCount: 2, kinds: ['insult', 'hatred'] });
    const kept = await at.decide(twice, 'approve');
    expect(kept).toMatchObject({ state: 'decided', decision: { action: 'approve' } });
    // on the same words it only joins
    await at.report(seen.commentId, at.room.owner);
    expect(await at.read(seen.id)).toMatchObject({ state: 'decided', reportCount: 3 });
    const { comment } = await edit(seen.commentId, seen.comment.version);
    await at.report(seen.commentId, at.reader, 'insult', 'Now it is worse.');
    const again = await at.read(seen.id);
    expect(again).toMatchObject({ state: 'open', reportCount: 4, decision: null, comment: { version: comment.seq } });
    expect(again.reports.map(({ isOnPresent }) => isOnPresent)).toEqual([false, false, false, true]);
  });

  it('refuses to report what is one’s own, gone, or not to be seen', async () => {
    const { commentId, ...seen } = await at.reported();
    await expect(at.report(commentId, at.room.member)).rejects.toMatchObject({ code: 'E_FORBIDDEN' });
    const stranger = { ...at.reader, personId: uuidv7() };
    await expect(at.report(commentId, stranger)).rejects.toMatchObject({ code: 'E_NOT_FOUND' });
    await at.decide({ commentId, ...seen }, 'remove');
    await expect(at.report(commentId, at.ben)).rejects.toMatchObject({ code: 'E_CONFLICT' });
  });

  it('keeps reports, decisions and statements as they were said, whoever asks the database', async () => {
    const { id } = await at.decide(await at.reported(), 'hide');
    const { client } = at.database;
    const refused = [
      Prisma.sql`UPDATE reports SET words = 'nothing' WHERE case_id = ${id}::uuid`,
      Prisma.sql`DELETE FROM reports WHERE case_id = ${id}::uuid`,
      Prisma.sql`UPDATE decisions SET decided_by_id = ${uuidv7()}::uuid WHERE case_id = ${id}::uuid`,
      Prisma.sql`UPDATE decisions SET reason = 'because' WHERE case_id = ${id}::uuid`,
      Prisma.sql`UPDATE statements SET content = '{}'`,
    ];
    for (const statement of refused) await expect(client.$executeRaw(statement)).rejects.toThrow(/never changed/);
    // who reported can be forgotten, and it stays decidable
    await client.$executeRaw(Prisma.sql`UPDATE reports SET reporter_id = NULL WHERE case_id = ${id}::uuid`);
    expect((await at.read(id)).reports).toMatchObject([{ by: null, kind: 'insult' }]);
  });
});

describe('claims', () => {
  it('lets one have it in hand, pass it on, ask for another’s opinion, and lose it with time', async () => {
    const mine = await at.act(await at.reported(), { do: 'claim' });
    expect(mine).toMatchObject({ state: 'claimed', claim: { by: { id: at.ada.personId } } });
    expect(mine.can).toContain('decide');
    const others = await at.read(mine.id, at.ben);
    expect(others.can).toEqual(['see', 'note', 'talk']);
    await expect(at.decide(others, 'hide', at.ben)).rejects.toMatchObject({
      code: 'E_CONFLICT',
      details: { reason: 'CASE_CHANGED' },
    });
    const handed = await at.act(mine, { do: 'hand-over', toPersonId: at.ben.personId });
    expect(handed.claim?.by.id).toBe(at.ben.personId);
    await expect(at.act(handed, { do: 'hand-over', toPersonId: at.reader.personId }, at.ben)).rejects.toMatchObject({
      code: 'E_INVALID',
    });
    const asked = await at.act(handed, { do: 'ask-second', words: 'Is this irony?' }, at.ben);
    expect(asked).toMatchObject({ state: 'open', reasons: ['second'] });
    const again = await at.act(asked, { do: 'claim' });
    await at.database.client.moderationCase.update({ where: { id: again.id }, data: { claimUntil: new Date(0) } });
    expect((await at.read(again.id, at.ben)).state).toBe('open');
    expect(again.turns.map(({ what }) => what)).toEqual(['claim', 'hand-over', 'ask-second', 'claim']);
  });

  it('gives a repeat the same case, and a name used twice nothing', async () => {
    const seen = await at.reported();
    const name = uuidv7();
    const [one, two] = await Promise.all([
      at.act(seen, { do: 'claim' }, at.ada, name),
      at.act(seen, { do: 'claim' }, at.ada, name),
    ]);
    expect(two.version).toBe(one.version);
    await expect(at.act(one, { do: 'release' }, at.ada, name)).rejects.toMatchObject({ code: 'E_CONFLICT' });
  });
});

describe('deciding', () => {
  it('is never done twice unseen: of two at once one is told what happened', async () => {
    const seen = await at.reported();
    const both = await Promise.allSettled([at.decide(seen, 'hide', at.ada), at.decide(seen, 'approve', at.ben)]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const refused = both.find((one) => one.status === 'rejected');
    expect(refused?.reason).toMatchObject({ code: 'E_CONFLICT', details: { reason: 'CASE_CHANGED' } });
    expect(String(refused?.reason.message)).toContain('decided meanwhile');
    expect((await at.read(seen.id)).decisions).toHaveLength(1);
  });

  it('refuses words that were changed meanwhile, rules that were, and the author themselves', async () => {
    const seen = await at.reported();
    await edit(seen.commentId, seen.comment.version);
    await expect(at.decide(seen, 'hide')).rejects.toMatchObject({ details: { reason: 'CONTENT_CHANGED' } });
    const now = await at.read(seen.id);
    await expect(at.act(now, { ...decision(now, 'hide'), ruleVersion: 7 })).rejects.toMatchObject({
      details: { reason: 'RULES_CHANGED' },
    });
    const own = await at.room.comment({}, 'Mine.', at.ada);
    await at.report(own.id);
    const ownCase = await at.caseOf(own.id, at.ben);
    await expect(at.read(ownCase.id, at.ada)).rejects.toMatchObject({ code: 'E_FORBIDDEN' });
    await expect(at.decide(ownCase, 'approve', at.ada)).rejects.toMatchObject({ code: 'E_FORBIDDEN' });
  });

  it('is for those who lead the group, and not from the moment on they do not', async () => {
    const seen = await at.reported();
    for (const person of [at.room.member, at.reader])
      await expect(at.read(seen.id, person)).rejects.toMatchObject({ code: 'E_NOT_FOUND' });
    const claimed = await at.act(seen, { do: 'claim' });
    await at.demote(at.ada);
    await expect(at.decide(claimed, 'hide')).rejects.toMatchObject({ code: 'E_NOT_FOUND' });
  });

  it.each(['hide', 'remove', 'hold'] as const)(
    '%s leaves no copy of the words, and tells the author why',
    async (action) => {
      const seen = await at.reported('They are nincompoops.');
      expect(await copiesOf('nincompoops')).toEqual({ replay: true, list: true, search: true, export: true });
      await at.decide(seen, action);
      expect(await copiesOf('nincompoops')).toEqual({ replay: false, list: false, search: false, export: false });
      const [statement] = await at.statements();
      expect(statementContentSchema.parse(statement?.content)).toMatchObject({
        facts: { words: 'They are nincompoops.', basis: 'reports', reportCount: 1 },
        ground: { rule: { number: 1 }, explanation: 'It speaks of people, not of the text.' },
        automation: { found: false, decided: false },
      });
      expect(JSON.stringify(statement)).not.toContain('Rosa');
    },
  );

  it('warns and asks for a change without taking anything away', async () => {
    for (const action of ['warn', 'ask-change'] as const) {
      const decided = await at.decide(await at.reported(), action);
      expect(decided).toMatchObject({ state: 'decided', withheldAs: null });
      expect((await at.statements())[0]).toMatchObject({
        content: { restriction: action === 'warn' ? 'warned' : 'change-asked' },
        canAppeal: true,
      });
    }
  });

  it('holds for a day at the most: then the comment is there by itself, and the case waits', async () => {
    const held = await at.decide(await at.reported(), 'hold');
    expect(held).toMatchObject({ state: 'open', withheldAs: 'held', decision: { action: 'hold' } });
    const until = new Date(held.decision?.until ?? 0);
    expect(until.getTime() - Date.now()).toBeLessThanOrEqual(24 * 3_600_000);
    const rounds = app.get(HoldRounds, { strict: false });
    await rounds.endLapsed(new Date(until.getTime() - 1_000));
    expect((await at.read(held.id)).withheldAs).toBe('held');
    await Promise.all([rounds.endLapsed(until), rounds.endLapsed(until)]);
    expect(await at.read(held.id)).toMatchObject({ state: 'open', withheldAs: null, decision: null });
    expect((await at.statements())[0]?.ended?.by).toBe('lapse');
  });

  it('is undone by whoever decided, for some seconds', async () => {
    const hidden = await at.decide(await at.reported(), 'hide');
    expect(hidden.can).toContain('undo');
    expect((await at.read(hidden.id, at.ben)).can).not.toContain('undo');
    const undone = await at.act(hidden, { do: 'undo' });
    expect(undone).toMatchObject({ state: 'claimed', withheldAs: null, claim: { by: { id: at.ada.personId } } });
    const again = await at.decide(undone, 'hide');
    await at.database.client.$executeRaw(Prisma.sql`ALTER TABLE decisions DISABLE TRIGGER keep_decision`);
    await at.database.client.decision.updateMany({ data: { decidedAt: new Date(Date.now() - 60_000) } });
    await at.database.client.$executeRaw(Prisma.sql`ALTER TABLE decisions ENABLE TRIGGER keep_decision`);
    await expect(at.act(again, { do: 'undo' })).rejects.toMatchObject({ code: 'E_CONFLICT' });
  });

  it('says in the reading’s stream what became of the comment, once for each', async () => {
    const hidden = await at.decide(await at.reported(), 'hide');
    await at.act(hidden, { do: 'restore', reason: 'I misread it.' }, at.ben);
    const stream = { kind: 'reading', id: at.room.readingId } as const;
    const { events } = await app.get(StreamReader, { strict: false }).pageFor(at.reader, stream, 0);
    expect(events.filter(isReadingEvent).map(({ type }) => type)).toEqual([
      'thread.opened',
      'comment.withheld',
      'comment.restored',
    ]);
    const queue = { kind: 'moderation', id: at.room.groupId } as const;
    await expect(app.get(StreamReader, { strict: false }).pageFor(at.reader, queue, 0)).rejects.toMatchObject({
      code: 'E_FORBIDDEN',
    });
    const heard = await app.get(StreamReader, { strict: false }).pageFor(at.ben, queue, 0);
    expect(heard.events.map(({ seq }) => seq)).toEqual([1, 2, 3]);
  });
});
