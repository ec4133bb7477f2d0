import { Controller } from '@nestjs/common';
import { routes, type PushHere, type RouteInput } from '@lectern/contracts';
import { Endpoint, Input, WhoCalls, type SignedInCaller } from '@lectern/server/platform';
import { ChoosePushUseCase } from '../use-cases/choose-push.use-case';

/** Which browsers are told by push, over HTTP. */
@Controller()
export class PushController {
  constructor(private readonly push: ChoosePushUseCase) {}

  @Endpoint(routes.pushHere)
  here(@WhoCalls() caller: SignedInCaller): Promise<PushHere> {
    return this.push.read(caller);
  }

  @Endpoint(routes.setPush)
  set(@WhoCalls() caller: SignedInCaller, @Input() input: RouteInput<typeof routes.setPush>): Promise<void> {
    return this.push.set(caller, input);
  }

  @Endpoint(routes.endPush)
  end(@WhoCalls() caller: SignedInCaller, @Input() input: RouteInput<typeof routes.endPush>): Promise<void> {
    return this.push.end(caller, input.sessionId);
  }
}
