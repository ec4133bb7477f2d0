import { ICalAlarmType, type ICalCalendar } from 'ical-generator';

/** A portion as a calendar shows it. */
export interface CalendarPortion {
  readonly id: string;
  readonly title: string;
  readonly question: string;
  readonly dueOn: string;
  readonly readingId: string;
  readonly readingTitle: string;
  readonly groupName: string;
}

/** Puts portions into a calendar as whole days, each with a reminder on the day before and a link to its reading. */
export function addPortions(calendar: ICalCalendar, portions: readonly CalendarPortion[], publicUrl: URL): void {
  for (const { id, title, question, dueOn, readingId, readingTitle, groupName } of portions) {
    const url = new URL(`/readings/${readingId}`, publicUrl).href;
    const event = calendar.createEvent({
      id: `${id}@${publicUrl.hostname}`,
      start: new Date(`${dueOn}T00:00:00Z`),
      allDay: true,
      timezone: 'UTC',
      summary: `${readingTitle}: ${title}`,
      description: [question, groupName, url].filter((line) => line.trim() !== '').join('\n\n'),
      url,
    });
    event.createAlarm({ type: ICalAlarmType.display, triggerBefore: 14 * 3_600, description: readingTitle });
  }
}
