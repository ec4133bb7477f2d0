import { Controller } from '@nestjs/common';
import { routes, type BegunText, type RouteInput } from '@lectern/contracts';
import { Endpoint, Input, WhoCalls, type SignedInCaller } from '@lectern/server/platform';
import { KeepBegunTextUseCase } from './keep-begun-text.use-case';

/** Begun texts over HTTP. */
@Controller()
export class BegunTextController {
  constructor(private readonly texts: KeepBegunTextUseCase) {}

  @Endpoint(routes.begunTexts)
  list(@WhoCalls() caller: SignedInCaller, @Input() input: RouteInput<typeof routes.begunTexts>): Promise<BegunText[]> {
    return this.texts.list(caller, input.readingId);
  }

  @Endpoint(routes.saveBegunText)
  save(
    @WhoCalls() caller: SignedInCaller,
    @Input() input: RouteInput<typeof routes.saveBegunText>,
  ): Promise<BegunText> {
    return this.texts.save(caller, input);
  }

  @Endpoint(routes.forgetBegunText)
  async forget(
    @WhoCalls() caller: SignedInCaller,
    @Input() { readingId, key }: RouteInput<typeof routes.forgetBegunText>,
  ): Promise<void> {
    await this.texts.forget(caller, readingId, key);
  }
}
