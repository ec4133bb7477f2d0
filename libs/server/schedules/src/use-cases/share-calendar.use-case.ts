import { Inject, Injectable } from '@nestjs/common';
import type { CalendarScope } from '@lectern/contracts';
import { Access } from '@lectern/server/access';
import { addMeeting, addSeries, calendarFile, newCalendar } from '@lectern/server/calendars';
import {
  CONFIG,
  notFound,
  RateLimits,
  type Attachment,
  type Caller,
  type Config,
  type SignedInCaller,
} from '@lectern/server/platform';
import { CalendarRepository } from '../calendar.repository';
import { addPortions } from '../portion-calendar';
import { ScheduleRepository } from '../schedule.repository';

/** Calendars of what one reads, at secret addresses that can be taken back. */
@Injectable()
export class ShareCalendarUseCase {
  constructor(
    private readonly access: Access,
    private readonly calendars: CalendarRepository,
    private readonly schedules: ScheduleRepository,
    private readonly rates: RateLimits,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async list({ personId }: SignedInCaller): Promise<CalendarScope[]> {
    const scopes = await this.calendars.scopes(personId);
    return scopes.map((scope) => ({ groupId: scope === personId ? null : scope }));
  }

  async create(caller: SignedInCaller, { groupId }: CalendarScope): Promise<{ token: string }> {
    if (groupId !== null) await this.access.group(caller, groupId, 'leave');
    await this.rates.take('progress', caller.personId);
    return { token: await this.calendars.create(caller.personId, groupId ?? caller.personId) };
  }

  async revoke({ personId }: SignedInCaller, { groupId }: CalendarScope): Promise<void> {
    await this.calendars.revoke(personId, groupId ?? personId);
  }

  /** What the owner of the address may see now: of a group they left there is nothing. */
  async file(caller: Caller, token: string): Promise<Attachment> {
    await this.rates.take('calendar', caller.address);
    const found = await this.calendars.find(token);
    if (!found) throw notFound();
    const groupId = found.scope === found.personId ? null : found.scope;
    const [portions, meetings, series] = await Promise.all([
      this.schedules.ofCalendar(found.personId, groupId),
      this.calendars.meetings(found.personId, groupId),
      this.calendars.series(found.personId, groupId),
    ]);
    const name = groupId === null ? 'Lectern' : ([...portions, ...meetings, ...series][0]?.groupName ?? 'Lectern');
    const calendar = newCalendar(name);
    addPortions(calendar, portions, this.config.publicUrl);
    for (const meeting of meetings) addMeeting(calendar, meeting, this.config.publicUrl);
    for (const one of series) addSeries(calendar, one, this.config.publicUrl);
    return calendarFile(calendar);
  }
}
