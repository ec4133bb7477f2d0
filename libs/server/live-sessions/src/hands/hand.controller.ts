import { Controller } from '@nestjs/common';
import { routes, type LiveAnswer, type RouteInput } from '@lectern/contracts';
import { Endpoint, Input, WhoCalls, type SignedInCaller } from '@lectern/server/platform';
import { ActOnHandsUseCase } from '../use-cases/act-on-hands.use-case';

/** Hands over HTTP: the same use case as over the socket. */
@Controller()
export class HandController {
  constructor(private readonly acting: ActOnHandsUseCase) {}

  @Endpoint(routes.actOnHands)
  act(@WhoCalls() caller: SignedInCaller, @Input() input: RouteInput<typeof routes.actOnHands>): Promise<LiveAnswer> {
    return this.acting.execute(caller, input);
  }
}
