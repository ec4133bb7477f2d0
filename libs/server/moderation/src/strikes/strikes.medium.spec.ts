import type { INestApplicationContext } from '@nestjs/common';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { v7 as uuidv7 } from 'uuid';
import type { SignedInCaller } from '@lectern/server/platform';
import { RestrictMemberUseCase } from '@lectern/server/groups';
import { StatementRepository } from '@lectern/server/statements';
import { mediumApp } from '../../../../../tools/testing/medium-app';
import { decision, ModeratedRoom } from '../../../../../tools/testing/moderated-room';
import { AnswerTalkUseCase } from './answer-talk.use-case';
import { ReadStrikesUseCase } from './read-strikes.use-case';

let app: INestApplicationContext;
let at: ModeratedRoom;
beforeAll(async () => {
  app = await mediumApp();
});
afterAll(() => app.close());
beforeEach(async () => {
  at = await ModeratedRoom.open(app);
});

const strikes = (as: SignedInCaller = at.ada, of = at.room.member.personId) =>
  app.get(ReadStrikesUseCase, { strict: false }).ofMember(as, at.room.groupId, of);
const own = (as = at.room.member) => app.get(ReadStrikesUseCase, { strict: false }).own(as);
const talks = (as = at.room.member) => app.get(AnswerTalkUseCase, { strict: false }).list(as);
const answer = (caseId: string, words: string, as = at.room.member, commandId = uuidv7()) =>
  app.get(AnswerTalkUseCase, { strict: false }).answer(as, { caseId, commandId, words });
const unread = () => app.get(StatementRepository, { strict: false }).unread(at.room.member.personId);

describe('strikes', () => {
  it('are left by what restricts and stands, seen by who leads and by oneself, and propose', async () => {
    const hidden = await at.decide(await at.reported(), 'hide');
    await at.decide(await at.reported('Fools, all of them.'), 'ask-change');
    const { strikes: seen, sum, proposal } = await strikes();
    expect(seen).toMatchObject([{ kind: 'hide', from: 2, caseId: hidden.id, statementId: null }]);
    expect(sum).toBeCloseTo(2, 3);
    // a moment old, it is a little less than two already
    expect(['nothing', 'talk']).toContain(proposal);
    const [mine] = await own();
    const [statement] = await at.statements();
    expect(mine).toMatchObject({ group: { id: at.room.groupId }, strikes: [{ kind: 'hide', caseId: null }] });
    expect(mine?.strikes[0]?.statementId).not.toBeNull();
    expect(statement).toBeDefined();
  });

  it('restrict nobody by themselves, however many there are', async () => {
    for (const words of ['One', 'Two', 'Three', 'Four']) await at.decide(await at.reported(words), 'remove');
    expect((await strikes()).proposal).toBe('suspend');
    expect(await at.database.client.restriction.count({ where: { personId: at.room.member.personId } })).toBe(0);
    await expect(at.room.comment({}, 'I can write all the same.')).resolves.toBeDefined();
  });

  it('go with what is undone, restored or overturned, and with a restriction that is lifted', async () => {
    const undone = await at.decide(await at.reported('One'), 'hide');
    await at.act(undone, { do: 'undo' });
    const restored = await at.decide(await at.reported('Two'), 'remove');
    await at.act(restored, { do: 'restore', reason: 'It is a quotation.' }, at.ben);
    const overturned = await at.decide(await at.reported('Three'), 'warn');
    expect((await strikes()).strikes.map(({ kind }) => kind)).toEqual(['warn']);
    await at.appeal(overturned.decision?.id ?? '');
    const appealed = await at.read(overturned.id, at.ben);
    const appealId = appealed.appeals[0]?.id ?? '';
    await at.act(appealed, { do: 'judge', appealId, outcome: 'overturned', reason: 'It is fair.' }, at.ben);
    expect((await strikes()).strikes).toEqual([]);

    const restrict = app.get(RestrictMemberUseCase, { strict: false });
    const { groupId, member } = at.room;
    const given = {
      kind: 'mute',
      days: 1,
      reason: 'Three times',
      facts: 'They shouted.',
      ruleVersion: 0,
      ruleNumber: 1,
    };
    const muted = await restrict.begin(at.ada, groupId, member.personId, { ...given, kind: 'mute' });
    expect((await strikes()).strikes).toMatchObject([{ kind: 'mute', from: 3, caseId: null }]);
    await restrict.lift(at.ada, groupId, muted.id);
    expect((await strikes()).strikes).toEqual([]);
  });

  it('are shown to nobody else, and name nobody who has nothing to do with the group', async () => {
    await at.decide(await at.reported(), 'hide');
    for (const person of [at.reader, at.room.member])
      await expect(strikes(person)).rejects.toMatchObject({ code: 'E_FORBIDDEN' });
    const elsewhere = await ModeratedRoom.open(app);
    await expect(strikes(elsewhere.ada)).rejects.toMatchObject({ code: 'E_NOT_FOUND' });
    await expect(strikes(at.ada, elsewhere.room.member.personId)).rejects.toMatchObject({ code: 'E_NOT_FOUND' });
  });
});

describe('talks', () => {
  it('are begun by a moderator, answered by the author, and leave no strike', async () => {
    const seen = await at.reported();
    const said = await at.act(seen, { do: 'talk', words: 'Please speak of the text.' });
    expect(said).toMatchObject({ version: seen.version, state: 'open', talk: [{ isByAuthor: false }] });
    expect(await unread()).toBe(1);
    const [talk] = await talks();
    expect(talk).toMatchObject({ caseId: seen.id, about: 'They are all fools.', can: { answer: true } });
    expect(await unread()).toBe(0);
    const name = uuidv7();
    await answer(seen.id, 'I will.', at.room.member, name);
    await answer(seen.id, 'I will.', at.room.member, name);
    // who was about to decide reads the answer first
    await expect(at.decide(seen, 'warn')).rejects.toMatchObject({ details: { reason: 'CASE_CHANGED' } });
    const lines = (await at.read(seen.id, at.ben)).talk.map(({ words, isByAuthor }) => [words, isByAuthor]);
    expect(lines).toEqual([
      ['Please speak of the text.', false],
      ['I will.', true],
    ]);
    expect(await strikes()).toMatchObject({ strikes: [], talks: [{ caseId: seen.id }] });
    expect(await at.statements()).toEqual([]);
    const entries = await at.database.client.moderationLogEntry.findMany({ where: { groupId: at.room.groupId } });
    expect(entries.filter(({ act }) => act === 'case.talked')).toHaveLength(1);
    expect(JSON.stringify(entries)).not.toContain('Please speak');
  });

  it('are nobody else’s, and cannot be begun by the author', async () => {
    const { id } = await at.reported();
    await expect(answer(id, 'What is this?')).rejects.toMatchObject({ code: 'E_NOT_FOUND' });
    await at.act(await at.read(id), { do: 'talk', words: 'Please.' });
    await expect(answer(id, 'Me too.', at.reader)).rejects.toMatchObject({ code: 'E_NOT_FOUND' });
    expect(await talks(at.reader)).toEqual([]);
    const outsider = await ModeratedRoom.open(app);
    await expect(answer(id, 'Me too.', outsider.ada)).rejects.toMatchObject({ code: 'E_NOT_FOUND' });
  });
});

describe('handing a case to the owners', () => {
  it('is done with a reason; then owners see it first, and only they decide it', async () => {
    const calm = await at.reported('A calm one.');
    const seen = await at.reported();
    const handed = await at.act(seen, { do: 'escalate', reason: 'It is about a friend of mine.' });
    expect(handed).toMatchObject({
      isEscalated: true,
      state: 'open',
      reasons: ['escalated'],
      can: ['see', 'note', 'talk'],
    });
    expect(handed.turns).toMatchObject([{ what: 'escalate', words: 'It is about a friend of mine.' }]);
    for (const moderator of [at.ada, at.ben]) {
      await expect(at.decide(handed, 'hide', moderator)).rejects.toMatchObject({ code: 'E_FORBIDDEN' });
      await expect(at.act(handed, { do: 'claim' }, moderator)).rejects.toMatchObject({ code: 'E_FORBIDDEN' });
    }
    const { owner } = at.room;
    const theirs = await at.read(seen.id, owner);
    expect(theirs.priority).toBeGreaterThan((await at.read(calm.id)).priority);
    expect(theirs.can).toContain('decide');
    expect(theirs.can).not.toContain('escalate');
    const claimed = await at.act(theirs, { do: 'claim' }, owner);
    const toModerator = { do: 'hand-over', toPersonId: at.ben.personId } as const;
    await expect(at.act(claimed, toModerator, owner)).rejects.toMatchObject({ code: 'E_INVALID' });
    const decided = await at.act(claimed, decision(claimed, 'hide'), owner);
    const restore = { do: 'restore', reason: 'I see it otherwise.' } as const;
    await expect(at.act(decided, restore, at.ben)).rejects.toMatchObject({ code: 'E_FORBIDDEN' });

    // an appeal is heard by somebody else, as always
    await at.appeal(decided.decision?.id ?? '');
    const appealed = await at.read(seen.id, at.ben);
    expect(appealed.can).toContain('judge');
    expect((await at.read(seen.id, owner)).can).not.toContain('judge');
  });

  it('is refused where nobody could decide it, and to owners themselves', async () => {
    const own = await at.room.comment({}, 'The owner’s own.', at.room.owner);
    await at.report(own.id);
    const theirs = await at.caseOf(own.id);
    const escalate = { do: 'escalate', reason: 'Somebody else should.' } as const;
    await expect(at.act(theirs, escalate)).rejects.toMatchObject({ code: 'E_CONFLICT' });
    const seen = await at.reported();
    await expect(at.act(seen, escalate, at.room.owner)).rejects.toMatchObject({ code: 'E_CONFLICT' });
  });
});
