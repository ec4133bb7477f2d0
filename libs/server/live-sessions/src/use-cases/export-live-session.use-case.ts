import { Inject, Injectable } from '@nestjs/common';
import { addMeeting, calendarFile, newCalendar } from '@lectern/server/calendars';
import { CONFIG, notFound, RateLimits, type Attachment, type Caller, type Config } from '@lectern/server/platform';
import { LiveAccess } from '../live-access';
import { LiveSessionRepository } from '../live-session.repository';

/** A live session as an entry for somebody's calendar. */
@Injectable()
export class ExportLiveSessionUseCase {
  constructor(
    private readonly live: LiveAccess,
    private readonly sessions: LiveSessionRepository,
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
    const isCancelled = record.state === 'cancelled';
    addMeeting(
      calendar,
      { ...record, isCancelled, sequence: record.seq, readingTitle, groupName },
      this.config.publicUrl,
    );
    return calendarFile(calendar);
  }
}
