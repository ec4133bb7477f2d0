import type { INestApplicationContext } from '@nestjs/common';
import { Client } from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { v7 as uuidv7 } from 'uuid';
import type { MemberRole } from '@lectern/contracts';
import { Database } from '@lectern/server/database';
import { CONFIG, type Config, type SignedInCaller } from '@lectern/server/platform';
import { mediumApp, privateGroup, somebody } from '../../../../../tools/testing/medium-app';
import { ChangeRoleUseCase } from './change-role.use-case';
import { EndMembershipUseCase } from './end-membership.use-case';
import { JoinRequestsUseCase } from './join-requests.use-case';
import { ManageInvitationsUseCase } from './manage-invitations.use-case';

let app: INestApplicationContext;
let database: Database;
let ending: EndMembershipUseCase;
let changing: ChangeRoleUseCase;
let managing: ManageInvitationsUseCase;
let deciding: JoinRequestsUseCase;
beforeAll(async () => {
  app = await mediumApp();
  database = app.get(Database, { strict: false });
  ending = app.get(EndMembershipUseCase, { strict: false });
  changing = app.get(ChangeRoleUseCase, { strict: false });
  managing = app.get(ManageInvitationsUseCase, { strict: false });
  deciding = app.get(JoinRequestsUseCase, { strict: false });
});
afterAll(() => app.close());

let owner: SignedInCaller;
let groupId: string;
beforeEach(async () => {
  owner = await somebody(app);
  groupId = await privateGroup(app, owner);
});

async function withRole(role: MemberRole): Promise<SignedInCaller> {
  const person = await somebody(app);
  await database.client.membership.create({ data: { groupId, personId: person.personId, role } });
  return person;
}

function roles(): Promise<string[]> {
  return database.client.membership
    .findMany({ where: { groupId }, select: { role: true } })
    .then((rows) => rows.map(({ role }) => role).sort());
}

describe('the last owner', () => {
  const refusal = { code: 'E_LAST_OWNER' };

  it('cannot leave, nor become anything else, whoever else is there', async () => {
    await withRole('moderator');
    await expect(ending.leave(owner, groupId)).rejects.toMatchObject(refusal);
    for (const role of ['moderator', 'member', 'observer'] as const)
      await expect(changing.execute(owner, groupId, owner.personId, role)).rejects.toMatchObject(refusal);
    expect(await roles()).toEqual(['moderator', 'owner']);
  });

  it('can go once there is another one', async () => {
    await withRole('owner');
    await ending.leave(owner, groupId);
    expect(await roles()).toEqual(['owner']);
  });

  it('is left when two owners leave at once', async () => {
    const other = await withRole('owner');
    const done = await Promise.allSettled([ending.leave(owner, groupId), ending.leave(other, groupId)]);
    expect(done.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(done.find(({ status }) => status === 'rejected')).toMatchObject({ reason: refusal });
    expect(await roles()).toEqual(['owner']);
  });

  it('is left when two owners remove each other, or step down at once', async () => {
    const other = await withRole('owner');
    await Promise.allSettled([
      ending.remove(owner, groupId, other.personId),
      ending.remove(other, groupId, owner.personId),
    ]);
    expect(await roles()).toEqual(['owner']);
    const stays = (await database.client.membership.findFirstOrThrow({ where: { groupId } })).personId;
    const [first, second] = [stays === owner.personId ? owner : other, await withRole('owner')];
    await Promise.allSettled([
      changing.execute(first, groupId, first.personId, 'member'),
      changing.execute(second, groupId, second.personId, 'member'),
    ]);
    expect(await roles()).toEqual(['member', 'owner']);
  });
});

describe('a role that changes in flight', () => {
  /** Begins something while the group's row is held, changes a role meanwhile, and lets go. */
  async function meanwhile<T>(begin: () => Promise<T>, person: SignedInCaller, role: MemberRole): Promise<T> {
    const other = new Client({ connectionString: app.get<Config>(CONFIG).databaseUrl });
    await other.connect();
    try {
      await other.query('BEGIN');
      await other.query('SELECT 1 FROM groups WHERE id = $1 FOR UPDATE', [groupId]);
      const begun = begin();
      begun.catch(() => undefined);
      await waiting(other);
      const change = 'UPDATE memberships SET role = $1::"MemberRole" WHERE group_id = $2 AND person_id = $3';
      await other.query(change, [role, groupId, person.personId]);
      await other.query('COMMIT');
      return await begun;
    } finally {
      await other.end();
    }
  }

  /** Resolves once somebody waits for a lock. */
  async function waiting(other: Client): Promise<void> {
    for (;;) {
      const { rowCount } = await other.query('SELECT 1 FROM pg_locks WHERE NOT granted LIMIT 1');
      if (rowCount) return;
    }
  }

  it('counts: a moderator who was just made a member removes nobody', async () => {
    const [moderator, member] = [await withRole('moderator'), await withRole('member')];
    const remove = () => ending.remove(moderator, groupId, member.personId);
    await expect(meanwhile(remove, moderator, 'member')).rejects.toMatchObject({ code: 'E_FORBIDDEN' });
    expect(await roles()).toEqual(['member', 'member', 'owner']);
  });

  it('counts: nor does a moderator remove or change somebody who was just made an owner', async () => {
    const [moderator, member] = [await withRole('moderator'), await withRole('member')];
    const remove = () => ending.remove(moderator, groupId, member.personId);
    await expect(meanwhile(remove, member, 'owner')).rejects.toMatchObject({ code: 'E_FORBIDDEN' });
    const change = () => changing.execute(moderator, groupId, member.personId, 'observer');
    await expect(meanwhile(change, member, 'owner')).rejects.toMatchObject({ code: 'E_FORBIDDEN' });
    expect(await roles()).toEqual(['moderator', 'owner', 'owner']);
  });

  it('counts: an owner who was just made a member demotes and invites nobody', async () => {
    const [first, second] = [await withRole('owner'), await withRole('owner')];
    const demote = () => changing.execute(first, groupId, owner.personId, 'observer');
    await expect(meanwhile(demote, first, 'member')).rejects.toMatchObject({ code: 'E_FORBIDDEN' });
    const input = { role: 'moderator', usesMax: 1, expiresInDays: 1 } as const;
    const invite = () => managing.create(second, groupId, input);
    await expect(meanwhile(invite, second, 'member')).rejects.toMatchObject({ code: 'E_FORBIDDEN' });
    expect(await managing.list(owner, groupId)).toEqual([]);
    expect(await roles()).toEqual(['member', 'member', 'owner']);
  });

  it('counts: nor does a moderator who was just made a member revoke an invitation or let anybody in', async () => {
    const [first, second, asking] = [await withRole('moderator'), await withRole('moderator'), await somebody(app)];
    const { id } = await managing.create(owner, groupId, { role: 'member', usesMax: 1, expiresInDays: 1 });
    const revoke = () => managing.revoke(first, groupId, id);
    await expect(meanwhile(revoke, first, 'member')).rejects.toMatchObject({ code: 'E_FORBIDDEN' });
    const request = await database.client.joinRequest.create({
      data: { id: uuidv7(), groupId, personId: asking.personId, message: '' },
    });
    const decide = () => deciding.decide(second, groupId, request.id, 'accept');
    await expect(meanwhile(decide, second, 'member')).rejects.toMatchObject({ code: 'E_FORBIDDEN' });
    expect(await roles()).toEqual(['member', 'member', 'owner']);
  });
});
