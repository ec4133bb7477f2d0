import { Global, Module, type DynamicModule, type MiddlewareConsumer, type NestModule } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_INTERCEPTOR, DiscoveryModule } from '@nestjs/core';
import { LoggerModule } from 'nestjs-pino';
import { AccessModule } from '@lectern/server/access';
import { AuthModule } from '@lectern/server/auth';
import { DatabaseModule } from '@lectern/server/database';
import { GroupsModule } from '@lectern/server/groups';
import {
  AnswerCheckInterceptor,
  CONFIG,
  connectRedis,
  DoorGuard,
  Draining,
  Load,
  makeMetrics,
  Metrics,
  MetricsServer,
  ErasureSteps,
  RateLimits,
  REDIS,
  RefusalFilter,
  type Config,
} from '@lectern/server/platform';
import { LiveSessionsModule } from '@lectern/server/live-sessions';
import { JobsModule } from '@lectern/server/jobs';
import { MailModule } from '@lectern/server/mail';
import { ModerationLogModule } from '@lectern/server/moderation-log';
import { NotificationsModule } from '@lectern/server/notifications';
import { ModerationModule } from '@lectern/server/moderation';
import { PicturesModule } from '@lectern/server/pictures';
import { PostingModule } from '@lectern/server/posting';
import { ReadingsModule } from '@lectern/server/readings';
import { RealtimeModule } from '@lectern/server/realtime';
import { SchedulesModule } from '@lectern/server/schedules';
import { SearchModule } from '@lectern/server/search';
import { SessionMiddleware, SessionsModule } from '@lectern/server/sessions';
import { StatementsModule } from '@lectern/server/statements';
import { ThreadsModule } from '@lectern/server/threads';
import { DocsController } from './docs.controller';
import { DoorsCheck } from './doors-check';
import { HealthController } from './health.controller';
import { loggerOptions } from './logger-options';
import { Readiness } from './readiness';

/** The settings, the limits and Redis, for everyone. */
@Global()
@Module({})
class PlatformModule {
  static with(config: Config): DynamicModule {
    return {
      module: PlatformModule,
      providers: [
        { provide: CONFIG, useValue: config },
        { provide: REDIS, useFactory: () => connectRedis(config) },
        ErasureSteps,
        RateLimits,
        Draining,
        Load,
        { provide: Metrics, useFactory: () => makeMetrics(config) },
        MetricsServer,
      ],
      exports: [CONFIG, ErasureSteps, REDIS, RateLimits, Draining, Load, Metrics],
    };
  }
}

/** The whole server, wired. */
@Module({})
export class AppModule implements NestModule {
  static with(config: Config): DynamicModule {
    return {
      module: AppModule,
      imports: [
        LoggerModule.forRoot(loggerOptions(config)),
        DiscoveryModule,
        PlatformModule.with(config),
        DatabaseModule.connectedTo({ url: config.databaseUrl, connections: config.databaseConnections }),
        AccessModule,
        PicturesModule,
        JobsModule,
        MailModule,
        ModerationLogModule,
        SessionsModule,
        RealtimeModule,
        StatementsModule,
        AuthModule,
        GroupsModule,
        ReadingsModule,
        ThreadsModule,
        PostingModule,
        SearchModule,
        NotificationsModule,
        SchedulesModule,
        LiveSessionsModule,
        ModerationModule,
      ],
      controllers: [DocsController, HealthController],
      providers: [
        DoorsCheck,
        Readiness,
        { provide: APP_FILTER, useClass: RefusalFilter },
        { provide: APP_GUARD, useClass: DoorGuard },
        { provide: APP_INTERCEPTOR, useClass: AnswerCheckInterceptor },
      ],
    };
  }

  configure(consumer: MiddlewareConsumer): void {
    consumer.apply(SessionMiddleware).forRoutes('/api/*path');
  }
}
