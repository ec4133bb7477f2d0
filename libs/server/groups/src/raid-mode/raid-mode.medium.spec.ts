import type { INestApplicationContext } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { beginRaidModeSchema, type BeginRaidMode } from '@lectern/contracts';
import { Database } from '@lectern/server/database';
import { StreamReader } from '@lectern/server/realtime';
import { CreateCommentUseCase, ReadingStream } from '@lectern/server/threads';
import { mediumApp, somebody } from '../../../../../tools/testing/medium-app';
import { ReadingRoom } from '../../../../../tools/testing/reading-room';
import { ChangeRaidModeUseCase } from '../use-cases/change-raid-mode.use-case';
import { JoinGroupUseCase } from '../use-cases/join-group.use-case';
import { JoinRequestsUseCase } from '../use-cases/join-requests.use-case';
import { ManageInvitationsUseCase } from '../use-cases/manage-invitations.use-case';
import { ReadGroupsUseCase } from '../use-cases/read-groups.use-case';
import { UseInvitationUseCase } from '../use-cases/use-invitation.use-case';
import { RaidRounds } from './raid-rounds';

let app: INestApplicationContext;
let room: ReadingRoom;
let raids: ChangeRaidModeUseCase;
const client = () => app.get(Database, { strict: false }).client;
beforeAll(async () => {
  app = await mediumApp();
  raids = app.get(ChangeRaidModeUseCase, { strict: false });
});
afterAll(() => app.close());
beforeEach(async () => {
  room = await ReadingRoom.open(app);
});

const begin = (given: Partial<BeginRaidMode> = {}, as = room.owner) =>
  raids.begin(as, room.groupId, {
    holdsNewcomers: false,
    slowSeconds: null,
    closesJoining: false,
    hours: 1,
    reason: 'Too many at once.',
    ...given,
  });
const group = (as = room.member) => app.get(ReadGroupsUseCase, { strict: false }).one(as, room.groupId);
const answer = (threadId: string, as = room.member) =>
  app
    .get(CreateCommentUseCase, { strict: false })
    .execute(as, { commandId: uuidv7(), threadId, parentId: null, body: 'An answer.' });
const round = (at = new Date()) => app.get(RaidRounds, { strict: false }).round(at);
const acts = async () =>
  (await client().moderationLogEntry.findMany({ where: { groupId: room.groupId }, orderBy: { seq: 'asc' } })).map(
    ({ act }) => act,
  );
/** The group is older than a day: what is usual in it is known. */
const known = () =>
  client().group.update({ where: { id: room.groupId }, data: { createdAt: new Date(Date.now() - 30 * 86_400_000) } });
const joinMany = async (count: number) => {
  const people = await Promise.all(Array.from({ length: count }, () => somebody(app)));
  await client().membership.createMany({
    data: people.map(({ personId }) => ({ groupId: room.groupId, personId, role: 'member' })),
  });
};

describe('raid mode', () => {
  it('is begun by who leads, told to everybody who reads, and is over when its time is', async () => {
    const { id } = await room.comment();
    const { head } = await room.snapshot();
    await expect(begin({ slowSeconds: 60 }, room.member)).rejects.toMatchObject({ code: 'E_FORBIDDEN' });
    await begin({ slowSeconds: 60 });
    const { raid } = await group();
    expect(raid).toMatchObject({ slowSeconds: 60, holdsNewcomers: false, reason: 'Too many at once.' });
    expect((await room.snapshot(room.member)).standing.raid).toMatchObject({ slowSeconds: 60, until: raid?.until });
    const stream = app.get(ReadingStream, { strict: false }).stream(room.readingId);
    const { events } = await app.get(StreamReader, { strict: false }).pageFor(room.member, stream, head);
    expect(events).toMatchObject([{ type: 'reading.changed', standing: { raid: { slowSeconds: 60 } } }]);
    await expect(answer(id)).rejects.toMatchObject({ code: 'E_SLOW' });
    await answer(id, room.owner);
    // its time is over: that holds before anybody has looked
    await client().group.update({ where: { id: room.groupId }, data: { raidUntil: new Date(Date.now() - 1) } });
    expect((await group()).raid).toBeNull();
    await answer(id);
    await round();
    await round();
    expect(await acts()).toEqual(['raid-mode.begun', 'raid-mode.lapsed']);
    expect((await room.snapshot()).standing.raid).toBeNull();
  });

  it('holds what newcomers write, and lets it go up at once when it is ended early', async () => {
    await begin({ holdsNewcomers: true });
    await expect(room.comment()).rejects.toMatchObject({ code: 'E_HELD' });
    await room.comment({}, 'As who leads.', room.owner);
    await raids.end(room.owner, room.groupId);
    await room.comment();
    await expect(raids.end(room.owner, room.groupId)).rejects.toMatchObject({ code: 'E_CONFLICT' });
    expect(await acts()).toEqual(['raid-mode.begun', 'raid-mode.ended']);
  });

  it('closes joining by every way but the one who leads decides on', async () => {
    const links = app.get(ManageInvitationsUseCase, { strict: false });
    const { token } = await links.create(room.owner, room.groupId, { role: 'member', usesMax: 5, expiresInDays: 1 });
    const [guest, asker] = await Promise.all([somebody(app), somebody(app)]);
    await client().group.update({
      where: { id: room.groupId },
      data: { visibility: 'public', joinPolicy: 'request' },
    });
    const requests = app.get(JoinRequestsUseCase, { strict: false });
    await requests.request(asker, room.groupId, 'Please.');
    await begin({ closesJoining: true });
    const closed = { code: 'E_CLOSED', details: { reason: 'joining' } };
    const join = app.get(JoinGroupUseCase, { strict: false });
    await expect(requests.request(guest, room.groupId, '')).rejects.toMatchObject(closed);
    await expect(app.get(UseInvitationUseCase, { strict: false }).accept(guest, token)).rejects.toMatchObject(closed);
    await client().group.update({ where: { id: room.groupId }, data: { joinPolicy: 'open' } });
    await expect(join.execute(guest, room.groupId)).rejects.toMatchObject(closed);
    expect((await group(guest)).can).toMatchObject({ join: false, requestToJoin: false });
    const [waiting] = await requests.list(room.owner, room.groupId);
    await requests.decide(room.owner, room.groupId, waiting?.id ?? '', 'accept');
    await raids.end(room.owner, room.groupId);
    await join.execute(guest, room.groupId);
    expect(await client().membership.count({ where: { groupId: room.groupId } })).toBe(4);
  });

  it('has to hold something', () => {
    const nothing = { holdsNewcomers: false, slowSeconds: null, closesJoining: false, hours: 1, reason: 'Why.' };
    expect(beginRaidModeSchema.safeParse(nothing).success).toBe(false);
    expect(beginRaidModeSchema.safeParse({ ...nothing, closesJoining: true }).success).toBe(true);
  });
});

describe('what looks like a raid', () => {
  it('is said to who leads, once, and decides nothing', async () => {
    await known();
    await joinMany(7);
    await round();
    // with who came in before that makes nine
    const { raidSigns, raid } = await group(room.owner);
    expect(raid).toBeNull();
    expect(raidSigns?.signs).toEqual([{ kind: 'members', count: 9, usual: 0 }]);
    expect((await group()).raidSigns).toBeNull();
    await joinMany(3);
    await round();
    expect(await acts()).toEqual(['raid-mode.proposed']);
  });

  it('is dismissed by a person, and not said again for a while', async () => {
    await known();
    await joinMany(8);
    await round();
    await expect(raids.dismiss(room.member, room.groupId)).rejects.toMatchObject({ code: 'E_FORBIDDEN' });
    await raids.dismiss(room.owner, room.groupId);
    await expect(raids.dismiss(room.owner, room.groupId)).rejects.toMatchObject({ code: 'E_CONFLICT' });
    await round();
    expect((await group(room.owner)).raidSigns).toBeNull();
    await client().group.update({ where: { id: room.groupId }, data: { raidQuietUntil: new Date(Date.now() - 1) } });
    await round();
    expect((await group(room.owner)).raidSigns).not.toBeNull();
    await begin({ closesJoining: true });
    expect((await group(room.owner)).raidSigns).toBeNull();
    expect(await acts()).toEqual([
      'raid-mode.proposed',
      'raid-mode.dismissed',
      'raid-mode.proposed',
      'raid-mode.begun',
    ]);
  });

  it('is nothing in a group of yesterday, of which nobody knows what is usual', async () => {
    await joinMany(20);
    await round();
    expect((await group(room.owner)).raidSigns).toBeNull();
  });
});
