import { Controller } from '@nestjs/common';
import { routes, type Circles, type RouteInput } from '@lectern/contracts';
import { Endpoint, Input, WhoCalls, type Caller, type SignedInCaller } from '@lectern/server/platform';
import { KeepCirclesUseCase } from './keep-circles.use-case';

/** Circles over HTTP. */
@Controller()
export class CircleController {
  constructor(private readonly circles: KeepCirclesUseCase) {}

  @Endpoint(routes.circles)
  read(@WhoCalls() caller: Caller, @Input() { readingId }: RouteInput<typeof routes.circles>): Promise<Circles> {
    return this.circles.read(caller, readingId);
  }

  @Endpoint(routes.dealCircles)
  deal(
    @WhoCalls() caller: SignedInCaller,
    @Input() { readingId, ...deal }: RouteInput<typeof routes.dealCircles>,
  ): Promise<Circles> {
    return this.circles.deal(caller, readingId, deal);
  }

  @Endpoint(routes.placeInCircle)
  place(
    @WhoCalls() caller: SignedInCaller,
    @Input() { readingId, ...place }: RouteInput<typeof routes.placeInCircle>,
  ): Promise<Circles> {
    return this.circles.place(caller, readingId, place);
  }

  @Endpoint(routes.dissolveCircles)
  dissolve(
    @WhoCalls() caller: SignedInCaller,
    @Input() { readingId, basis }: RouteInput<typeof routes.dissolveCircles>,
  ): Promise<Circles> {
    return this.circles.dissolve(caller, readingId, basis);
  }
}
