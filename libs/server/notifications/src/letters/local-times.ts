import type { DigestRhythm, QuietHours } from '@lectern/contracts';
import { Temporal } from 'temporal-polyfill';

/** when digests come, by the clock of whoever gets them */
const digestHour = 7;
const monday = 1;

/** When the quiet hours end that it is now; null when it is none of them. By the clock of the place, also on days it is set. */
export function quietUntil(now: Date, timeZone: string, quiet: QuietHours | null): Date | null {
  if (!quiet) return null;
  const here = Temporal.Instant.fromEpochMilliseconds(now.getTime()).toZonedDateTimeISO(timeZone);
  const time = here.toPlainTime();
  const [from, to] = [Temporal.PlainTime.from(quiet.from), Temporal.PlainTime.from(quiet.to)];
  const isAfterFrom = Temporal.PlainTime.compare(time, from) >= 0;
  const isBeforeTo = Temporal.PlainTime.compare(time, to) < 0;
  const isOverNight = Temporal.PlainTime.compare(from, to) > 0;
  if (isOverNight ? !isAfterFrom && !isBeforeTo : !(isAfterFrom && isBeforeTo)) return null;
  const day = isOverNight && isAfterFrom ? here.toPlainDate().add({ days: 1 }) : here.toPlainDate();
  return new Date(day.toZonedDateTime({ timeZone, plainTime: to }).epochMilliseconds);
}

/** When the next digest comes after a moment: every morning, or every Monday morning; null for never. */
export function nextDigestAt(after: Date, timeZone: string, rhythm: DigestRhythm): Date | null {
  if (rhythm === 'never') return null;
  const here = Temporal.Instant.fromEpochMilliseconds(after.getTime()).toZonedDateTimeISO(timeZone);
  const plainTime = Temporal.PlainTime.from({ hour: digestHour });
  for (let days = 0; ; days += 1) {
    const day = here.toPlainDate().add({ days });
    if (rhythm === 'week' && day.dayOfWeek !== monday) continue;
    const at = day.toZonedDateTime({ timeZone, plainTime }).epochMilliseconds;
    if (at > after.getTime()) return new Date(at);
  }
}

/** How many seconds are left until the next quiet hours begin; null where there are none. */
export function secondsUntilQuiet(now: Date, timeZone: string, quiet: QuietHours | null): number | null {
  if (!quiet) return null;
  const here = Temporal.Instant.fromEpochMilliseconds(now.getTime()).toZonedDateTimeISO(timeZone);
  const plainTime = Temporal.PlainTime.from(quiet.from);
  for (let days = 0; ; days += 1) {
    const at = here.toPlainDate().add({ days }).toZonedDateTime({ timeZone, plainTime }).epochMilliseconds;
    if (at > now.getTime()) return Math.floor((at - now.getTime()) / 1_000);
  }
}
