import type { INestApplicationContext } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { JudgeRestriction, RestrictionKind, Statement } from '@lectern/contracts';
import { Prisma } from '@lectern/server/database';
import { ReadStatementsUseCase } from '@lectern/server/moderation';
import { mediumApp } from '../../../../../tools/testing/medium-app';
import { ModeratedRoom } from '../../../../../tools/testing/moderated-room';
import { RestrictionRounds } from '../restrictions/restriction-rounds';
import { ContestRestrictionUseCase } from './contest-restriction.use-case';
import { RestrictMemberUseCase } from './restrict-member.use-case';

let app: INestApplicationContext;
let at: ModeratedRoom;
beforeAll(async () => {
  app = await mediumApp();
});
afterAll(() => app.close());
beforeEach(async () => {
  at = await ModeratedRoom.open(app);
});

const get = <T>(type: new (...given: never[]) => T): T => app.get(type, { strict: false });
const said = { facts: 'They called others names.', reason: 'It is about people.', ruleVersion: 0, ruleNumber: 1 };
const restrict = (kind: RestrictionKind, as = at.ada, days = 7) =>
  get(RestrictMemberUseCase).begin(as, at.room.groupId, at.room.member.personId, { ...said, kind, days });
const appeal = (id: string, as = at.room.member, commandId = uuidv7()) =>
  get(ContestRestrictionUseCase).appeal(as, id, { commandId, words: 'I quoted it.' });
const judge = (id: string, given: JudgeRestriction, as = at.ben) =>
  get(ContestRestrictionUseCase).judge(as, at.room.groupId, id, given);
const overturn: JudgeRestriction = { outcome: 'overturned', reason: 'It was a quotation.' };
const told = async (): Promise<Statement> => {
  const [statement] = await at.statements();
  if (!statement) throw new Error('Nobody was told.');
  return get(ReadStatementsUseCase).one(at.room.member, statement.id);
};
const membership = () =>
  at.database.client.membership.findUnique({
    where: { groupId_personId: { groupId: at.room.groupId, personId: at.room.member.personId } },
  });

describe('a member who is restricted', () => {
  it.each(['mute', 'suspend', 'ban'] as const)(
    '(%s) reads a whole statement, appeals, and is what they were when another overturns it',
    async (kind) => {
      const before = await membership();
      const { id, until } = await restrict(kind);
      expect(await told()).toMatchObject({
        restrictionId: id,
        decisionId: null,
        canAppeal: true,
        ended: null,
        content: {
          restriction: { mute: 'muted', suspend: 'suspended', ban: 'banned' }[kind],
          until,
          facts: { words: said.facts, basis: 'own-initiative' },
          ground: { explanation: said.reason, rule: { number: 1 } },
          automation: { found: false, decided: false },
        },
      });
      expect(await membership()).not.toEqual(before);
      await appeal(id);
      expect((await told()).canAppeal).toBe(false);
      await judge(id, overturn);
      expect(await membership()).toEqual(before);
      expect(await told()).toMatchObject({
        ended: { by: 'appeal' },
        appeal: { words: 'I quoted it.', judged: { outcome: 'overturned', reason: 'It was a quotation.' } },
      });
      const acts = await at.database.client.moderationLogEntry.findMany({
        where: { groupId: at.room.groupId, act: { startsWith: 'member.' } },
        orderBy: { seq: 'asc' },
      });
      expect(acts.map(({ act }) => act)).toEqual([
        ...Array<string>(acts.length - 3).fill('member.role-changed'),
        'member.restricted',
        'member.restriction-appealed',
        'member.restriction-judged',
      ]);
    },
  );

  it('is heard once, also when it is over, and a repeat of the same appeal is the same one', async () => {
    const { id } = await restrict('mute');
    await get(RestrictionRounds).endThoseOver(new Date(Date.now() + 8 * 86_400_000));
    const commandId = uuidv7();
    await appeal(id, at.room.member, commandId);
    expect(await appeal(id, at.room.member, commandId)).toEqual({ appealId: commandId });
    await expect(appeal(id)).rejects.toMatchObject({ code: 'E_CONFLICT' });
    await expect(appeal(id, at.reader)).rejects.toMatchObject({ code: 'E_NOT_FOUND' });
    const [waits] = await get(RestrictMemberUseCase).list(at.ben, at.room.groupId);
    expect(waits).toMatchObject({
      id,
      isOver: true,
      appeal: { words: 'I quoted it.' },
      can: { judge: true, lift: false },
    });
    const instead = { kind: 'mute', days: 1 } as const;
    await expect(judge(id, { outcome: 'changed', reason: 'Less.', instead })).rejects.toMatchObject({
      code: 'E_CONFLICT',
    });
    expect(await judge(id, overturn)).toEqual([]);
    await expect(judge(id, overturn)).rejects.toMatchObject({ code: 'E_CONFLICT' });
    expect(await told()).toMatchObject({ ended: { by: 'lapse' }, appeal: { judged: { outcome: 'overturned' } } });
  });

  it('can get something milder instead, never something harder, and that is the last word', async () => {
    const { id } = await restrict('ban');
    await appeal(id);
    const change = (kind: RestrictionKind, days: number): JudgeRestriction => ({
      outcome: 'changed',
      reason: 'A week of silence is enough.',
      instead: { kind, days },
    });
    await expect(judge(id, change('ban', 8))).rejects.toMatchObject({ code: 'E_INVALID' });
    const [now] = await judge(id, change('mute', 1));
    expect(now).toMatchObject({ kind: 'mute', isOver: false });
    expect((await membership())?.role).toBe('observer');
    expect(await told()).toMatchObject({ content: { restriction: 'muted' }, canAppeal: false });
    await expect(appeal(now?.id ?? '')).rejects.toMatchObject({ code: 'E_CONFLICT' });
    expect((await at.statements())[1]).toMatchObject({ ended: { by: 'appeal' }, content: { restriction: 'banned' } });
  });
});

describe('who judges', () => {
  it('is nobody who began it or appeals, and the database holds it by itself', async () => {
    const { id } = await restrict('mute');
    const { appealId } = await appeal(id);
    await expect(judge(id, overturn, at.ada)).rejects.toMatchObject({ code: 'E_FORBIDDEN' });
    await expect(judge(id, overturn, at.reader)).rejects.toMatchObject({ code: 'E_FORBIDDEN' });
    const [seen] = await get(RestrictMemberUseCase).list(at.ada, at.room.groupId);
    expect(seen?.can).toEqual({ lift: true, judge: false });
    const { client } = at.database;
    const as = (personId: string) =>
      client.$executeRaw(Prisma.sql`
        UPDATE restriction_appeals SET judged_by_id = ${personId}::uuid, judged_at = now(), outcome = 'upheld', reason = 'so'
        WHERE id = ${appealId}::uuid`);
    await expect(as(at.ada.personId)).rejects.toThrow(/restriction_appeals_judged_by_another/);
    await expect(as(at.room.member.personId)).rejects.toThrow(/restriction_appeals_not_judged_by_appellant/);
    const otherwise = [
      Prisma.sql`UPDATE restriction_appeals SET begun_by_id = ${at.ben.personId}::uuid WHERE id = ${appealId}::uuid`,
      Prisma.sql`UPDATE restriction_appeals SET appellant_id = ${at.ben.personId}::uuid WHERE id = ${appealId}::uuid`,
      Prisma.sql`UPDATE restrictions SET begun_by_id = ${at.ben.personId}::uuid WHERE id = ${id}::uuid`,
      Prisma.sql`UPDATE restriction_appeals SET outcome = 'overturned' WHERE id = ${appealId}::uuid`,
    ];
    for (const statement of otherwise) await expect(client.$executeRaw(statement)).rejects.toThrow();
    await judge(id, { outcome: 'upheld', reason: 'It stands.' });
    expect((await membership())?.role).toBe('observer');
  });

  it('nobody is restricted without a statement, by whatever path', async () => {
    const { client } = at.database;
    const { groupId, member } = at.room;
    const insert = Prisma.sql`
      INSERT INTO restrictions (id, group_id, person_id, kind, role, reason, until, begun_by_id)
      VALUES (gen_random_uuid(), ${groupId}::uuid, ${member.personId}::uuid, 'ban', 'member', 'No.', now(),
        ${at.ada.personId}::uuid)`;
    await expect(client.$executeRaw(insert)).rejects.toThrow(/comes with a statement/);
    await expect(
      get(RestrictMemberUseCase).begin(at.ada, groupId, member.personId, {
        ...said,
        kind: 'ban',
        days: 1,
        ruleNumber: 30,
      }),
    ).rejects.toMatchObject({ code: 'E_INVALID' });
    await expect(
      get(RestrictMemberUseCase).begin(at.ada, groupId, member.personId, {
        ...said,
        kind: 'ban',
        days: 1,
        ruleVersion: 4,
      }),
    ).rejects.toMatchObject({ code: 'E_CONFLICT' });
    expect(await client.restriction.count({ where: { groupId } })).toBe(0);
  });
});
