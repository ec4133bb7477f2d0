import { Controller } from '@nestjs/common';
import { routes, type LiveAnswer, type RouteInput } from '@lectern/contracts';
import { Endpoint, Input, WhoCalls, type SignedInCaller } from '@lectern/server/platform';
import { ArrangeLiveUseCase } from '../use-cases/arrange-live.use-case';

/** Rooms and notes over HTTP: the same use case as over the socket. */
@Controller()
export class ArrangeController {
  constructor(private readonly arranging: ArrangeLiveUseCase) {}

  @Endpoint(routes.arrangeLive)
  act(@WhoCalls() caller: SignedInCaller, @Input() input: RouteInput<typeof routes.arrangeLive>): Promise<LiveAnswer> {
    return this.arranging.execute(caller, input);
  }
}
