import { Controller } from '@nestjs/common';
import { routes, type LiveSeries, type LiveSession, type RouteInput, type SeriesDate } from '@lectern/contracts';
import { Endpoint, Input, WhoCalls, type Caller, type SignedInCaller } from '@lectern/server/platform';
import { ChangeLiveSeriesUseCase } from '../use-cases/change-live-series.use-case';
import { ReadLiveSeriesUseCase } from '../use-cases/read-live-series.use-case';
import { ScheduleLiveSeriesUseCase } from '../use-cases/schedule-live-series.use-case';

/** Live sessions that repeat, over HTTP. */
@Controller()
export class LiveSeriesController {
  constructor(
    private readonly scheduling: ScheduleLiveSeriesUseCase,
    private readonly reading: ReadLiveSeriesUseCase,
    private readonly changing: ChangeLiveSeriesUseCase,
  ) {}

  @Endpoint(routes.scheduleLiveSeries)
  schedule(
    @WhoCalls() caller: SignedInCaller,
    @Input() { readingId, ...input }: RouteInput<typeof routes.scheduleLiveSeries>,
  ): Promise<LiveSession> {
    return this.scheduling.execute(caller, readingId, input);
  }

  @Endpoint(routes.previewLiveSeries)
  preview(
    @WhoCalls() caller: SignedInCaller,
    @Input() input: RouteInput<typeof routes.previewLiveSeries>,
  ): Promise<SeriesDate[]> {
    return this.reading.preview(caller, input);
  }

  @Endpoint(routes.liveSeries)
  open(@WhoCalls() caller: Caller, @Input() { sessionId }: RouteInput<typeof routes.liveSeries>): Promise<LiveSeries> {
    return this.reading.execute(caller, sessionId);
  }

  @Endpoint(routes.changeLiveSeries)
  change(
    @WhoCalls() caller: SignedInCaller,
    @Input() { sessionId, ...input }: RouteInput<typeof routes.changeLiveSeries>,
  ): Promise<LiveSeries> {
    return this.changing.execute(caller, sessionId, input);
  }
}
