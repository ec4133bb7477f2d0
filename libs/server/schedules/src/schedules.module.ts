import { Module } from '@nestjs/common';
import { CalendarRepository } from './calendar.repository';
import { ScheduleController } from './schedule.controller';
import { ScheduleRepository } from './schedule.repository';
import { KeepScheduleUseCase } from './use-cases/keep-schedule.use-case';
import { ShareCalendarUseCase } from './use-cases/share-calendar.use-case';

/** Reading over weeks, see docs/discussion.md. */
@Module({
  controllers: [ScheduleController],
  providers: [CalendarRepository, KeepScheduleUseCase, ScheduleRepository, ShareCalendarUseCase],
})
export class SchedulesModule {}
