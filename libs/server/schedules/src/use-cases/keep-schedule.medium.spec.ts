import type { INestApplicationContext } from '@nestjs/common';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { v7 as uuidv7 } from 'uuid';
import { limits } from '@lectern/contracts';
import { EndMembershipUseCase } from '@lectern/server/groups';
import { mediumApp, somebody } from '../../../../../tools/testing/medium-app';
import { ReadingRoom } from '../../../../../tools/testing/reading-room';
import { KeepScheduleUseCase } from './keep-schedule.use-case';
import { ShareCalendarUseCase } from './share-calendar.use-case';

let app: INestApplicationContext;
let room: ReadingRoom;
beforeAll(async () => {
  app = await mediumApp();
  room = await ReadingRoom.open(app);
});
afterAll(() => app.close());

const schedules = () => app.get(KeepScheduleUseCase, { strict: false });
const calendars = () => app.get(ShareCalendarUseCase, { strict: false });
const read = (as = room.member) => schedules().read(as, room.readingId);
const portion = (title: string, dueOn: string, id: string = uuidv7()) => ({ id, title, question: 'Why?', dueOn });
const change = async (portions: ReturnType<typeof portion>[], as = room.owner) =>
  schedules().change(as, room.readingId, { version: (await read()).version, portions });

describe('a schedule', () => {
  const first = portion('Paragraphs 1–2', '2026-11-30');
  const second = portion('Paragraphs 3–5, “oil; and, light”', '2026-12-07');

  it('is set by who leads, seen by every reader, and marked by each for themselves', async () => {
    expect(await read()).toMatchObject({ portions: [], version: 0, can: { change: false, mark: true } });
    await expect(change([first], room.member)).rejects.toMatchObject({ code: 'E_FORBIDDEN' });
    await expect(change([first], await somebody(app))).rejects.toMatchObject({ code: 'E_NOT_FOUND' });
    expect(await change([first, second])).toMatchObject({ version: 1, memberCount: 2, can: { change: true } });
    await schedules().mark(room.member, first.id, true);
    await schedules().mark(room.member, first.id, true);
    expect((await read()).portions).toMatchObject([
      { ...first, isDone: true, doneCount: 1 },
      { ...second, isDone: false, doneCount: 0 },
    ]);
    expect((await read(room.owner)).portions[0]).toMatchObject({ isDone: false, doneCount: 1 });
    await expect(schedules().mark(await somebody(app), first.id, true)).rejects.toMatchObject({ code: 'E_NOT_FOUND' });
  });

  it('keeps what people said of portions that stay, and takes no change of what is not the newest', async () => {
    const before = await read();
    const moved = { ...first, dueOn: '2026-12-14' };
    expect((await change([second, moved])).portions.map(({ id }) => id)).toEqual([second.id, first.id]);
    expect((await read()).portions[1]).toMatchObject({ dueOn: '2026-12-14', isDone: true });
    const late = schedules().change(room.owner, room.readingId, { version: before.version, portions: [] });
    await expect(late).rejects.toMatchObject({ code: 'E_CONFLICT' });
    const other = await ReadingRoom.open(app);
    const stolen = schedules().change(other.owner, other.readingId, { version: 0, portions: [first] });
    await expect(stolen).rejects.toMatchObject({ code: 'E_CONFLICT' });
  });

  it('is what the group reads next, from a day on', async () => {
    const coming = (from: string) => schedules().coming(room.member, room.groupId, from);
    expect((await coming('2026-12-01')).map(({ title }) => title)).toEqual([second.title, first.title]);
    expect((await coming('2026-12-08')).map(({ reading }) => reading.title)).toEqual(['On lamps']);
    expect(await coming('2027-01-01')).toEqual([]);
    expect(limits.comingPortions).toBeGreaterThan(1);
  });

  it('is a calendar at a secret address, until that is taken back, replaced, or one leaves', async () => {
    const file = async (token: string) => new TextDecoder().decode((await calendars().file(room.member, token)).bytes);
    const { token: ofGroup } = await calendars().create(room.member, { groupId: room.groupId });
    const { token: ofAll } = await calendars().create(room.member, { groupId: null });
    expect(await calendars().list(room.member)).toEqual([{ groupId: room.groupId }, { groupId: null }]);
    const text = (await file(ofGroup)).replaceAll('\r\n ', '');
    expect(text.match(/BEGIN:VEVENT/g)).toHaveLength(2);
    expect(text).toContain('DTSTART;VALUE=DATE:20261207');
    expect(text).toContain('SUMMARY:On lamps: Paragraphs 3–5\\, “oil\\; and\\, light”');
    expect(text).toContain('BEGIN:VALARM');

    const { token: anew } = await calendars().create(room.member, { groupId: room.groupId });
    await expect(file(ofGroup)).rejects.toMatchObject({ code: 'E_NOT_FOUND' });
    await calendars().revoke(room.member, { groupId: room.groupId });
    await expect(file(anew)).rejects.toMatchObject({ code: 'E_NOT_FOUND' });
    expect(await file(ofAll)).toContain('BEGIN:VEVENT');
    await app.get(EndMembershipUseCase, { strict: false }).remove(room.owner, room.groupId, room.member.personId);
    expect(await file(ofAll)).not.toContain('BEGIN:VEVENT');
    const refused = calendars().create(room.member, { groupId: room.groupId });
    await expect(refused).rejects.toMatchObject({ code: 'E_NOT_FOUND' });
    // whoever left takes their word along
    expect((await read(room.owner)).portions.map(({ doneCount }) => doneCount)).toEqual([0, 0]);
  });
});
