import { ICalAlarmType, ICalEventStatus, type ICalCalendar } from 'ical-generator';
import { Temporal } from 'temporal-polyfill';

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
  const { id, title, timeZone, readingTitle, groupName } = meeting;
  const start = Temporal.PlainDateTime.from(meeting.start).toZonedDateTime(timeZone, { disambiguation: 'compatible' });
  const url = new URL(`/sessions/${id}`, publicUrl).href;
  const event = calendar.createEvent({
    id: `${id}@${publicUrl.hostname}`,
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
}
