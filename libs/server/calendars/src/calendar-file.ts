import ical, { type ICalCalendar } from 'ical-generator';
import { timeZoneComponent } from './time-zone-component';

/** An empty calendar; of each time zone that is put into it, it says how its clocks go. */
export function newCalendar(name: string): ICalCalendar {
  const now = new Date();
  // without a name of its own: the moments at which entries were written stay in UTC
  const timezone = { name: null, generator: (zone: string) => timeZoneComponent(zone, now) };
  return ical({ name, prodId: { company: 'Lectern', product: 'Lectern' }, timezone });
}

/** What a calendar is handed out as. */
export function calendarFile(calendar: ICalCalendar): { fileName: string; mediaType: string; bytes: Uint8Array } {
  return {
    fileName: 'lectern.ics',
    mediaType: 'text/calendar; charset=utf-8',
    bytes: new TextEncoder().encode(calendar.toString()),
  };
}
