import type { INestApplicationContext } from '@nestjs/common';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { MemberRole } from '@lectern/contracts';
import { Database } from '@lectern/server/database';
import type { SignedInCaller } from '@lectern/server/platform';
import { mediumApp, privateGroup, somebody } from '../../../../tools/testing/medium-app';
import { ChangeRoleUseCase } from './use-cases/change-role.use-case';
import { EndMembershipUseCase } from './use-cases/end-membership.use-case';
import { ManageInvitationsUseCase } from './use-cases/manage-invitations.use-case';
import { UseInvitationUseCase } from './use-cases/use-invitation.use-case';

let app: INestApplicationContext;
let ending: EndMembershipUseCase;
let changing: ChangeRoleUseCase;
let managing: ManageInvitationsUseCase;
let using: UseInvitationUseCase;
beforeAll(async () => {
  app = await mediumApp();
  ending = app.get(EndMembershipUseCase, { strict: false });
  changing = app.get(ChangeRoleUseCase, { strict: false });
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

async function withRole(role: MemberRole): Promise<SignedInCaller> {
  const person = await somebody(app);
  const { client } = app.get(Database, { strict: false });
  await client.membership.create({ data: { groupId, personId: person.personId, role } });
  return person;
}

const invite = (by: SignedInCaller, role: 'moderator' | 'member') =>
  managing.create(by, groupId, { role, usesMax: 5, expiresInDays: 1 });
const setRole = (person: SignedInCaller, role: MemberRole) => changing.execute(owner, groupId, person.personId, role);
const gone = { code: 'E_GONE' };

describe('the links somebody made', () => {
  it.each([
    ['are removed', (person: SignedInCaller) => ending.remove(owner, groupId, person.personId)],
    ['leave', (person: SignedInCaller) => ending.leave(person, groupId)],
    ['become a member', (person: SignedInCaller) => setRole(person, 'member')],
  ])('lead nowhere once they %s; those of others do', async (_, end) => {
    const moderator = await withRole('moderator');
    const [own, others] = [await invite(moderator, 'member'), await invite(owner, 'member')];
    await end(moderator);
    for (const person of [moderator, await somebody(app)])
      await expect(using.preview(person, own.token)).rejects.toMatchObject(gone);
    await expect(using.accept(await somebody(app), own.token)).rejects.toMatchObject(gone);
    expect((await managing.list(owner, groupId)).map(({ id }) => id)).toEqual([others.id]);
  });

  it('stay as far as they could make them in their new role', async () => {
    const other = await withRole('owner');
    const [asModerator, asMember] = [await invite(other, 'moderator'), await invite(other, 'member')];
    await setRole(other, 'moderator');
    await expect(using.accept(await somebody(app), asModerator.token)).rejects.toMatchObject(gone);
    expect(await using.accept(await somebody(app), asMember.token)).toBe(groupId);
  });
});
