import { Controller } from '@nestjs/common';
import { routes, type LiveAnswer, type OpenFollowUp, type RouteInput } from '@lectern/contracts';
import { Endpoint, Input, WhoCalls, type Caller, type SignedInCaller } from '@lectern/server/platform';
import { ActOnFollowUpsUseCase } from '../use-cases/act-on-follow-ups.use-case';
import { ReadOpenFollowUpsUseCase } from '../use-cases/read-open-follow-ups.use-case';

/** Follow-ups over HTTP. */
@Controller()
export class FollowUpController {
  constructor(
    private readonly acting: ActOnFollowUpsUseCase,
    private readonly reading: ReadOpenFollowUpsUseCase,
  ) {}

  @Endpoint(routes.actOnFollowUps)
  act(
    @WhoCalls() caller: SignedInCaller,
    @Input() input: RouteInput<typeof routes.actOnFollowUps>,
  ): Promise<LiveAnswer> {
    return this.acting.execute(caller, input);
  }

  @Endpoint(routes.openFollowUps)
  open(
    @WhoCalls() caller: Caller,
    @Input() { groupId }: RouteInput<typeof routes.openFollowUps>,
  ): Promise<OpenFollowUp[]> {
    return this.reading.execute(caller, groupId);
  }
}
