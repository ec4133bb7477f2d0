import type { INestApplicationContext } from '@nestjs/common';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { v7 as uuidv7 } from 'uuid';
import type { LiveAct } from '@lectern/contracts';
import { Database } from '@lectern/server/database';
import { EndMembershipUseCase, ManageInvitationsUseCase, UseInvitationUseCase } from '@lectern/server/groups';
import { ActInLiveSessionUseCase, ScheduleLiveSessionUseCase } from '@lectern/server/live-sessions';
import type { SignedInCaller } from '@lectern/server/platform';
import { mediumApp, somebody } from '../../../../../tools/testing/medium-app';
import { ReadingRoom } from '../../../../../tools/testing/reading-room';
import { ChangeSettingsUseCase } from './change-settings.use-case';
import { OrderSessionLettersUseCase } from './order-session-letters.use-case';
import { SendLetterUseCase } from './send-letter.use-case';

let app: INestApplicationContext;
let room: ReadingRoom;
let third: SignedInCaller;
let sessionId: string;
/** half an hour before it begins */
const before = new Date('2031-03-28T17:30:00Z');
const dayBefore = new Date('2031-03-27T17:30:00Z');

beforeAll(async () => {
  app = await mediumApp();
});
afterAll(() => app.close());

beforeEach(async () => {
  [room, third] = await Promise.all([ReadingRoom.open(app), somebody(app, 'Tess Third')]);
  const { token } = await app
    .get(ManageInvitationsUseCase, { strict: false })
    .create(room.owner, room.groupId, { role: 'member', usesMax: 1, expiresInDays: 1 });
  await app.get(UseInvitationUseCase, { strict: false }).accept(third, token);
  for (const person of [room.owner, room.member, third]) await want(person, true);
  const session = await app.get(ScheduleLiveSessionUseCase, { strict: false }).execute(room.owner, room.readingId, {
    commandId: uuidv7(),
    title: 'Lamps, together',
    start: '2031-03-28T19:00',
    timeZone: 'Europe/Vienna',
    lengthMinutes: 60,
    agenda: [],
    letsIn: 'everyone',
    capacity: 2,
    coHostIds: [],
    isDraft: false,
  });
  sessionId = session.id;
});

const want = (as: SignedInCaller, mailSessions: boolean) =>
  app.get(ChangeSettingsUseCase, { strict: false }).change(as, {
    timeZone: 'Europe/Vienna',
    quietHours: null,
    mailMentions: false,
    mailSessions,
    digest: 'never',
  });
const act = (as: SignedInCaller, what: LiveAct) =>
  app.get(ActInLiveSessionUseCase, { strict: false }).execute(as, { commandId: uuidv7(), sessionId, act: what });
const come = (as: SignedInCaller) => act(as, { what: 'rsvp', answer: 'yes' });
const order = (now: Date) => app.get(OrderSessionLettersUseCase, { strict: false }).execute(now);
const letters = () =>
  app.get(Database, { strict: false }).client.letter.findMany({
    where: { liveSessionId: sessionId },
    orderBy: { kind: 'asc' },
    select: { id: true, personId: true, kind: true, dueAt: true, state: true },
  });
const to = async (kind: string, now: Date) =>
  (await letters()).filter((one) => one.kind === kind && one.dueAt <= now).map(({ personId }) => personId);

describe('letters about a session', () => {
  it('remind once who comes and has a place, however many servers look, and again when it is put off', async () => {
    await come(room.member);
    await come(third);
    await order(dayBefore);
    expect(await to('live_reminder', before)).toEqual([]);
    await Promise.all([order(before), order(before), order(before)]);
    const reminded = [room.owner.personId, room.member.personId].sort();
    expect((await to('live_reminder', before)).sort()).toEqual(reminded);
    await app.get(Database, { strict: false }).client.liveSession.update({
      where: { id: sessionId },
      data: { startsAt: new Date('2031-03-28T20:00:00Z') },
    });
    await order(new Date('2031-03-28T19:30:00Z'));
    expect(await to('live_reminder', new Date('2031-03-28T19:30:00Z'))).toHaveLength(4);
  });

  it('tell who moves up from the waiting list, and nobody who asked for no letters', async () => {
    await come(room.member);
    await come(third);
    await order(dayBefore);
    expect(await to('live_place', dayBefore)).toEqual([]);
    await act(room.member, { what: 'rsvp', answer: 'no' });
    await order(dayBefore);
    expect(await to('live_place', dayBefore)).toEqual([third.personId]);
    // who comes to wait again has no letter for a place they do not have
    await want(room.member, false);
    await come(room.member);
    await order(dayBefore);
    expect((await letters()).map(({ personId }) => personId)).toEqual([third.personId]);
  });

  it('lead members who were not there to what came of it, and say nothing that is not so any more', async () => {
    await act(room.owner, { what: 'turn', to: 'live', seenState: 'scheduled' });
    for (const person of [room.owner, room.member]) await act(person, { what: 'enter' });
    await order(new Date());
    expect(await to('live_recap', new Date())).toEqual([]);
    await act(room.owner, { what: 'turn', to: 'ended', seenState: 'live' });
    await order(new Date());
    await order(new Date());
    expect(await to('live_recap', new Date())).toEqual([third.personId]);
    // who is in the group no more is not written to, though the letter was ordered
    await app.get(EndMembershipUseCase, { strict: false }).remove(room.owner, room.groupId, third.personId);
    const [letter] = await letters();
    await app.get(SendLetterUseCase, { strict: false }).execute(letter?.id ?? '');
    expect(await letters()).toMatchObject([{ kind: 'live_recap', state: 'dropped' }]);
  });
});
