import { Module } from '@nestjs/common';
import { LiveAccess } from './live-access';
import { LiveParts } from './live-parts';
import { LiveSessionController } from './live-session.controller';
import { LiveSessionGateway } from './live-session.gateway';
import { LiveSessionRepository } from './live-session.repository';
import { LiveSessionStream } from './live-session-stream';
import { LivePresence } from './presence/live-presence';
import { LiveSessionRounds } from './presence/live-session-rounds';
import { ActInLiveSessionUseCase } from './use-cases/act-in-live-session.use-case';
import { ReadLiveSessionsUseCase } from './use-cases/read-live-sessions.use-case';
import { ScheduleLiveSessionUseCase } from './use-cases/schedule-live-session.use-case';

/** A group's meetings over a reading, and the stream of each. */
@Module({
  controllers: [LiveSessionController],
  providers: [
    ActInLiveSessionUseCase,
    LiveAccess,
    LiveParts,
    LivePresence,
    LiveSessionGateway,
    LiveSessionRepository,
    LiveSessionRounds,
    LiveSessionStream,
    ReadLiveSessionsUseCase,
    ScheduleLiveSessionUseCase,
  ],
})
export class LiveSessionsModule {}
