import type { INestApplicationContext } from '@nestjs/common';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { v7 as uuidv7 } from 'uuid';
import { Database } from '@lectern/server/database';
import type { SignedInCaller } from '@lectern/server/platform';
import { mediumApp, privateGroup, somebody } from '../../../../../tools/testing/medium-app';
import { CreateGroupUseCase } from './create-group.use-case';
import { ManageInvitationsUseCase } from './manage-invitations.use-case';
import { UseInvitationUseCase } from './use-invitation.use-case';

let app: INestApplicationContext;
let database: Database;
let managing: ManageInvitationsUseCase;
let using: UseInvitationUseCase;
beforeAll(async () => {
  app = await mediumApp();
  database = app.get(Database, { strict: false });
  managing = app.get(ManageInvitationsUseCase, { strict: false });
  using = app.get(UseInvitationUseCase, { strict: false });
});
afterAll(() => app.close());

let owner: SignedInCaller;
let groupId: string;
beforeEach(async () => {
  owner = await somebody(app);
  groupId = await privateGroup(app, owner);
});

const invite = (usesMax: number) => managing.create(owner, groupId, { role: 'member', usesMax, expiresInDays: 1 });
const members = () => database.client.membership.count({ where: { groupId, role: 'member' } });
const uses = async (id: string) => (await database.client.invitation.findUniqueOrThrow({ where: { id } })).uses;
const gone = { code: 'E_GONE' };

describe('an invitation', () => {
  it('for one lets exactly one of eight in who come at once', async () => {
    const { id, token } = await invite(1);
    const people = await Promise.all(Array.from({ length: 8 }, () => somebody(app)));
    const done = await Promise.allSettled(people.map((person) => using.accept(person, token)));
    expect(done.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    for (const result of done) if (result.status === 'rejected') expect(result.reason).toMatchObject(gone);
    expect(await members()).toBe(1);
    expect(await uses(id)).toBe(1);
  });

  it('is used once by a person who accepts in many tabs at once', async () => {
    const { id, token } = await invite(5);
    const person = await somebody(app);
    const done = await Promise.all(Array.from({ length: 5 }, () => using.accept(person, token)));
    expect(new Set(done)).toEqual(new Set([groupId]));
    expect(await uses(id)).toBe(1);
  });

  it('that is used up still leads whoever came in by it to the group', async () => {
    const { token } = await invite(1);
    const person = await somebody(app);
    await using.accept(person, token);
    expect(await using.accept(person, token)).toBe(groupId);
    await expect(using.accept(await somebody(app), token)).rejects.toMatchObject(gone);
  });

  it('leaves a member the role they have', async () => {
    const { token } = await invite(5);
    await using.accept(owner, token);
    const { role } = await database.client.membership.findFirstOrThrow({ where: { groupId } });
    expect(role).toBe('owner');
  });

  it.each([
    ['revoked', (id: string) => managing.revoke(owner, groupId, id)],
    [
      'expired',
      (id: string) =>
        database.client.invitation.update({ where: { id }, data: { expiresAt: new Date(Date.now() - 1) } }),
    ],
    ['used up', (id: string) => database.client.invitation.update({ where: { id }, data: { uses: 3 } })],
  ])('that is %s shows nothing and lets nobody in', async (_, end) => {
    const { id, token } = await invite(3);
    const person = await somebody(app);
    expect(await using.preview(person, token)).toMatchObject({ role: 'member', isMember: false });
    await end(id);
    await expect(using.preview(person, token)).rejects.toMatchObject(gone);
    await expect(using.accept(person, token)).rejects.toMatchObject(gone);
    expect(await managing.list(owner, groupId)).toEqual([]);
    expect(await members()).toBe(0);
  });

  it('is stored as a hash alone', async () => {
    const { id, token } = await invite(1);
    const stored = await database.client.invitation.findUniqueOrThrow({ where: { id } });
    expect(JSON.stringify(stored)).not.toContain(token);
  });
});

describe('the same command to create a group', () => {
  const creating = () => app.get(CreateGroupUseCase, { strict: false });
  const command = () => ({
    commandId: uuidv7(),
    name: 'Lamps',
    description: 'We read.',
    visibility: 'private' as const,
    joinPolicy: 'request' as const,
  });

  it('makes one group, however often it comes at once', async () => {
    const input = command();
    const done = await Promise.all(Array.from({ length: 6 }, () => creating().execute(owner, input)));
    expect(new Set(done)).toEqual(new Set([input.commandId]));
    expect(await database.client.membership.count({ where: { groupId: input.commandId } })).toBe(1);
  });

  it('with any other setting, or by somebody else, is a conflict', async () => {
    const input = command();
    await creating().execute(owner, input);
    const others = [{ name: 'x' }, { description: 'x' }, { visibility: 'public' }, { joinPolicy: 'open' }] as const;
    for (const other of others)
      await expect(creating().execute(owner, { ...input, ...other })).rejects.toMatchObject({ code: 'E_CONFLICT' });
    await expect(creating().execute(await somebody(app), input)).rejects.toMatchObject({ code: 'E_CONFLICT' });
  });

  it('still finds its group once that was given another name', async () => {
    const input = command();
    await creating().execute(owner, input);
    await database.client.group.update({ where: { id: input.commandId }, data: { name: 'Moths' } });
    expect(await creating().execute(owner, input)).toBe(input.commandId);
    const renamed = creating().execute(owner, { ...input, name: 'Moths' });
    await expect(renamed).rejects.toMatchObject({ code: 'E_CONFLICT' });
  });
});
