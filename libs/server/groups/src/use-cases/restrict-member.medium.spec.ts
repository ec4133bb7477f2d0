import type { INestApplicationContext } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { RestrictionKind } from '@lectern/contracts';
import { Database } from '@lectern/server/database';
import { OpenReadingUseCase } from '@lectern/server/readings';
import { OpenThreadUseCase } from '@lectern/server/threads';
import { mediumApp, somebody } from '../../../../../tools/testing/medium-app';
import { ReadingRoom } from '../../../../../tools/testing/reading-room';
import { RestrictionRounds } from '../restrictions/restriction-rounds';
import { ChangeRoleUseCase } from './change-role.use-case';
import { EndMembershipUseCase } from './end-membership.use-case';
import { ManageInvitationsUseCase } from './manage-invitations.use-case';
import { RestrictMemberUseCase } from './restrict-member.use-case';
import { UseInvitationUseCase } from './use-invitation.use-case';

let app: INestApplicationContext;
let room: ReadingRoom;
let restricting: RestrictMemberUseCase;
beforeAll(async () => {
  app = await mediumApp();
  restricting = app.get(RestrictMemberUseCase, { strict: false });
});
afterAll(() => app.close());
beforeEach(async () => {
  room = await ReadingRoom.open(app);
});

const said = { facts: 'They called others names.', reason: 'To cool down.', ruleVersion: 0, ruleNumber: 1 };
const restrict = (kind: RestrictionKind, days = 1) =>
  restricting.begin(room.owner, room.groupId, room.member.personId, { ...said, kind, days });
const write = () =>
  app.get(OpenThreadUseCase, { strict: false }).execute(room.member, {
    commandId: uuidv7(),
    readingId: room.readingId,
    anchor: { blockId: null, span: null },
    body: 'A thought.',
  });
const read = () => app.get(OpenReadingUseCase, { strict: false }).execute(room.member, room.readingId);
const role = async () =>
  (
    await app.get(Database, { strict: false }).client.membership.findUnique({
      where: { groupId_personId: { groupId: room.groupId, personId: room.member.personId } },
    })
  )?.role ?? null;
const comeBack = async () => {
  const { token } = await app
    .get(ManageInvitationsUseCase, { strict: false })
    .create(room.owner, room.groupId, { role: 'member', usesMax: 1, expiresInDays: 1 });
  return app.get(UseInvitationUseCase, { strict: false }).accept(room.member, token);
};
const acts = async () =>
  (
    await app.get(Database, { strict: false }).client.moderationLogEntry.findMany({
      where: { groupId: room.groupId },
      orderBy: { seq: 'asc' },
    })
  ).map(({ act, facts }) => [act, (facts as { kind: string }).kind]);

/** Everything that is over in two days is over. */
const later = () => app.get(RestrictionRounds, { strict: false }).endThoseOver(new Date(Date.now() + 2 * 86_400_000));

describe('a member who is muted', () => {
  it('reads and writes nothing until it ends by itself, and gets the role back', async () => {
    const { until } = await restrict('mute');
    expect(new Date(until).getTime()).toBeGreaterThan(Date.now() + 86_000_000);
    await expect(write()).rejects.toMatchObject({ code: 'E_FORBIDDEN' });
    expect((await read()).reading.id).toBe(room.readingId);
    expect(await restricting.own(room.member)).toMatchObject([
      { kind: 'mute', reason: 'To cool down.', group: { id: room.groupId } },
    ]);
    await later();
    expect(await role()).toBe('member');
    await write();
    expect(await restricting.own(room.member)).toEqual([]);
    expect(await acts()).toEqual([
      ['member.restricted', 'mute'],
      ['member.restriction-ended', 'mute'],
    ]);
  });

  it('gets nothing by leaving and coming back, and no other role meanwhile', async () => {
    await restrict('mute');
    const change = app.get(ChangeRoleUseCase, { strict: false });
    await expect(change.execute(room.owner, room.groupId, room.member.personId, 'member')).rejects.toMatchObject({
      code: 'E_CONFLICT',
    });
    await app.get(EndMembershipUseCase, { strict: false }).leave(room.member, room.groupId);
    await comeBack();
    expect(await role()).toBe('observer');
    await expect(restrict('ban')).rejects.toMatchObject({ code: 'E_CONFLICT' });
    await later();
    expect(await role()).toBe('member');
  });
});

describe('a member who is suspended or banned', () => {
  it.each(['suspend', 'ban'] as const)('(%s) sees nothing of the group and comes in by no link', async (kind) => {
    const { id } = await restrict(kind);
    await expect(read()).rejects.toMatchObject({ code: 'E_NOT_FOUND' });
    await expect(write()).rejects.toMatchObject({ code: 'E_NOT_FOUND' });
    await expect(comeBack()).rejects.toMatchObject({ code: 'E_FORBIDDEN' });
    // what they were told they still read
    expect(await restricting.own(room.member)).toMatchObject([{ id, kind }]);
    expect(await restricting.list(room.owner, room.groupId)).toMatchObject([{ id, kind }]);
    await restricting.lift(room.owner, room.groupId, id);
    expect(await role()).toBe(kind === 'suspend' ? 'member' : null);
    if (kind === 'ban') await comeBack();
    await write();
    expect((await acts()).map(([act]) => act)).toEqual(['member.restricted', 'member.restriction-lifted']);
  });
});

describe('who may', () => {
  it('is whoever could remove the member, and nobody restricts themselves or the last owner', async () => {
    const moderator = await somebody(app);
    await app.get(Database, { strict: false }).client.membership.create({
      data: { groupId: room.groupId, personId: moderator.personId, role: 'moderator' },
    });
    const given = { ...said, kind: 'ban', days: 1 } as const;
    const by = (as = moderator, personId = room.member.personId) =>
      restricting.begin(as, room.groupId, personId, given);
    await expect(by(room.member, moderator.personId)).rejects.toMatchObject({ code: 'E_FORBIDDEN' });
    await expect(by(moderator, room.owner.personId)).rejects.toMatchObject({ code: 'E_FORBIDDEN' });
    await expect(by(room.owner, room.owner.personId)).rejects.toMatchObject({ code: 'E_CONFLICT' });
    await by();
    expect(await role()).toBeNull();
  });
});
