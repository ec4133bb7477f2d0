import { beforeAll, describe, expect, it } from 'vitest';
import { routes } from '@lectern/contracts';
import { v7 as uuidv7 } from 'uuid';
import { call, refusalOf } from '../api';
import { admit, createGroup, invite, register, type Person } from '../people';

let ada: Person;
let ben: Person;
let clara: Person;
beforeAll(async () => {
  [ada, ben, clara] = await Promise.all([register('Ada'), register('Ben'), register('Clara')]);
});

const idsOf = async (person: Person | null) => (await call(routes.groups, {}, person)).map(({ id }) => id);

describe('groups', () => {
  it('need sign-in to be made', async () => {
    const settings = { name: 'X', description: '', visibility: 'public', joinPolicy: 'open' } as const;
    expect(await refusalOf(call(routes.createGroup, { body: { commandId: uuidv7(), ...settings } }, null))).toBe(
      'E_AUTH',
    );
  });

  it('are listed to their members, and to everybody when they are public', async () => {
    const [hidden, unlisted, open] = await Promise.all([
      createGroup(ada),
      createGroup(ada, { visibility: 'unlisted' }),
      createGroup(ada, { visibility: 'public' }),
    ]);
    expect(await idsOf(ada)).toEqual(expect.arrayContaining([hidden, unlisted, open]));
    for (const person of [ben, null]) {
      const ids = await idsOf(person);
      expect(ids).toContain(open);
      expect(ids).not.toContain(hidden);
      // whoever has the address may read it
      expect(ids).not.toContain(unlisted);
      expect(await call(routes.group, { params: { groupId: unlisted } }, person)).toMatchObject({ role: null });
    }
  });

  it('say what the caller may do there', async () => {
    const groupId = await createGroup(ada, { visibility: 'public', joinPolicy: 'open' });
    const can = async (person: Person | null) => (await call(routes.group, { params: { groupId } }, person)).can;
    expect(await can(null)).toMatchObject({ join: false, leave: false, seeMembers: false, addReading: false });
    expect(await can(ben)).toMatchObject({ join: true, leave: false, update: false });
    await call(routes.joinGroup, { params: { groupId } }, ben);
    expect(await can(ben)).toMatchObject({ join: false, leave: true, addReading: true, invite: false });
    expect(await can(ada)).toMatchObject({ update: true, invite: true, manageMembers: true });
  });

  it('change only what they are told to change', async () => {
    const groupId = await createGroup(ada);
    const params = { groupId };
    const changed = await call(routes.updateGroup, { params, body: { description: 'New.' } }, ada);
    expect(changed).toMatchObject({ name: 'A circle', description: 'New.', visibility: 'private' });
    expect(await call(routes.updateGroup, { params, body: {} }, ada)).toEqual(changed);
  });
});

describe('members', () => {
  it('need sign-in to be seen, and are seen by members with name and role, not with an address', async () => {
    const groupId = await createGroup(ada, { visibility: 'public' });
    const params = { groupId };
    expect(await refusalOf(call(routes.members, { params }, null))).toBe('E_AUTH');
    await admit(ada, groupId, ben, 'observer');
    const members = await call(routes.members, { params }, ben);
    expect(members.map(({ person, role }) => [person.displayName, role])).toEqual([
      ['Ada', 'owner'],
      ['Ben', 'observer'],
    ]);
    expect(JSON.stringify(members)).not.toContain('@example.org');
    expect(members.every(({ can }) => !can.changeRole && !can.remove)).toBe(true);
  });

  it('are given roles by owners, and by moderators below their own', async () => {
    const groupId = await createGroup(ada);
    await admit(ada, groupId, ben, 'moderator');
    await admit(ada, groupId, clara, 'member');
    const change = (personId: string, role: 'owner' | 'moderator' | 'member' | 'observer', as: Person) =>
      call(routes.changeRole, { params: { groupId, personId }, body: { role } }, as);
    expect(await change(clara.id, 'observer', ben)).toMatchObject({ role: 'observer' });
    for (const [personId, role] of [
      [clara.id, 'moderator'],
      [ada.id, 'member'],
      [ben.id, 'owner'],
    ] as const)
      expect(await refusalOf(change(personId, role, ben))).toBe('E_FORBIDDEN');
    expect(await change(clara.id, 'owner', ada)).toMatchObject({ role: 'owner' });
    expect(await change(ada.id, 'member', clara)).toMatchObject({ role: 'member' });
  });

  it('leave, and are not removed by themselves', async () => {
    const groupId = await createGroup(ada);
    await admit(ada, groupId, ben, 'member');
    const removing = call(routes.removeMember, { params: { groupId, personId: ada.id } }, ada);
    expect(await refusalOf(removing)).toBe('E_CONFLICT');
    await call(routes.leaveGroup, { params: { groupId } }, ben);
    expect(await refusalOf(call(routes.group, { params: { groupId } }, ben))).toBe('E_NOT_FOUND');
  });
});

describe('invitations', () => {
  it('need sign-in to be accepted, but not to be looked at', async () => {
    const token = await invite(ada, await createGroup(ada), 'observer');
    expect(await refusalOf(call(routes.acceptInvitation, { params: { token } }, null))).toBe('E_AUTH');
    const preview = await call(routes.invitationPreview, { params: { token } }, null);
    expect(preview).toMatchObject({ role: 'observer', isMember: false, group: { name: 'A circle', memberCount: 1 } });
  });

  it('show their secret once, are counted, and end when they are revoked', async () => {
    const groupId = await createGroup(ada);
    const token = await invite(ada, groupId, 'member', 5);
    await call(routes.acceptInvitation, { params: { token } }, ben);
    const [listed] = await call(routes.invitations, { params: { groupId } }, ada);
    expect(listed).toMatchObject({ uses: 1, usesMax: 5, role: 'member' });
    expect(JSON.stringify(listed)).not.toContain(token);
    const params = { groupId, invitationId: listed?.id ?? '' };
    await call(routes.revokeInvitation, { params }, ada);
    expect(await refusalOf(call(routes.revokeInvitation, { params }, ada))).toBe('E_NOT_FOUND');
    expect(await refusalOf(call(routes.acceptInvitation, { params: { token } }, clara))).toBe('E_GONE');
  });

  it('of one group are not revoked through another', async () => {
    const [one, other] = [await createGroup(ada), await createGroup(ada)];
    await invite(ada, one);
    const [invitation] = await call(routes.invitations, { params: { groupId: one } }, ada);
    const params = { groupId: other, invitationId: invitation?.id ?? '' };
    expect(await refusalOf(call(routes.revokeInvitation, { params }, ada))).toBe('E_NOT_FOUND');
  });

  it('into a role above one’s own are not for moderators to make', async () => {
    const groupId = await createGroup(ada);
    await admit(ada, groupId, ben, 'moderator');
    const inviting = (role: 'moderator' | 'member') => invite(ben, groupId, role);
    expect(await refusalOf(inviting('moderator'))).toBe('E_FORBIDDEN');
    await inviting('member');
  });
});

describe('requests to join', () => {
  const message = 'I read slowly.';

  it('need sign-in, and a group that takes them', async () => {
    const params = { groupId: await createGroup(ada, { visibility: 'public', joinPolicy: 'request' }) };
    expect(await refusalOf(call(routes.requestToJoin, { params, body: { message } }, null))).toBe('E_AUTH');
    const closed = { groupId: await createGroup(ada, { visibility: 'public' }) };
    expect(await refusalOf(call(routes.requestToJoin, { params: closed, body: { message } }, ben))).toBe('E_FORBIDDEN');
  });

  it.each(['accept', 'decline'] as const)('are decided once: %s', async (decision) => {
    const groupId = await createGroup(ada, { visibility: 'public', joinPolicy: 'request' });
    const asked = await call(routes.requestToJoin, { params: { groupId }, body: { message } }, ben);
    expect(asked).toMatchObject({ role: null, hasOpenRequest: true });
    // asking again changes the words, and is no second request
    await call(routes.requestToJoin, { params: { groupId }, body: { message: 'Please.' } }, ben);
    const requests = await call(routes.joinRequests, { params: { groupId } }, ada);
    expect(requests).toMatchObject([{ person: { id: ben.id, displayName: 'Ben' }, message: 'Please.' }]);
    const params = { groupId, requestId: requests[0]?.id ?? '' };
    const deciding = () => call(routes.decideRequest, { params, body: { decision } }, ada);
    await deciding();
    expect(await refusalOf(deciding())).toBe('E_NOT_FOUND');
    const role = decision === 'accept' ? 'member' : null;
    expect(await call(routes.group, { params: { groupId } }, ben)).toMatchObject({ role, hasOpenRequest: false });
  });
});
