import { describe, expect, it } from 'vitest';
import { calendarFile, newCalendar } from './calendar-file';
import { addMeeting, type CalendarMeeting } from './meeting-entry';
import { timeZoneComponent } from './time-zone-component';

const publicUrl = new URL('https://lectern.example.org');
const meeting: CalendarMeeting = {
  id: '0197a1c0-0000-7000-8000-000000000001',
  title: 'Lamps, first evening',
  start: '2026-11-24T19:00',
  timeZone: 'Europe/Berlin',
  lengthMinutes: 90,
  isCancelled: false,
  sequence: 7,
  readingTitle: 'On lamps',
  groupName: 'Tuesday',
};

function written(...meetings: readonly CalendarMeeting[]): string {
  const calendar = newCalendar('Lectern');
  for (const one of meetings) addMeeting(calendar, one, publicUrl);
  return new TextDecoder().decode(calendarFile(calendar).bytes).replaceAll('\r\n ', '');
}

describe('a meeting in a calendar', () => {
  it('stands on the clocks of its place, under a name that stays, with the number of its change', () => {
    const text = written(meeting);
    for (const line of [
      'UID:0197a1c0-0000-7000-8000-000000000001@lectern.example.org',
      'SEQUENCE:7',
      'DTSTART;TZID=Europe/Berlin:20261124T190000',
      'DTEND;TZID=Europe/Berlin:20261124T203000',
      'STATUS:CONFIRMED',
      'TRIGGER:-PT15M',
    ])
      expect(text.split('\r\n')).toContain(line);
    expect(text).toMatch(/DTSTAMP:\d{8}T\d{6}Z/);
    expect(written({ ...meeting, isCancelled: true })).toContain('STATUS:CANCELLED');
  });

  it('says once of each time zone how its clocks go', () => {
    const text = written(meeting, { ...meeting, id: 'b' }, { ...meeting, id: 'c', timeZone: 'America/New_York' });
    expect(text.match(/TZID:Europe\/Berlin/g)).toHaveLength(1);
    expect(text.match(/BEGIN:VTIMEZONE/g)).toHaveLength(2);
  });

  it('keeps its length over the night in which the clocks change', () => {
    const text = written({ ...meeting, start: '2026-10-25T01:30', lengthMinutes: 120 });
    expect(text).toContain('DTEND;TZID=Europe/Berlin:20261025T023000');
  });
});

describe('a time zone', () => {
  it('changes on the days on which its clocks do, said on the clocks before the change', () => {
    const lines = timeZoneComponent('Europe/Berlin', new Date('2026-06-01T00:00:00Z')).split('\r\n');
    const at = lines.indexOf('DTSTART:20261025T030000');
    expect(lines.slice(at - 1, at + 4)).toEqual([
      'BEGIN:STANDARD',
      'DTSTART:20261025T030000',
      'TZOFFSETFROM:+0200',
      'TZOFFSETTO:+0100',
      'END:STANDARD',
    ]);
    expect(lines).toContain('DTSTART:20270328T020000');
  });

  it('has one observance where the clocks never change', () => {
    const text = timeZoneComponent('Asia/Kolkata', new Date('2026-06-01T00:00:00Z'));
    expect(text.match(/BEGIN:STANDARD/g)).toHaveLength(1);
    expect(text).toContain('TZOFFSETTO:+0530');
  });
});
