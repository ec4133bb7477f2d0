import type { INestApplicationContext } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { LiveAct, LivePerson, LivePollAct, Passage, ScheduleLiveSession } from '@lectern/contracts';
import {
  applyLiveEvent,
  liveDigest,
  liveStateOf,
  lobbyOf,
  placeOf,
  placesOf,
  type LiveRoomState,
} from '@lectern/domain';
import { Database } from '@lectern/server/database';
import { ManageInvitationsUseCase, UseInvitationUseCase } from '@lectern/server/groups';
import type { SignedInCaller } from '@lectern/server/platform';
import { StreamReader } from '@lectern/server/realtime';
import { mediumApp, somebody } from '../../../../tools/testing/medium-app';
import { ReadingRoom } from '../../../../tools/testing/reading-room';
import { ShareCalendarUseCase } from '@lectern/server/schedules';
import { DeleteCommentUseCase } from '@lectern/server/threads';
import { LiveSessionStream } from './live-session-stream';
import { LivePresence } from './presence/live-presence';
import { LiveSessionRounds } from './presence/live-session-rounds';
import { ActInLiveSessionUseCase } from './use-cases/act-in-live-session.use-case';
import { ActOnPollsUseCase } from './use-cases/act-on-polls.use-case';
import { ExportLiveSessionUseCase } from './use-cases/export-live-session.use-case';
import { ReadLiveRecapUseCase } from './use-cases/read-live-recap.use-case';
import { ReadLiveSessionsUseCase } from './use-cases/read-live-sessions.use-case';
import { ScheduleLiveSessionUseCase } from './use-cases/schedule-live-session.use-case';

let app: INestApplicationContext;
let room: ReadingRoom;
let others: SignedInCaller[];
let agenda: Passage[];
let blockIds: string[];

beforeAll(async () => {
  app = await mediumApp();
  room = await ReadingRoom.open(app);
  others = await Promise.all(['Ada', 'Ben', 'Cem'].map((name) => somebody(app, name)));
  const { token } = await app
    .get(ManageInvitationsUseCase, { strict: false })
    .create(room.owner, room.groupId, { role: 'member', usesMax: 10, expiresInDays: 1 });
  for (const person of others) await app.get(UseInvitationUseCase, { strict: false }).accept(person, token);
  blockIds = (await room.snapshot()).blocks.map(({ id }) => id);
});
afterAll(() => app.close());

const passage = (from: number, to: number, minutes = 10): Passage => ({
  id: uuidv7(),
  fromBlockId: blockIds[from] ?? '',
  toBlockId: blockIds[to] ?? '',
  minutes,
  question: 'What is said here?',
  task: 'Read aloud, one paragraph each.',
});
beforeEach(() => {
  agenda = [passage(1, 2), passage(3, 3, 5)];
});

const plan = (wanted: Partial<ScheduleLiveSession> = {}): ScheduleLiveSession => ({
  commandId: uuidv7(),
  title: 'Lamps, first evening',
  start: '2031-07-01T19:00',
  timeZone: 'Europe/Berlin',
  lengthMinutes: 90,
  agenda,
  letsIn: 'members',
  capacity: null,
  coHostIds: [],
  isDraft: false,
  ...wanted,
});
const schedule = (wanted?: Partial<ScheduleLiveSession>, as = room.owner) =>
  app.get(ScheduleLiveSessionUseCase, { strict: false }).execute(as, room.readingId, plan(wanted));
const act = (sessionId: string, what: LiveAct, as = room.owner, commandId = uuidv7()) =>
  app.get(ActInLiveSessionUseCase, { strict: false }).execute(as, { commandId, sessionId, act: what });
const snapshot = (sessionId: string, as = room.owner) =>
  app.get(ReadLiveSessionsUseCase, { strict: false }).open(as, sessionId);
const turn = async (sessionId: string, to: Extract<LiveAct, { what: 'turn' }>['to'], as = room.owner) =>
  act(sessionId, { what: 'turn', to, seenState: (await snapshot(sessionId)).session.state }, as);
const refusal = (doing: Promise<unknown>) =>
  doing.then(
    () => null,
    ({ code, details }: { code: string; details?: { reason?: string } }) => details?.reason ?? code,
  );

/** A session under way: opened, begun, with those in it. */
async function begun(wanted: Partial<ScheduleLiveSession> = {}, people: readonly SignedInCaller[] = []) {
  const { id } = await schedule(wanted);
  await turn(id, 'lobby');
  for (const person of [room.owner, ...people]) await act(id, { what: 'enter' }, person);
  await turn(id, 'live');
  return id;
}

async function replayed(sessionId: string, from: LiveRoomState): Promise<LiveRoomState> {
  const stream = app.get(LiveSessionStream, { strict: false }).stream(sessionId);
  const { events } = await app.get(StreamReader, { strict: false }).pageFor(room.owner, stream, from.seq);
  return events.reduce((state, event) => {
    expect(placeOf(state.seq, event)).toBe('applied');
    expect(event.type).not.toBe('event.withheld');
    return applyLiveEvent(state, event);
  }, from);
}

describe('arranging', () => {
  it('keeps the time on the clocks of its place and works out the moment', async () => {
    const summer = await schedule();
    expect(summer).toMatchObject({
      start: '2031-07-01T19:00',
      startsAt: '2031-07-01T17:00:00.000Z',
      state: 'scheduled',
    });
    const winter = await schedule({ start: '2031-12-01T19:00' });
    expect(winter.startsAt).toBe('2031-12-01T18:00:00.000Z');
    // an hour that the clocks skip
    expect((await schedule({ start: '2031-03-30T02:30' })).startsAt).toBe('2031-03-30T01:30:00.000Z');
  });

  it('makes no second session of a repeat, and refuses the same name for something else', async () => {
    const input = plan();
    const use = app.get(ScheduleLiveSessionUseCase, { strict: false });
    const [first, again] = await Promise.all([1, 2].map(() => use.execute(room.owner, room.readingId, input)));
    expect(again).toEqual(first);
    expect(await refusal(use.execute(room.owner, room.readingId, { ...input, title: 'Another' }))).toBe('E_CONFLICT');
    expect(await refusal(use.execute(room.member, room.readingId, input))).toBe('E_CONFLICT');
  });

  it('holds its passages against the text', async () => {
    expect((await schedule()).agenda.map(({ fromNumber, toNumber }) => [fromNumber, toNumber])).toEqual([
      [1, 2],
      [3, 3],
    ]);
    expect(await refusal(schedule({ agenda: [passage(3, 1)] }))).toBe('E_INVALID');
    expect(await refusal(schedule({ agenda: [{ ...passage(1, 1), toBlockId: uuidv7() }] }))).toBe('E_INVALID');
  });

  it('shows a draft to those who arrange it, and to nobody else', async () => {
    const { id } = await schedule({ isDraft: true, coHostIds: [room.member.personId] }, others[0]);
    const read = app.get(ReadLiveSessionsUseCase, { strict: false });
    const sees = async (person: SignedInCaller) =>
      (await read.list(person, room.groupId, 'coming')).some((session) => session.id === id) &&
      (await refusal(read.open(person, id))) === null;
    expect(await Promise.all([others[0], room.member, room.owner].map((one) => sees(one as SignedInCaller)))).toEqual([
      true,
      true,
      true,
    ]);
    expect(await refusal(read.open(others[1] as SignedInCaller, id))).toBe('E_NOT_FOUND');
    expect((await read.list(others[1] as SignedInCaller, room.groupId, 'coming')).map((one) => one.id)).not.toContain(
      id,
    );
  });

  it('changes a plan only as long as nobody else has', async () => {
    const { id, seq } = await schedule();
    const { commandId: _, coHostIds: __, isDraft: ___, ...wanted } = plan({ title: 'Lamps, second evening' });
    await act(id, { what: 'plan', plan: wanted, seenSeq: seq });
    expect((await snapshot(id)).session.title).toBe('Lamps, second evening');
    expect(await refusal(act(id, { what: 'plan', plan: wanted, seenSeq: seq }))).toBe('LIVE_STALE');
  });
});

describe('saying whether one comes', () => {
  it('gives places in the order of the answers, moves up who waits, and keeps a place at the door', async () => {
    const { id } = await schedule({ capacity: 2, letsIn: 'everyone' });
    const early = liveStateOf(await snapshot(id));
    const [ada, ben, cem] = others as [SignedInCaller, SignedInCaller, SignedInCaller];
    const rsvp = (as: SignedInCaller, answer: 'yes' | 'no' | null) => act(id, { what: 'rsvp', answer }, as);
    for (const person of [ada, ben, cem]) await rsvp(person, 'yes');
    await rsvp(ada, 'yes');
    const waiting = async () => placesOf((await snapshot(id)).people, 2).waiting.map((one) => one.id);
    expect(await waiting()).toEqual([ben.personId, cem.personId]);
    await rsvp(ada, 'no');
    expect(await waiting()).toEqual([cem.personId]);
    expect(liveDigest(await replayed(id, early))).toBe(liveDigest(liveStateOf(await snapshot(id))));

    await act(id, { what: 'turn', to: 'live', seenState: 'scheduled' });
    await act(id, { what: 'enter' });
    const before = (await snapshot(id)).people.length;
    expect(await refusal(act(id, { what: 'enter' }, cem))).toBe('LIVE_FULL');
    expect((await snapshot(id)).people).toHaveLength(before);
    expect(await refusal(rsvp(cem, 'no'))).toBe('LIVE_NOT_OPEN');
    await act(id, { what: 'enter' }, ben);
    expect((await snapshot(id)).people.find((one) => one.id === ben.personId)?.place).toBe('in');
  });

  it('puts a session into the calendars of those who did not say no, until they do', async () => {
    const { id } = await schedule({ title: 'Lamps for the calendar' });
    const [ada] = others as [SignedInCaller];
    const { token } = await app.get(ShareCalendarUseCase, { strict: false }).create(ada, { groupId: null });
    const feed = async () => {
      const { bytes } = await app.get(ShareCalendarUseCase, { strict: false }).file(ada, token);
      return new TextDecoder().decode(bytes);
    };
    expect(await feed()).toContain(`UID:${id}@`);
    const alone = await app.get(ExportLiveSessionUseCase, { strict: false }).execute(ada, id);
    expect(new TextDecoder().decode(alone.bytes)).toContain('DTSTART;TZID=Europe/Berlin:20310701T190000');
    await act(id, { what: 'rsvp', answer: 'no' }, ada);
    expect(await feed()).not.toContain(`UID:${id}@`);
  });
});

describe('a session under way', () => {
  it('gives a late-comer the state everybody has, whatever happened', async () => {
    const { id } = await schedule();
    const early = liveStateOf(await snapshot(id));
    const [ada, ben, cem] = others as [SignedInCaller, SignedInCaller, SignedInCaller];
    await turn(id, 'lobby');
    for (const person of [room.owner, ada, ben]) await act(id, { what: 'enter' }, person);
    await act(id, { what: 'admit', personId: ben.personId });
    await turn(id, 'live');
    await act(id, { what: 'enter' }, cem);
    await act(id, { what: 'go', passageId: agenda[0]?.id ?? '', seenPassageId: null });
    await act(id, { what: 'lead', blockId: blockIds[2] ?? '' });
    await act(id, { what: 'extend', passageId: agenda[0]?.id ?? '', minutes: 3 });
    await act(id, { what: 'go-on-by-itself', isOn: true });
    await act(id, { what: 'offer', isWilling: true }, ada);
    await act(id, { what: 'role', personId: ben.personId, role: 'co-host' });
    await act(id, { what: 'lock', isLocked: true });
    await turn(id, 'paused');
    await act(id, { what: 'leave' }, cem);
    await act(id, { what: 'remove', personId: ada.personId });
    await turn(id, 'live');
    await turn(id, 'wrap-up');
    await turn(id, 'ended');
    const late = liveStateOf(await snapshot(id));
    expect(liveDigest(await replayed(id, early))).toBe(liveDigest(late));
    expect(late).toMatchObject({
      seq: 20,
      session: { state: 'ended', isLocked: true },
      lead: { blockId: blockIds[2] },
    });
    const places = [room.owner, ada, ben, cem].map(({ personId }) => late.people.get(personId)?.place);
    expect(places).toEqual(['in', 'removed', 'in', 'left']);
  });

  it('answers a repeat as the first time, and burns no number for what it refuses', async () => {
    const id = await begun({}, [others[0] as SignedInCaller]);
    const name = uuidv7();
    const first = await act(id, { what: 'lead', blockId: blockIds[1] ?? '' }, room.owner, name);
    expect(await act(id, { what: 'lead', blockId: blockIds[1] ?? '' }, room.owner, name)).toEqual(first);
    expect(await refusal(act(id, { what: 'lead', blockId: blockIds[2] ?? '' }, room.owner, name))).toBe('E_CONFLICT');
    expect(await refusal(act(id, { what: 'lead', blockId: blockIds[2] ?? '' }, others[0]))).toBe('E_FORBIDDEN');
    expect((await snapshot(id)).head).toBe(first.seq);
  });

  it('gives two facilitators one order: who acts on what has changed is told so', async () => {
    const id = await begun({ coHostIds: [room.member.personId] }, [room.member]);
    const [first, second] = agenda.map((one) => one.id);
    const go = (as: SignedInCaller, passageId = '') => act(id, { what: 'go', passageId, seenPassageId: null }, as);
    const done = await Promise.all([refusal(go(room.owner, first)), refusal(go(room.member, second))]);
    expect([...done].sort()).toEqual(['LIVE_STALE', null]);
    const pause = { what: 'turn', to: 'paused', seenState: 'live' } as const;
    const paused = await Promise.all([room.owner, room.member].map((as) => refusal(act(id, pause, as))));
    expect([...paused].sort()).toEqual(['LIVE_STALE', null]);
  });

  it('goes on by itself when the time of a passage is over, once, and stops after the last', async () => {
    const id = await begun();
    await act(id, { what: 'go', passageId: agenda[0]?.id ?? '', seenPassageId: null });
    await act(id, { what: 'go-on-by-itself', isOn: true });
    const rounds = app.get(LiveSessionRounds, { strict: false });
    await rounds.goOn(new Date());
    expect((await snapshot(id)).course.passageId).toBe(agenda[0]?.id);
    const expire = () =>
      app.get(Database, { strict: false }).client.liveSession.update({
        where: { id },
        data: { passageEndsAt: new Date(Date.now() - 1_000) },
      });
    await expire();
    await Promise.all([rounds.goOn(new Date()), rounds.goOn(new Date())]);
    const { course, lead } = await snapshot(id);
    expect([course.passageId, lead.blockId]).toEqual([agenda[1]?.id, agenda[1]?.fromBlockId]);
    await expire();
    await rounds.goOn(new Date());
    expect((await snapshot(id)).course).toMatchObject({ passageId: agenda[1]?.id, goesOnByItself: false });
  });
});

describe('the door', () => {
  it('keeps people in the lobby in the order they came, forgets who left, and lets in one or all', async () => {
    const { id } = await schedule({ letsIn: 'nobody' });
    const [ada, ben, cem] = others as [SignedInCaller, SignedInCaller, SignedInCaller];
    expect(await refusal(act(id, { what: 'enter' }, ada))).toBe('LIVE_NOT_OPEN');
    await turn(id, 'lobby');
    for (const person of [ben, ada, cem]) await act(id, { what: 'enter' }, person);
    const waiting = async () => lobbyOf((await snapshot(id)).people).map((one: LivePerson) => one.displayName);
    expect(await waiting()).toEqual(['Ben', 'Ada', 'Cem']);
    await act(id, { what: 'leave' }, ben);
    await act(id, { what: 'enter' }, ben);
    expect(await waiting()).toEqual(['Ada', 'Cem', 'Ben']);
    await act(id, { what: 'admit', personId: cem.personId });
    expect(await waiting()).toEqual(['Ada', 'Ben']);
    await turn(id, 'live');
    // nobody comes in by themselves here
    expect(await waiting()).toEqual(['Ada', 'Ben']);
    await act(id, { what: 'admit', personId: null });
    expect(await waiting()).toEqual([]);
    expect(await refusal(act(id, { what: 'admit', personId: null }))).toBe('E_CONFLICT');
  });

  it('says why one cannot come in: full, locked, over, removed', async () => {
    const [ada, ben, cem] = others as [SignedInCaller, SignedInCaller, SignedInCaller];
    const id = await begun({ capacity: 2 }, [ada]);
    expect(await refusal(act(id, { what: 'enter' }, ben))).toBe('LIVE_FULL');
    await act(id, { what: 'leave' }, ada);
    await act(id, { what: 'enter' }, ben);
    await act(id, { what: 'leave' }, ben);
    await act(id, { what: 'lock', isLocked: true });
    expect(await refusal(act(id, { what: 'enter' }, cem))).toBe('LIVE_LOCKED');
    // who was in comes back
    await act(id, { what: 'enter' }, ada);
    await act(id, { what: 'remove', personId: ada.personId });
    expect(await refusal(act(id, { what: 'enter' }, ada))).toBe('E_FORBIDDEN');
    await turn(id, 'ended');
    expect(await refusal(act(id, { what: 'enter' }, ben))).toBe('LIVE_OVER');
  });

  it('has somebody stand in for a host who is gone, until the host is back; nobody who did not offer', async () => {
    const [ada, ben] = others as [SignedInCaller, SignedInCaller];
    const id = await begun({}, [ada, ben]);
    const presence = app.get(LivePresence, { strict: false });
    const rounds = app.get(LiveSessionRounds, { strict: false });
    const beat = (person: SignedInCaller, now = Date.now()) => {
      const tab = { id: person.personId, connected: false, emit: () => true };
      const said = { sessionId: id, isActive: true, blockId: null, isOwnMove: false };
      presence.beat(tab, person.personId, said, now);
    };
    for (const person of [room.owner, ada, ben]) beat(person);
    const later = Date.now() + 31_000;
    for (const person of [ada, ben]) beat(person, later);
    await rounds.lookAtPlaces(later);
    expect((await snapshot(id)).course.deputyId).toBeNull();
    await act(id, { what: 'offer', isWilling: true }, ben);
    await rounds.lookAtPlaces(later);
    expect((await snapshot(id)).course.deputyId).toBe(ben.personId);
    await act(id, { what: 'lead', blockId: blockIds[1] ?? '' }, ben);
    expect(await refusal(turn(id, 'ended', ben))).toBe('E_FORBIDDEN');
    beat(room.owner, later);
    await rounds.lookAtPlaces(later);
    expect((await snapshot(id)).course.deputyId).toBeNull();
    // gone for 75 s: the place is free, and the role is kept
    beat(room.owner, later + 76_000);
    await rounds.lookAtPlaces(later + 76_000);
    const places = (await snapshot(id)).people.map(({ displayName, place, role }) => `${displayName} ${role} ${place}`);
    expect(places.sort()).toEqual(['Ada participant left', 'Ben participant left', 'Olga Owner host in']);
  });
});

describe('afterwards', () => {
  it('tells what was read, for how long and what was written of it, what was asked, and who says they were there', async () => {
    const [ada, ben] = others as [SignedInCaller, SignedInCaller];
    const id = await begun({}, [ada]);
    await act(id, { what: 'go', passageId: agenda[0]?.id ?? '', seenPassageId: null });
    await room.comment({ paragraph: 'Oil was dear' }, 'Whose stove, though?', ada);
    const gone = await room.comment({ paragraph: 'Oil was dear' }, 'Taken back since.', ada);
    await app.get(DeleteCommentUseCase, { strict: false }).execute(ada, { commandId: uuidv7(), commentId: gone.id });
    await room.comment({}, 'On the whole thing.', ada);
    // of the same time, but not made in it
    await room.comment({ paragraph: 'Oil was dear' }, 'Said elsewhere.', ben);
    const few = await room.comment({ paragraph: 'Oil was dear' }, 'For few ears.', ada);
    const { client } = app.get(Database, { strict: false });
    const audienceId = uuidv7();
    await client.stream.create({ data: { id: audienceId, kind: 'reading' } });
    await client.audience.create({
      data: { id: audienceId, key: audienceId, kind: 'leaders', readingId: room.readingId },
    });
    await client.thread.update({ where: { id: few.id }, data: { audienceId } });
    const pollId = uuidv7();
    const poll = (what: LivePollAct, as: SignedInCaller, commandId = uuidv7()) =>
      app.get(ActOnPollsUseCase, { strict: false }).execute(as, { commandId, sessionId: id, act: what });
    const asked = { kind: 'single' as const, question: 'Go on next week?', options: ['Yes', 'No'], isSecret: false };
    await poll({ what: 'open-poll', poll: asked }, room.owner, pollId);
    await poll({ what: 'vote', pollId, vote: [0] }, ada);
    await poll({ what: 'close-poll', pollId }, room.owner);
    await turn(id, 'ended');
    await act(id, { what: 'attend', attended: 'part' }, ada);
    await act(id, { what: 'attend', attended: 'absent' }, ben);
    const recaps = app.get(ReadLiveRecapUseCase, { strict: false });
    const recap = await recaps.execute(ben, id);
    expect(recap.passages.map(({ minutes, comments }) => [minutes, comments.map(({ excerpt }) => excerpt)])).toEqual([
      [1, ['Whose stove, though?']],
      [null, []],
    ]);
    expect(recap.elsewhere.map(({ excerpt }) => excerpt)).toEqual(['On the whole thing.']);
    const says = recap.people.map(({ displayName, wasIn, attended }) => [displayName, wasIn, attended]).sort();
    expect(says).toEqual([
      ['Ada', true, 'part'],
      ['Ben', false, 'absent'],
      ['Olga Owner', true, null],
    ]);
    expect(recap.missed).toMatchObject([
      { code: 'read', count: 1, comments: 1, target: { kind: 'block', id: agenda[0]?.fromBlockId } },
      { code: 'decided', text: 'Go on next week?', result: 'Yes (1/1)', target: { kind: 'poll', id: pollId } },
    ]);
    const file = new TextDecoder().decode((await recaps.export(ben, id, 'markdown')).bytes);
    expect(file).toContain('- ¶ 2, Ada: Whose stove, though?');
    expect(file).toContain('- Go on next week?: Yes (1/1)');
    expect(file).not.toMatch(/Taken back since|For few ears|Said elsewhere/);
    const json = JSON.parse(new TextDecoder().decode((await recaps.export(ben, id, 'json')).bytes)) as unknown;
    expect(json).toEqual(recap);
  });
});
