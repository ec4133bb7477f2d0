const steps: readonly [Intl.RelativeTimeFormatUnit, number][] = [
  ['year', 365 * 86_400],
  ['month', 30 * 86_400],
  ['week', 7 * 86_400],
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
];

/** How long ago or ahead a moment is, in words: “3 minutes ago”, “now”. */
export function relativeTime(moment: string | Date, nowMs: number, locale: string): string {
  const seconds = (new Date(moment).getTime() - nowMs) / 1_000;
  const format = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' });
  for (const [unit, length] of steps) {
    // what has passed has passed in full; a link for seven days still has seven a second after it was made
    const count = seconds < 0 ? Math.trunc(seconds / length) : Math.round(seconds / length);
    if (Math.abs(seconds) >= length) return format.format(count, unit);
  }
  return format.format(0, 'second');
}

const durations: readonly [string, number][] = [
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
  ['second', 1],
];

/** A stretch of time in words, in the largest unit that tells it whole: “5 minutes”, “90 seconds”. */
export function durationText(seconds: number, locale: string): string {
  const [unit, length] = durations.find(([, one]) => seconds >= one && seconds % one === 0) ?? ['second', 1];
  return new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'long' }).format(seconds / length);
}

/** A moment in full, in the reader's own time zone. */
export function exactTime(moment: string | Date, locale: string): string {
  return new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeStyle: 'short' }).format(new Date(moment));
}

/** A calendar date such as `2016-08-09`, in words. */
export function calendarDate(date: string, locale: string): string {
  return new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(`${date}T00:00:00Z`));
}
