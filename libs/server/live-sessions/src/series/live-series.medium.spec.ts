import type { INestApplicationContext } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  limits,
  type ChangeLiveSeries,
  type LiveAct,
  type LivePlan,
  type LiveSeries,
  type ScheduleLiveSeries,
  type SeriesRule,
} from '@lectern/contracts';
import { Database } from '@lectern/server/database';
import type { SignedInCaller } from '@lectern/server/platform';
import { mediumApp, somebody } from '../../../../../tools/testing/medium-app';
import { ReadingRoom } from '../../../../../tools/testing/reading-room';
import { ShareCalendarUseCase } from '@lectern/server/schedules';
import { ActInLiveSessionUseCase } from '../use-cases/act-in-live-session.use-case';
import { ChangeLiveSeriesUseCase } from '../use-cases/change-live-series.use-case';
import { ExportLiveSessionUseCase } from '../use-cases/export-live-session.use-case';
import { ReadLiveSeriesUseCase } from '../use-cases/read-live-series.use-case';
import { ReadLiveSessionsUseCase } from '../use-cases/read-live-sessions.use-case';
import { ScheduleLiveSeriesUseCase } from '../use-cases/schedule-live-series.use-case';
import { LiveSeriesRounds } from './live-series-rounds';

let app: INestApplicationContext;
let room: ReadingRoom;
let stranger: SignedInCaller;

beforeAll(async () => {
  app = await mediumApp();
  room = await ReadingRoom.open(app);
  stranger = await somebody(app, 'Dora');
});
afterAll(() => app.close());

const weeks = (count: number, every = 1): SeriesRule => ({ unit: 'week', every, end: { by: 'count', count } });
const plan: LivePlan = {
  title: 'Tuesdays over lamps',
  start: '2031-03-18T19:00',
  timeZone: 'Europe/Berlin',
  lengthMinutes: 90,
  agenda: [],
  letsIn: 'members',
  capacity: null,
};
const get = <T>(type: new (...args: never[]) => T): T => app.get(type, { strict: false });
const command = (rule: SeriesRule, wanted: Partial<ScheduleLiveSeries> = {}): ScheduleLiveSeries => ({
  commandId: uuidv7(),
  coHostIds: [],
  ...plan,
  rule,
  ...wanted,
});
const schedule = (rule: SeriesRule, wanted?: Partial<ScheduleLiveSeries>, as = room.owner) =>
  get(ScheduleLiveSeriesUseCase).execute(as, room.readingId, command(rule, wanted));
const series = (sessionId: string, as = room.owner) => get(ReadLiveSeriesUseCase).execute(as, sessionId);
const change = (sessionId: string, input: ChangeLiveSeries, as = room.owner) =>
  get(ChangeLiveSeriesUseCase).execute(as, sessionId, input);
const session = async (sessionId: string) => (await get(ReadLiveSessionsUseCase).open(room.owner, sessionId)).session;
const act = (sessionId: string, what: LiveAct) =>
  get(ActInLiveSessionUseCase).execute(room.owner, { commandId: uuidv7(), sessionId, act: what });
const changeOne = async (sessionId: string, wanted: Partial<LivePlan>) => {
  const { seq } = await session(sessionId);
  await act(sessionId, { what: 'plan', plan: { ...plan, ...wanted }, seenSeq: seq });
};
const refusal = (doing: Promise<unknown>) =>
  doing.then(
    () => null,
    ({ code, details }: { code: string; details?: { reason?: string } }) => details?.reason ?? code,
  );
const idOf = ({ dates }: Pick<LiveSeries, 'dates'>, index: number) => dates[index]?.sessionId ?? '';

describe('arranging a series', () => {
  it('makes the next dates, on the clocks of its place over a change of the clocks', async () => {
    const first = await schedule(weeks(9));
    expect(first).toMatchObject({ start: '2031-03-18T19:00', series: { date: '2031-03-18T19:00', own: [] } });
    const { dates, can } = await series(first.id);
    expect(can).toEqual({ change: true });
    expect(dates).toHaveLength(9);
    expect(dates.filter(({ sessionId }) => sessionId !== null)).toHaveLength(limits.liveSeriesDatesAhead);
    expect(dates.slice(0, 3).map(({ startsAt }) => startsAt)).toEqual([
      '2031-03-18T18:00:00.000Z',
      '2031-03-25T18:00:00.000Z',
      '2031-04-01T17:00:00.000Z',
    ]);
  });

  it('makes one series of a command sent twice, also at once', async () => {
    const input = command(weeks(3));
    const made = await Promise.all(
      [0, 1].map(() => get(ScheduleLiveSeriesUseCase).execute(room.owner, room.readingId, input)),
    );
    expect(new Set(made.map(({ id }) => id)).size).toBe(1);
    expect((await series(made[0]?.id ?? '')).dates).toHaveLength(3);
    const other = { ...input, title: 'Something else' };
    expect(await refusal(get(ScheduleLiveSeriesUseCase).execute(room.owner, room.readingId, other))).toBe('E_CONFLICT');
  });

  it('refuses one without dates, with too many, or that is over', async () => {
    const until = (date: string): SeriesRule => ({ unit: 'week', every: 1, end: { by: 'date', date } });
    expect(await refusal(schedule(until('2031-03-17')))).toBe('SERIES_EMPTY');
    expect(await refusal(schedule(until('2039-03-17')))).toBe('SERIES_LONG');
    expect(await refusal(schedule(weeks(3), { start: '2020-03-17T19:00' }))).toBe('SERIES_OVER');
    expect(await refusal(schedule(weeks(3), {}, stranger))).toBe('E_NOT_FOUND');
  });

  it('says beforehand which dates a rule has and which of them the clocks skip', async () => {
    const rule = weeks(3);
    const dates = await get(ReadLiveSeriesUseCase).preview(room.owner, {
      start: '2031-03-23T02:30',
      timeZone: 'Europe/Berlin',
      rule,
    });
    expect(dates.map(({ isInGap }) => isInGap)).toEqual([false, true, false]);
  });
});

describe('the round', () => {
  it('makes a further date when one is over, once however many servers look', async () => {
    const { id } = await schedule(weeks(9));
    const { id: seriesId } = await series(id);
    const afterFirst = new Date('2031-03-18T18:00:00Z');
    const rounds = get(LiveSeriesRounds);
    const made = await Promise.all([0, 1, 2].map(() => rounds.makeDue(seriesId, afterFirst)));
    expect(made.sort()).toEqual([0, 0, 1]);
    expect(await rounds.makeDue(seriesId, afterFirst)).toBe(0);
    const { dates } = await series(id);
    expect(dates.filter(({ sessionId }) => sessionId !== null)).toHaveLength(limits.liveSeriesDatesAhead + 1);
    const { people } = await get(ReadLiveSessionsUseCase).open(room.owner, idOf({ dates }, 6));
    expect(people).toMatchObject([{ id: room.owner.personId, role: 'host' }]);
  });

  it('leaves out what is over when its turn comes, and ends with the last date', async () => {
    const { id } = await schedule(weeks(9));
    const { id: seriesId } = await series(id);
    // the last date is 13 May; nobody looked since the beginning of March
    await get(LiveSeriesRounds).makeDue(seriesId, new Date('2031-05-10T00:00:00Z'));
    const { dates } = await series(id);
    expect(dates.map(({ date }) => date.slice(5, 10))).toEqual([
      ...['03-18', '03-25', '04-01', '04-08', '04-15', '04-22'],
      '05-13',
    ]);
    const stored = await app.get(Database, { strict: false }).client.liveSeries.findUnique({ where: { id: seriesId } });
    expect(stored).toMatchObject({ wakesAt: null, madeCount: 9 });
  });

  it('goes no further when nobody is left to lead it', async () => {
    const { id } = await schedule(weeks(9));
    const { id: seriesId } = await series(id);
    const { client } = app.get(Database, { strict: false });
    await client.livePerson.deleteMany({ where: { session: { seriesId } } });
    expect(await get(LiveSeriesRounds).makeDue(seriesId, new Date('2031-03-18T18:00:00Z'))).toBe(0);
  });
});

describe('one date', () => {
  it('is moved, renamed or cancelled without the others, and keeps that when all are changed', async () => {
    const { id } = await schedule(weeks(4));
    const before = await series(id);
    await changeOne(idOf(before, 1), { start: '2031-03-26T20:00' });
    await changeOne(idOf(before, 2), { start: '2031-04-01T19:00', title: 'With a guest' });
    await act(idOf(before, 3), { what: 'turn', to: 'cancelled', seenState: 'scheduled' });
    const moved = await series(id);
    expect(moved.dates.map(({ own, state, title }) => [own, state, title])).toEqual([
      [[], 'scheduled', plan.title],
      [['start'], 'scheduled', plan.title],
      [['title'], 'scheduled', 'With a guest'],
      [[], 'cancelled', plan.title],
    ]);
    const wanted = { ...plan, title: 'Evenings', start: '2031-03-18T18:30' };
    await change(id, { scope: 'all', plan: wanted, rule: weeks(4), seenVersion: moved.version });
    const after = await series(id);
    expect(
      after.dates.map(({ date, startsAt, title, state }) => [date.slice(11), startsAt.slice(5, 16), title, state]),
    ).toEqual([
      ['18:30', '03-18T17:30', 'Evenings', 'scheduled'],
      ['18:30', '03-26T19:00', 'Evenings', 'scheduled'],
      ['18:30', '04-01T16:30', 'With a guest', 'scheduled'],
      ['18:30', '04-08T16:30', 'Evenings', 'cancelled'],
    ]);
    expect(after.dates.map(({ sessionId }) => sessionId)).toEqual(before.dates.map(({ sessionId }) => sessionId));
  });

  it('put back to where the series has it has nothing of its own any more', async () => {
    const { id } = await schedule(weeks(2));
    await changeOne(id, { start: '2031-03-19T19:00' });
    await changeOne(id, { start: '2031-03-18T19:00' });
    expect((await session(id)).series?.own).toEqual([]);
  });
});

describe('in a calendar', () => {
  const text = ({ bytes }: { bytes: Uint8Array }) => new TextDecoder().decode(bytes).replaceAll('\r\n ', '');

  it('is one entry, in the file of each date and in the feed, without the dates somebody said no to', async () => {
    const { id } = await schedule(weeks(4), { title: 'In calendars' });
    const made = await series(id);
    await changeOne(idOf(made, 1), { title: 'In calendars', start: '2031-03-26T20:00' });
    const caller = { ...room.owner, address: '192.0.2.7' };
    const file = text(await get(ExportLiveSessionUseCase).execute(caller, id));
    expect(file).toContain('RRULE:FREQ=WEEKLY;INTERVAL=1;UNTIL=20310408T170000Z;BYDAY=TU');
    expect(file).toContain('RECURRENCE-ID;TZID=Europe/Berlin:20310325T190000');
    expect(file).not.toContain('EXDATE');
    await act(idOf(made, 2), { what: 'rsvp', answer: 'no' });
    const calendars = get(ShareCalendarUseCase);
    const { token } = await calendars.create(room.owner, { groupId: room.groupId });
    const feed = text(await calendars.file(caller, token));
    const uid = `UID:${made.id}@`;
    expect(feed.split(uid)).toHaveLength(3);
    expect(feed).toContain('EXDATE;TZID=Europe/Berlin:20310401T190000');
    expect(feed).not.toContain(`UID:${id}@`);
    // dates that go to another series take nothing away from its number
    const sequence = (of: string) => Number(/SEQUENCE:(\d+)/.exec(of)?.[1]);
    const { version } = await series(id);
    await change(idOf(made, 1), { scope: 'following', plan, rule: weeks(2), seenVersion: version });
    const shortened = text(await get(ExportLiveSessionUseCase).execute(caller, id));
    expect(shortened).toContain('UNTIL=20310318T180000Z');
    expect(sequence(shortened)).toBeGreaterThan(sequence(file));
  });
});

describe('a date and all that follow it', () => {
  it('go on as a series of their own; those before stay, with who said they come', async () => {
    const { id } = await schedule(weeks(8));
    const before = await series(id);
    const third = idOf(before, 2);
    await act(third, { what: 'rsvp', answer: 'yes' });
    const wanted = { ...plan, start: '2031-04-02T20:00' };
    await change(third, { scope: 'following', plan: wanted, rule: weeks(3, 2), seenVersion: before.version });
    expect((await series(id)).dates.map(({ date }) => date)).toEqual(['2031-03-18T19:00', '2031-03-25T19:00']);
    const after = await series(third);
    expect(after.id).not.toBe(before.id);
    expect(after.dates.map(({ date, sessionId }) => [date, sessionId])).toEqual([
      ['2031-04-02T20:00', third],
      ['2031-04-16T20:00', idOf(before, 3)],
      ['2031-04-30T20:00', idOf(before, 4)],
    ]);
    expect(await session(third)).toMatchObject({ start: '2031-04-02T20:00' });
    const { people } = await get(ReadLiveSessionsUseCase).open(room.owner, third);
    expect(people).toMatchObject([{ rsvp: { answer: 'yes' } }]);
    // the sixth was made already, and is no date any more
    expect(await session(idOf(before, 5))).toMatchObject({ state: 'cancelled', series: { id: after.id, date: null } });
  });

  it('are more when the end is later, and the further ones are made', async () => {
    const { id } = await schedule(weeks(2));
    const { version } = await series(id);
    await change(id, { scope: 'all', plan, rule: weeks(5), seenVersion: version });
    expect((await series(id)).dates.map(({ sessionId }) => sessionId !== null)).toEqual(Array(5).fill(true));
  });

  it('are refused to who looked at another version, leads nothing, or would change what has begun', async () => {
    const { id } = await schedule(weeks(3));
    const { version } = await series(id);
    const input: ChangeLiveSeries = { scope: 'all', plan, rule: weeks(4), seenVersion: version };
    expect(await refusal(change(id, input, stranger))).toBe('E_NOT_FOUND');
    expect(await refusal(change(id, { ...input, seenVersion: version + 1 }))).toBe('LIVE_STALE');
    await act(id, { what: 'turn', to: 'live', seenState: 'scheduled' });
    const later = { ...plan, start: '2031-03-18T21:00' };
    expect(await refusal(change(id, { ...input, plan: later }))).toBe('SERIES_BEGUN');
    // the title is another from the next date on; what has begun keeps its own
    await change(id, { ...input, plan: { ...plan, title: 'Renamed' } });
    expect((await series(id)).dates.map(({ title }) => title)).toEqual([plan.title, 'Renamed', 'Renamed', 'Renamed']);
  });

  it('are brought in line by the round when the server dies in between, once', async () => {
    const { id } = await schedule(weeks(3));
    const { id: seriesId } = await series(id);
    const { client } = app.get(Database, { strict: false });
    const renamed = { ...plan, title: 'Renamed' };
    await client.liveSeries.update({
      where: { id: seriesId },
      data: { plan: { ...renamed, agenda: [] }, version: 2, isBehind: true },
    });
    const rounds = get(LiveSeriesRounds);
    await Promise.all([rounds.align(seriesId), rounds.align(seriesId)]);
    expect(await session(id)).toMatchObject({ title: 'Renamed', seq: 1 });
    expect(await client.liveSeries.findUnique({ where: { id: seriesId } })).toMatchObject({ isBehind: false });
  });
});
