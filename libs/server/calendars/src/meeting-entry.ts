import { ICalAlarmType, ICalEventStatus, type ICalCalendar, type ICalEvent } from 'ical-generator';
import { zonedOf } from './recurrence';

/** A meeting as a calendar shows it. */
export interface CalendarMeeting {
  readonly id: string;
  readonly title: string;
  /** on the clocks of its time zone: `2026-11-24T19:00` */
  readonly start: string;
  readonly timeZone: string;
  readonly lengthMinutes: number;
  readonly isCancelled: boolean;
  /** grows with each change, so that calendars know which they have */
  readonly sequence: number;
  readonly readingTitle: string;
  readonly groupName: string;
}

const remindedBeforeSeconds = 900;

/** Puts a meeting into a calendar, under a name that stays the same whatever changes of it. */
export function addMeeting(calendar: ICalCalendar, meeting: CalendarMeeting, publicUrl: URL): void {
  entryOf(calendar, meeting, meeting.id, publicUrl);
}

/** The entry of a meeting, under a name that several entries can have: dates of a series have that of the series. */
export function entryOf(calendar: ICalCalendar, meeting: CalendarMeeting, uid: string, publicUrl: URL): ICalEvent {
  const { id, title, timeZone, readingTitle, groupName } = meeting;
  const start = zonedOf(meeting.start, timeZone);
  const url = new URL(`/sessions/${id}`, publicUrl).href;
  const event = calendar.createEvent({
    id: `${uid}@${publicUrl.hostname}`,
    start,
    end: start.add({ minutes: meeting.lengthMinutes }),
    timezone: timeZone,
    sequence: meeting.sequence,
    summary: title,
    description: [readingTitle, groupName, url].join('\n\n'),
    url,
    status: meeting.isCancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
  });
  event.createAlarm({ type: ICalAlarmType.display, triggerBefore: remindedBeforeSeconds, description: title });
  return event;
}
