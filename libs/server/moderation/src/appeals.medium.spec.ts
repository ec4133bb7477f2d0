import type { INestApplicationContext } from '@nestjs/common';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { v7 as uuidv7 } from 'uuid';
import { Prisma } from '@lectern/server/database';
import { EndMembershipUseCase } from '@lectern/server/groups';
import {
  ChangeThreadUseCase,
  CreateCommentUseCase,
  EditCommentUseCase,
  MarkReadUseCase,
  ReactUseCase,
} from '@lectern/server/threads';
import { SearchIndexRepository } from '@lectern/server/search';
import { mediumApp } from '../../../../tools/testing/medium-app';
import { ModeratedRoom } from '../../../../tools/testing/moderated-room';

let app: INestApplicationContext;
let at: ModeratedRoom;
beforeAll(async () => {
  app = await mediumApp();
});
afterAll(() => app.close());
beforeEach(async () => {
  at = await ModeratedRoom.open(app);
});

/** Every row that has to do with the discussion of the reading, but for the numbers that tell clients what is newer. */
async function rows(): Promise<unknown> {
  const { readingId } = at.room;
  await app.get(SearchIndexRepository, { strict: false }).take('wait');
  const [found] = await at.database.client.$queryRaw<object[]>(Prisma.sql`
    SELECT
      (SELECT json_agg(to_jsonb(t) - 'seq' ORDER BY id) FROM threads t WHERE reading_id = ${readingId}::uuid) AS threads,
      (SELECT json_agg(to_jsonb(a) ORDER BY thread_id, revision_id, position) FROM thread_anchors a) AS anchors,
      (SELECT json_agg(to_jsonb(c) - 'seq' ORDER BY id) FROM comments c) AS comments,
      (SELECT json_agg(to_jsonb(v) ORDER BY comment_id, seq) FROM comment_versions v) AS versions,
      (SELECT json_agg(to_jsonb(r) ORDER BY comment_id, person_id, reaction) FROM comment_reactions r) AS reactions,
      (SELECT json_agg(to_jsonb(m) ORDER BY person_id, thread_id) FROM thread_reads m) AS thread_reads,
      (SELECT json_agg(to_jsonb(m) ORDER BY person_id, reading_id) FROM reading_reads m) AS reading_reads,
      (SELECT json_agg(to_jsonb(s) ORDER BY id) FROM search_entries s) AS found,
      (SELECT to_jsonb(r) FROM readings r WHERE id = ${readingId}::uuid) AS reading,
      (SELECT json_agg(to_jsonb(w)) FROM withheld_comments w) AS withheld`);
  return found;
}

/** A question with an accepted, edited answer that has answers and reactions, of which some people have read a part. */
async function livelyThread(): Promise<string> {
  const { member, owner } = at.room;
  const get = app.get.bind(app);
  const { id: threadId } = await at.room.comment({ paragraph: 'Oil was dear', quote: 'that winter' }, 'Was it?');
  const change = get(ChangeThreadUseCase, { strict: false });
  await change.execute(member, { commandId: uuidv7(), threadId, change: { what: 'kind', kind: 'question' } });
  const say = (parentId: string | null, body: string, as = member) =>
    get(CreateCommentUseCase, { strict: false }).execute(as, { commandId: uuidv7(), threadId, parentId, body });
  const { comment } = await say(null, 'Only fools ask.');
  await get(EditCommentUseCase, { strict: false }).execute(member, {
    commandId: uuidv7(),
    commentId: comment.id,
    baseSeq: comment.seq,
    body: 'Only nincompoops ask.',
  });
  await say(comment.id, 'I asked.', at.reader);
  for (const person of [owner, at.reader])
    await get(ReactUseCase, { strict: false }).execute(person, {
      commandId: uuidv7(),
      commentId: comment.id,
      reaction: 'agree',
      isOn: true,
    });
  await change.execute(member, {
    commandId: uuidv7(),
    threadId,
    change: { what: 'answer', commentId: comment.id },
  });
  await get(MarkReadUseCase, { strict: false }).thread(at.reader, { threadId, upToSeq: comment.createdSeq });
  return comment.id;
}

describe('an appeal', () => {
  it.each(['hide', 'remove', 'edit'] as const)(
    'that overturns a %s puts everything back, row by row',
    async (action) => {
      const commentId = await livelyThread();
      const before = await rows();
      await at.report(commentId);
      const decided = await at.decide(await at.caseOf(commentId), action);
      expect(await rows()).not.toEqual(before);
      const { appealId } = await at.appeal(decided.decision?.id ?? '');
      const appealed = await at.read(decided.id, at.ben);
      expect(appealed).toMatchObject({
        state: 'appealed',
        reasons: ['appeal'],
        appeals: [{ side: 'author', judged: null }],
      });
      const judged = await at.act(
        appealed,
        { do: 'judge', appealId, outcome: 'overturned', reason: 'It was irony.' },
        at.ben,
      );
      expect(judged).toMatchObject({ state: 'final', withheldAs: null, decision: null });
      expect(await rows()).toEqual(before);
      expect((await at.statements())[0]).toMatchObject({
        ended: { by: 'appeal' },
        appeal: { judged: { outcome: 'overturned', reason: 'It was irony.' } },
        canAppeal: false,
      });
    },
  );

  it('is judged by nobody who decided, wrote, reported or appeals, and the database holds it by itself', async () => {
    const seen = await at.reported();
    await at.report(seen.commentId, at.room.owner);
    const decided = await at.decide(await at.read(seen.id), 'hide');
    const { appealId } = await at.appeal(decided.decision?.id ?? '');
    const appealed = await at.read(decided.id);
    const act = { do: 'judge', appealId, outcome: 'upheld', reason: 'I was right.' } as const;
    await expect(at.act(appealed, act, at.ada)).rejects.toMatchObject({ code: 'E_FORBIDDEN' });
    await expect(at.act(appealed, act, at.room.owner)).rejects.toMatchObject({ code: 'E_FORBIDDEN' });
    const { client } = at.database;
    const judge = (id: string) =>
      client.$executeRaw(Prisma.sql`
      UPDATE appeals SET judged_by_id = ${id}::uuid, judged_at = now(), outcome = 'upheld', reason = 'so'
      WHERE id = ${appealId}::uuid`);
    await expect(judge(at.ada.personId)).rejects.toThrow(/appeals_judged_by_another/);
    await expect(judge(at.room.member.personId)).rejects.toThrow(/appeals_not_judged_by_appellant/);
    // nor by saying that somebody else had decided, in the appeal or in the decision
    const otherwise = [
      Prisma.sql`UPDATE appeals SET decided_by_id = ${at.ben.personId}::uuid WHERE id = ${appealId}::uuid`,
      Prisma.sql`UPDATE decisions SET decided_by_id = ${at.ben.personId}::uuid WHERE id = ${decided.decision?.id}::uuid`,
      Prisma.sql`INSERT INTO appeals (id, case_id, decision_id, decided_by_id, side, appellant_id, words, created_at,
          judged_by_id, judged_at, outcome, reason)
        SELECT gen_random_uuid(), case_id, id, ${at.ben.personId}::uuid, 'reporter', ${at.reader.personId}::uuid, '', now(),
          decided_by_id, now(), 'upheld', 'so' FROM decisions`,
      Prisma.sql`UPDATE appeals SET outcome = 'overturned' WHERE id = ${appealId}::uuid`,
    ];
    for (const statement of otherwise) await expect(client.$executeRaw(statement)).rejects.toThrow();
    expect(await at.act(appealed, act, at.ben)).toMatchObject({ state: 'final', withheldAs: 'hidden' });
  });

  it('is heard once, within six months, and from those whom the decision went against', async () => {
    const decided = await at.decide(await at.reported(), 'hide');
    const decisionId = decided.decision?.id ?? '';
    await expect(at.appeal(decisionId, at.reader)).rejects.toMatchObject({ code: 'E_CONFLICT' });
    await expect(at.appeal(decisionId, at.ben)).rejects.toMatchObject({ code: 'E_NOT_FOUND' });
    await at.database.client.$executeRaw(Prisma.sql`ALTER TABLE decisions DISABLE TRIGGER keep_decision`);
    const setBack = (days: number) =>
      at.database.client.decision.updateMany({ data: { decidedAt: new Date(Date.now() - days * 86_400_000) } });
    await setBack(190);
    await expect(at.appeal(decisionId)).rejects.toMatchObject({ code: 'E_GONE' });
    expect(await at.read(decided.id)).toMatchObject({ state: 'final' });
    await setBack(170);
    await at.database.client.$executeRaw(Prisma.sql`ALTER TABLE decisions ENABLE TRIGGER keep_decision`);
    await at.appeal(decisionId);
    await expect(at.appeal(decisionId)).rejects.toMatchObject({ code: 'E_CONFLICT' });
  });

  it('is open to an author who is no member any more, who can read the statement as well', async () => {
    const decided = await at.decide(await at.reported(), 'hide');
    await app
      .get(EndMembershipUseCase, { strict: false })
      .remove(at.room.owner, at.room.groupId, at.room.member.personId);
    expect(await at.statements()).toMatchObject([{ canAppeal: true, ended: null }]);
    await at.appeal(decided.decision?.id ?? '');
    expect(await at.read(decided.id)).toMatchObject({ state: 'appealed' });
  });

  it('by a reporter can restrict what was left as it was; then its author is heard', async () => {
    const kept = await at.decide(await at.reported(), 'approve');
    const { appealId } = await at.appeal(kept.decision?.id ?? '', at.reader);
    const appealed = await at.read(kept.id, at.ben);
    const act = { do: 'judge', appealId, outcome: 'overturned', reason: 'It is an insult.' } as const;
    await expect(at.act(appealed, act, at.ben)).rejects.toMatchObject({ code: 'E_INVALID' });
    const instead = { action: 'hide', ruleVersion: 0, ruleNumber: 1 } as const;
    const hidden = await at.act(appealed, { ...act, instead }, at.ben);
    expect(hidden).toMatchObject({ state: 'decided', withheldAs: 'hidden', decision: { by: { id: at.ben.personId } } });
    await at.appeal(hidden.decision?.id ?? '');
    const again = await at.read(kept.id, at.ada);
    // who decided first did not decide this
    expect(again.can).toContain('judge');
  });

  it('can put something milder in the place of a decision', async () => {
    const decided = await at.decide(await at.reported(), 'remove');
    const { appealId } = await at.appeal(decided.decision?.id ?? '');
    const appealed = await at.read(decided.id, at.ben);
    const instead = { action: 'ask-change', ruleVersion: 0, ruleNumber: 1 } as const;
    const changed = await at.act(
      appealed,
      { do: 'judge', appealId, outcome: 'changed', reason: 'A word is too much.', instead },
      at.ben,
    );
    expect(changed).toMatchObject({ state: 'final', withheldAs: null, decision: { action: 'ask-change' } });
  });
});
