import type { INestApplicationContext } from '@nestjs/common';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { v7 as uuidv7 } from 'uuid';
import type { Bulk, CaseDetail, DecideInBulk } from '@lectern/contracts';
import { Prisma } from '@lectern/server/database';
import { mediumApp } from '../../../../../tools/testing/medium-app';
import { ModeratedRoom } from '../../../../../tools/testing/moderated-room';
import { BulkRunner } from '../bulk/bulk-runner';
import { DecideInBulkUseCase } from './decide-in-bulk.use-case';

let app: INestApplicationContext;
let at: ModeratedRoom;
let bulks: DecideInBulkUseCase;
beforeAll(async () => {
  app = await mediumApp();
  bulks = app.get(DecideInBulkUseCase, { strict: false });
});
afterAll(() => app.close());
beforeEach(async () => {
  at = await ModeratedRoom.open(app);
});

const three = async () => [await at.reported('One.'), await at.reported('Two.'), await at.reported('Three.')];
const inBulk = (cases: readonly CaseDetail[], change: Partial<DecideInBulk> = {}, as = at.ada) =>
  bulks.begin(as, {
    commandId: uuidv7(),
    groupId: at.room.groupId,
    action: 'hide',
    reason: '{author} breaks “{rule}” in {title}.',
    ruleVersion: 0,
    ruleNumber: 1,
    cases: cases.map(({ id: caseId, version, comment }) => ({ caseId, version, bodyVersion: comment.version })),
    ...change,
  });
const settled = async ({ id }: Bulk, state: Bulk['state'], as = at.ada): Promise<Bulk> => {
  await expect.poll(async () => (await bulks.read(as, id)).state, { timeout: 30_000 }).toBe(state);
  return bulks.read(as, id);
};
const states = ({ items }: Bulk) => items.map(({ state }) => state);

describe('many cases decided at once', () => {
  it('are each done, with a reason filled for each, or refused with why', async () => {
    const cases = await three();
    const [, second] = cases;
    if (!second) throw new Error('There is no second case.');
    await at.decide(await at.read(second.id, at.ben), 'approve', at.ben);
    const done = await settled(await inBulk(cases), 'done');
    expect(states(done)).toEqual(['done', 'refused', 'done']);
    expect(done.items[1]?.refusal).toMatchObject({ code: 'E_CONFLICT', reason: 'CASE_CHANGED' });
    const statements = await at.statements();
    expect(statements).toHaveLength(2);
    for (const { content } of statements) {
      expect(content.ground.explanation).toMatch(/^\S.* breaks “Argue about what is said.*” in \S.*\.$/);
      expect(content.ground.explanation).not.toMatch(/[{}]/);
    }
    expect((await at.read(second.id)).decision).toMatchObject({ action: 'approve', by: { id: at.ben.personId } });
  });

  it('are taken back in one step, but for what somebody did something with since', async () => {
    const cases = await three();
    const done = await settled(await inBulk(cases), 'done');
    const [first] = cases;
    const decided = await at.read(first?.id ?? '');
    await at.appeal(decided.decision?.id ?? '');
    // its window is that of all of it, not of the single decision
    await at.database.client.$executeRaw(Prisma.sql`ALTER TABLE decisions DISABLE TRIGGER keep_decision`);
    await at.database.client.decision.updateMany({ data: { decidedAt: new Date(Date.now() - 60_000) } });
    await at.database.client.$executeRaw(Prisma.sql`ALTER TABLE decisions ENABLE TRIGGER keep_decision`);
    await bulks.undo(at.ada, done.id);
    const undone = await settled(done, 'undone');
    expect(states(undone)).toEqual(['kept', 'undone', 'undone']);
    expect(undone).toMatchObject({ undoUntil: null, items: [{ refusal: { code: 'E_CONFLICT' } }, {}, {}] });
    for (const { id } of cases.slice(1)) expect(await at.read(id)).toMatchObject({ withheldAs: null, decision: null });
    expect((await at.read(decided.id, at.ben)).withheldAs).toBe('hidden');
  });

  it('are not taken back when it is too late, by nobody else, and the same command is the same bulk', async () => {
    const cases = await three();
    const commandId = uuidv7();
    const begun = await inBulk(cases, { commandId });
    expect((await inBulk(cases, { commandId })).id).toBe(begun.id);
    await expect(inBulk(cases, { commandId, reason: 'Other.' })).rejects.toMatchObject({ code: 'E_CONFLICT' });
    const done = await settled(begun, 'done');
    expect(done.items).toHaveLength(3);
    await expect(bulks.read(at.ben, done.id)).rejects.toMatchObject({ code: 'E_NOT_FOUND' });
    await expect(bulks.undo(at.ben, done.id)).rejects.toMatchObject({ code: 'E_NOT_FOUND' });
    await at.database.client.bulkDecision.update({
      where: { id: done.id },
      data: { finishedAt: new Date(Date.now() - 60_000) },
    });
    await expect(bulks.undo(at.ada, done.id)).rejects.toMatchObject({ code: 'E_CONFLICT' });
    expect(await at.database.client.decision.count({ where: { caseId: { in: cases.map(({ id }) => id) } } })).toBe(3);
  });

  it('go on where the server stopped: what was committed and not noted is not done twice', async () => {
    const cases = await three();
    const done = await settled(await inBulk(cases), 'done');
    // as after a crash between a commit and its note
    await at.database.client.bulkItem.updateMany({ where: { bulkId: done.id }, data: { state: 'waiting' } });
    await at.database.client.bulkDecision.update({
      where: { id: done.id },
      data: { state: 'running', finishedAt: null, leaseUntil: new Date(Date.now() - 1) },
    });
    await app.get(BulkRunner, { strict: false }).run(done.id);
    expect(states(await settled(done, 'done'))).toEqual(['done', 'done', 'done']);
    expect(await at.database.client.decision.count({ where: { caseId: { in: cases.map(({ id }) => id) } } })).toBe(3);
  });

  it('are of one group, led by who decides: each is refused to who leads it no more', async () => {
    const cases = await three();
    const other = await ModeratedRoom.open(app);
    await expect(inBulk([...cases, await other.reported()])).rejects.toMatchObject({ code: 'E_NOT_FOUND' });
    await expect(inBulk(cases, {}, at.reader)).rejects.toMatchObject({ code: 'E_FORBIDDEN' });
    await expect(inBulk(cases, { ruleNumber: 30 })).rejects.toMatchObject({ code: 'E_INVALID' });
    const { client } = at.database;
    const done = await settled(await inBulk(cases.slice(0, 1)), 'done');
    await at.demote(at.ada);
    await client.bulkItem.updateMany({ where: { bulkId: done.id }, data: { state: 'waiting' } });
    await client.bulkDecision.update({ where: { id: done.id }, data: { state: 'running', leaseUntil: null } });
    await app.get(BulkRunner, { strict: false }).run(done.id);
    expect(states(await settled(done, 'done'))).toEqual(['refused']);
  });
});
