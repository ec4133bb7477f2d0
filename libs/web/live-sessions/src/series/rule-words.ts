import { inject, Injectable } from '@angular/core';
import { TranslocoService } from '@jsverse/transloco';
import type { PreviewSeries } from '@lectern/contracts';
import { formatLocale } from '@lectern/web/core';

/** A rule in words: every second Tuesday, 19:00 Berlin time, until 30 March 2027. */
@Injectable({ providedIn: 'root' })
export class RuleWords {
  private readonly transloco = inject(TranslocoService);

  of({ start, timeZone, rule }: PreviewSeries): string {
    const first = localDate(start);
    const say = (key: string, values: Record<string, unknown> = {}) =>
      this.transloco.translate<string>(`live.series.words.${key}`, values);
    const { every, unit, end } = rule;
    const days = say(unit, {
      every,
      weekday: this.format(first, { weekday: 'long' }),
      day: first.getUTCDate(),
      place: placeInMonth(first),
    });
    const time = say('time', {
      time: this.format(first, { timeStyle: 'short' }),
      place: timeZone.split('/').at(-1)?.replaceAll('_', ' ') ?? timeZone,
    });
    const until =
      end.by === 'count'
        ? say('times', { count: end.count })
        : say('until', { day: end.date === '' ? '…' : this.format(localDate(end.date), { dateStyle: 'long' }) });
    return [days, time, until].join(', ');
  }

  /** A date of a series, on the clocks of its place. */
  date(start: string): string {
    return this.format(localDate(start), { dateStyle: 'full', timeStyle: 'short' });
  }

  private format(date: Date, options: Intl.DateTimeFormatOptions): string {
    const locale = formatLocale(this.transloco.getActiveLang());
    return Number.isNaN(date.getTime())
      ? '…'
      : new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' }).format(date);
  }
}

/** A time on some clocks, as if these went by UTC: to be written as it is. */
function localDate(text: string): Date {
  return new Date(text.includes('T') ? `${text}:00Z` : `${text}T00:00:00Z`);
}

/** Which of its weekday in the month a day is; 5: the last, as the server takes it. */
function placeInMonth(date: Date): number {
  const inAWeek = new Date(date.getTime() + 7 * 86_400_000);
  return inAWeek.getUTCMonth() === date.getUTCMonth() ? Math.ceil(date.getUTCDate() / 7) : 5;
}
