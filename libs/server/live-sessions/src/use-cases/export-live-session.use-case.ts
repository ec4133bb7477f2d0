import { Inject, Injectable } from '@nestjs/common';
import { addMeeting, addSeries, calendarFile, newCalendar, type CalendarSeries } from '@lectern/server/calendars';
import { CONFIG, notFound, RateLimits, type Attachment, type Caller, type Config } from '@lectern/server/platform';
import { LiveAccess } from '../live-access';
import type { LiveRecord } from '../live-session.records';
import type { LiveSeriesRecord } from '../series/live-series.records';
import { LiveSeriesRepository } from '../series/live-series.repository';
import { LiveSessionRepository } from '../live-session.repository';

/** A live session as an entry for somebody's calendar; a date of a series with all the others. */
@Injectable()
export class ExportLiveSessionUseCase {
  constructor(
    private readonly live: LiveAccess,
    private readonly sessions: LiveSessionRepository,
    private readonly series: LiveSeriesRepository,
    private readonly rates: RateLimits,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async execute(caller: Caller, sessionId: string): Promise<Attachment> {
    const { record } = await this.live.see(caller, sessionId);
    await this.rates.take('calendar', caller.address);
    const surroundings = await this.sessions.surroundings(sessionId);
    if (!surroundings) throw notFound();
    const { readingTitle, groupName } = surroundings;
    const calendar = newCalendar(record.title);
    const around = { readingTitle, groupName };
    const series =
      record.seriesId === null || record.seriesDate === null ? null : await this.series.find(record.seriesId);
    if (series) addSeries(calendar, await this.seriesOf(series, around), this.config.publicUrl);
    else addMeeting(calendar, { ...meetingOf(record), ...around }, this.config.publicUrl);
    return calendarFile(calendar);
  }

  private async seriesOf(
    { id, plan, rule, version, madeCount }: LiveSeriesRecord,
    around: { readonly readingTitle: string; readonly groupName: string },
  ): Promise<CalendarSeries> {
    const rows = await this.series.dates(id);
    // a draft is nobody's yet
    const dates = rows.map((row) => ({ ...meetingOf(row), ...around, date: row.date, isAway: row.state === 'draft' }));
    const { title, start, timeZone, lengthMinutes } = plan;
    return { id, title, start, timeZone, lengthMinutes, ...around, rule, version, madeCount, dates };
  }
}

function meetingOf({ id, title, start, timeZone, lengthMinutes, state, seq }: LiveRecord) {
  return { id, title, start, timeZone, lengthMinutes, isCancelled: state === 'cancelled', sequence: seq };
}
