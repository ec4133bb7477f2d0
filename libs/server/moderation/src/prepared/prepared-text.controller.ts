import { Controller } from '@nestjs/common';
import { routes, type PreparedTextSet, type RouteInput } from '@lectern/contracts';
import { Endpoint, Input, WhoCalls, type SignedInCaller } from '@lectern/server/platform';
import { PreparedTextsUseCase } from '../use-cases/prepared-texts.use-case';

/** Prepared texts over HTTP. */
@Controller()
export class PreparedTextController {
  constructor(private readonly texts: PreparedTextsUseCase) {}

  @Endpoint(routes.preparedTexts)
  read(
    @WhoCalls() caller: SignedInCaller,
    @Input() { groupId }: RouteInput<typeof routes.preparedTexts>,
  ): Promise<PreparedTextSet> {
    return this.texts.read(caller, groupId);
  }

  @Endpoint(routes.publishPreparedTexts)
  publish(
    @WhoCalls() caller: SignedInCaller,
    @Input() input: RouteInput<typeof routes.publishPreparedTexts>,
  ): Promise<PreparedTextSet> {
    return this.texts.publish(caller, input);
  }
}
