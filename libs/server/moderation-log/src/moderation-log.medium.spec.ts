import type { INestApplicationContext } from '@nestjs/common';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { commitTo } from '@lectern/moderation-log';
import { Database } from '@lectern/server/database';
import { ChangeRoleUseCase, EndMembershipUseCase } from '@lectern/server/groups';
import { CONFIG, type Config } from '@lectern/server/platform';
import { mediumApp, privateGroup, somebody } from '../../../../tools/testing/medium-app';
import { ReadingRoom } from '../../../../tools/testing/reading-room';
import { readLogLines, verifyLogLines } from './found-log';
import { ModerationLog } from './moderation-log';
import { sha256 } from './sha256';

let app: INestApplicationContext;
let database: Database;
let other: Client;
beforeAll(async () => {
  app = await mediumApp();
  database = app.get(Database, { strict: false });
  other = new Client({ connectionString: app.get<Config>(CONFIG).databaseUrl });
  await other.connect();
});
afterAll(async () => {
  await other.end();
  await app.close();
});

const faultsOf = async (groupId: string) =>
  verifyLogLines(await readLogLines(other)).find((log) => log.groupId === groupId)?.faults;

describe('the log of a group', () => {
  it('has who was given another role or removed, by whom, in the transaction that did it', async () => {
    const room = await ReadingRoom.open(app);
    const [owner, member] = [room.owner.personId, room.member.personId];
    const changing = app.get(ChangeRoleUseCase, { strict: false });
    await changing.execute(room.owner, room.groupId, member, 'observer');
    // nothing changes, nothing to tell
    await changing.execute(room.owner, room.groupId, member, 'observer');
    await expect(changing.execute(room.owner, room.groupId, owner, 'member')).rejects.toMatchObject({
      code: 'E_LAST_OWNER',
    });
    await app.get(EndMembershipUseCase, { strict: false }).remove(room.owner, room.groupId, member);
    const entries = await database.client.moderationLogEntry.findMany({
      where: { groupId: room.groupId },
      orderBy: { seq: 'asc' },
      include: { openings: { orderBy: { name: 'asc' } } },
    });
    expect(entries.map(({ seq, act, facts }) => ({ seq, act, facts }))).toEqual([
      { seq: 1, act: 'member.role-changed', facts: { from: 'member', to: 'observer' } },
      { seq: 2, act: 'member.removed', facts: { from: 'observer' } },
    ]);
    for (const { openings, commitments } of entries) {
      expect(openings.map(({ name, value }) => [name, value])).toEqual([
        ['actor', owner],
        ['subject', member],
      ]);
      const opened = openings.map(({ name, salt, value }) => [name, commitTo(value, salt, sha256)]);
      expect(commitments).toEqual(Object.fromEntries(opened));
    }
    // the same people, and nobody sees that they are
    expect(entries[0]?.commitments).not.toEqual(entries[1]?.commitments);
    expect(await faultsOf(room.groupId)).toEqual([]);
  });

  it('is without gaps and forks when many write at once, and an act that fails leaves nothing', async () => {
    const owner = await somebody(app);
    const groupId = await privateGroup(app, owner);
    const log = app.get(ModerationLog, { strict: false });
    const act = { groupId, act: 'member.removed', actorId: owner.personId } as const;
    const writes = Array.from({ length: 20 }, (_, index) =>
      database.write(async (transaction) => {
        const seq = await log.append({ ...act, facts: { index } }, transaction);
        if (index % 4 === 0) throw new Error('given up');
        return seq;
      }),
    );
    const done = await Promise.allSettled(writes);
    const numbers = done.flatMap((one) => (one.status === 'fulfilled' ? one.value : []));
    expect(numbers.sort((a, b) => a - b)).toEqual(Array.from({ length: 15 }, (_, index) => index + 1));
    expect(await faultsOf(groupId)).toEqual([]);
  });

  it('keeps the root of a day that is over', async () => {
    const owner = await somebody(app);
    const groupId = await privateGroup(app, owner);
    const log = app.get(ModerationLog, { strict: false });
    const append = () =>
      database.write((transaction) => log.append({ groupId, act: 'member.removed', actorId: null }, transaction));
    await append();
    await append();
    const first = await database.client.moderationLogHead.update({
      where: { groupId },
      data: { at: new Date(Date.now() - 86_400_000) },
    });
    await append();
    const roots = await database.client.moderationLogRoot.findMany({ where: { groupId } });
    expect(roots).toMatchObject([{ seq: 2, hash: first.hash }]);
    expect(await faultsOf(groupId)).toEqual([]);
  });

  it('cannot be changed; whoever gets round that is found out, and erasing a person is no fault', async () => {
    const [owner, gone] = [await somebody(app), await somebody(app)];
    const groupId = await privateGroup(app, owner);
    const log = app.get(ModerationLog, { strict: false });
    const act = { groupId, act: 'member.removed', actorId: owner.personId, subjectId: gone.personId } as const;
    for (const words of ['one', 'two', 'three']) {
      await database.write((transaction) => log.append({ ...act, words }, transaction));
    }
    await database.client.person.delete({ where: { id: gone.personId } });
    const left = await database.client.moderationLogOpening.findMany({ where: { groupId }, select: { name: true } });
    expect(left.map(({ name }) => name)).toEqual(['actor', 'actor', 'actor']);
    expect(await faultsOf(groupId)).toEqual([]);

    const change = {
      text: `UPDATE moderation_log_entries SET act = 'x' WHERE group_id = $1 AND seq = 2`,
      values: [groupId],
    };
    const drop = { text: 'DELETE FROM moderation_log_entries WHERE group_id = $1 AND seq = 2', values: [groupId] };
    for (const statement of [change, drop]) await expect(other.query(statement)).rejects.toThrow('only added to');
    await other.query('ALTER TABLE moderation_log_entries DISABLE TRIGGER keep_moderation_log');
    await other.query(change);
    expect(await faultsOf(groupId)).toEqual([{ kind: 'altered', from: 2, to: 2 }]);
    await other.query('DELETE FROM moderation_log_openings WHERE group_id = $1', [groupId]);
    await other.query(drop);
    expect(await faultsOf(groupId)).toEqual([{ kind: 'missing', from: 2, to: 2 }]);
  });
});
