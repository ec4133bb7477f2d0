import { Controller } from '@nestjs/common';
import { routes, type EventPage, type LiveAnswer, type LiveSide, type RouteInput } from '@lectern/contracts';
import { Endpoint, Input, WhoCalls, type Caller, type SignedInCaller } from '@lectern/server/platform';
import { StreamReader } from '@lectern/server/realtime';
import { ActAtSideUseCase } from '../use-cases/act-at-side.use-case';
import { ReadSideUseCase } from '../use-cases/read-side.use-case';
import { LiveSideStream } from './live-side-stream';

/** Sides over HTTP: the same use cases as over the socket. */
@Controller()
export class SideController {
  constructor(
    private readonly acting: ActAtSideUseCase,
    private readonly reading: ReadSideUseCase,
    private readonly reader: StreamReader,
    private readonly stream: LiveSideStream,
  ) {}

  @Endpoint(routes.actAtSide)
  act(@WhoCalls() caller: SignedInCaller, @Input() input: RouteInput<typeof routes.actAtSide>): Promise<LiveAnswer> {
    return this.acting.execute(caller, input);
  }

  @Endpoint(routes.liveSide)
  read(@WhoCalls() caller: Caller, @Input() { sideId }: RouteInput<typeof routes.liveSide>): Promise<LiveSide> {
    return this.reading.execute(caller, sideId);
  }

  @Endpoint(routes.liveSideEvents)
  events(
    @WhoCalls() caller: Caller,
    @Input() { sideId, since }: RouteInput<typeof routes.liveSideEvents>,
  ): Promise<EventPage> {
    return this.reader.pageFor(caller, this.stream.stream(sideId), since);
  }

  @Endpoint(routes.backstage)
  backstage(
    @WhoCalls() caller: SignedInCaller,
    @Input() { sessionId }: RouteInput<typeof routes.backstage>,
  ): Promise<LiveSide> {
    return this.reading.backstage(caller, sessionId);
  }
}
