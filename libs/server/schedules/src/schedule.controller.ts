import { Controller, Res, type StreamableFile } from '@nestjs/common';
import type { Response } from 'express';
import { routes, type CalendarScope, type ComingPortion, type RouteInput, type Schedule } from '@lectern/contracts';
import { attachment, Endpoint, Input, WhoCalls, type Caller, type SignedInCaller } from '@lectern/server/platform';
import { KeepScheduleUseCase } from './use-cases/keep-schedule.use-case';
import { ShareCalendarUseCase } from './use-cases/share-calendar.use-case';

/** Schedules and calendars over HTTP. */
@Controller()
export class ScheduleController {
  constructor(
    private readonly schedules: KeepScheduleUseCase,
    private readonly calendars: ShareCalendarUseCase,
  ) {}

  @Endpoint(routes.schedule)
  read(@WhoCalls() caller: Caller, @Input() { readingId }: RouteInput<typeof routes.schedule>): Promise<Schedule> {
    return this.schedules.read(caller, readingId);
  }

  @Endpoint(routes.changeSchedule)
  change(
    @WhoCalls() caller: SignedInCaller,
    @Input() { readingId, ...change }: RouteInput<typeof routes.changeSchedule>,
  ): Promise<Schedule> {
    return this.schedules.change(caller, readingId, change);
  }

  @Endpoint(routes.markPortion)
  mark(
    @WhoCalls() caller: SignedInCaller,
    @Input() { portionId, isDone }: RouteInput<typeof routes.markPortion>,
  ): Promise<void> {
    return this.schedules.mark(caller, portionId, isDone);
  }

  @Endpoint(routes.comingPortions)
  coming(
    @WhoCalls() caller: Caller,
    @Input() { groupId, from }: RouteInput<typeof routes.comingPortions>,
  ): Promise<ComingPortion[]> {
    return this.schedules.coming(caller, groupId, from);
  }

  @Endpoint(routes.calendars)
  list(@WhoCalls() caller: SignedInCaller): Promise<CalendarScope[]> {
    return this.calendars.list(caller);
  }

  @Endpoint(routes.createCalendar)
  create(@WhoCalls() caller: SignedInCaller, @Input() input: RouteInput<typeof routes.createCalendar>) {
    return this.calendars.create(caller, input);
  }

  @Endpoint(routes.revokeCalendar)
  revoke(@WhoCalls() caller: SignedInCaller, @Input() input: RouteInput<typeof routes.revokeCalendar>): Promise<void> {
    return this.calendars.revoke(caller, input);
  }

  @Endpoint(routes.calendarFile)
  async file(
    @WhoCalls() caller: Caller,
    @Input() { token }: RouteInput<typeof routes.calendarFile>,
    @Res({ passthrough: true }) response: Response,
  ): Promise<StreamableFile> {
    return attachment(response, await this.calendars.file(caller, token));
  }
}
