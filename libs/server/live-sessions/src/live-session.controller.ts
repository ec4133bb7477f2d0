import { Controller, Res, type StreamableFile } from '@nestjs/common';
import type { Response } from 'express';
import {
  routes,
  type EventPage,
  type LiveAnswer,
  type LiveRecap,
  type LiveSession,
  type LiveSessionSummary,
  type LiveSnapshot,
  type RouteInput,
} from '@lectern/contracts';
import { attachment, Endpoint, Input, WhoCalls, type Caller, type SignedInCaller } from '@lectern/server/platform';
import { StreamReader } from '@lectern/server/realtime';
import { LiveSessionStream } from './live-session-stream';
import { ActInLiveSessionUseCase } from './use-cases/act-in-live-session.use-case';
import { ExportLiveSessionUseCase } from './use-cases/export-live-session.use-case';
import { ReadLiveRecapUseCase } from './use-cases/read-live-recap.use-case';
import { ReadLiveSessionsUseCase } from './use-cases/read-live-sessions.use-case';
import { ScheduleLiveSessionUseCase } from './use-cases/schedule-live-session.use-case';

/** Live sessions over HTTP. */
@Controller()
export class LiveSessionController {
  constructor(
    private readonly read: ReadLiveSessionsUseCase,
    private readonly scheduling: ScheduleLiveSessionUseCase,
    private readonly acting: ActInLiveSessionUseCase,
    private readonly recaps: ReadLiveRecapUseCase,
    private readonly exporting: ExportLiveSessionUseCase,
    private readonly reader: StreamReader,
    private readonly stream: LiveSessionStream,
  ) {}

  @Endpoint(routes.liveSessions)
  list(
    @WhoCalls() caller: Caller,
    @Input() { groupId, of }: RouteInput<typeof routes.liveSessions>,
  ): Promise<LiveSessionSummary[]> {
    return this.read.list(caller, groupId, of);
  }

  @Endpoint(routes.scheduleLiveSession)
  schedule(
    @WhoCalls() caller: SignedInCaller,
    @Input() { readingId, ...input }: RouteInput<typeof routes.scheduleLiveSession>,
  ): Promise<LiveSession> {
    return this.scheduling.execute(caller, readingId, input);
  }

  @Endpoint(routes.liveSession)
  open(
    @WhoCalls() caller: Caller,
    @Input() { sessionId }: RouteInput<typeof routes.liveSession>,
  ): Promise<LiveSnapshot> {
    return this.read.open(caller, sessionId);
  }

  @Endpoint(routes.liveSessionEvents)
  events(
    @WhoCalls() caller: Caller,
    @Input() { sessionId, since }: RouteInput<typeof routes.liveSessionEvents>,
  ): Promise<EventPage> {
    return this.reader.pageFor(caller, this.stream.stream(sessionId), since);
  }

  @Endpoint(routes.liveSessionCalendar)
  async calendar(
    @WhoCalls() caller: Caller,
    @Input() { sessionId }: RouteInput<typeof routes.liveSessionCalendar>,
    @Res({ passthrough: true }) response: Response,
  ): Promise<StreamableFile> {
    return attachment(response, await this.exporting.execute(caller, sessionId));
  }

  @Endpoint(routes.liveRecap)
  recap(@WhoCalls() caller: Caller, @Input() { sessionId }: RouteInput<typeof routes.liveRecap>): Promise<LiveRecap> {
    return this.recaps.execute(caller, sessionId);
  }

  @Endpoint(routes.exportLiveRecap)
  async exportRecap(
    @WhoCalls() caller: Caller,
    @Input() { sessionId, format }: RouteInput<typeof routes.exportLiveRecap>,
    @Res({ passthrough: true }) response: Response,
  ): Promise<StreamableFile> {
    return attachment(response, await this.recaps.export(caller, sessionId, format));
  }

  @Endpoint(routes.actInLiveSession)
  act(
    @WhoCalls() caller: SignedInCaller,
    @Input() input: RouteInput<typeof routes.actInLiveSession>,
  ): Promise<LiveAnswer> {
    return this.acting.execute(caller, input);
  }
}
