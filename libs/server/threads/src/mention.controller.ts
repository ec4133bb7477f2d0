import { Controller } from '@nestjs/common';
import { routes, type Mentionable, type Person, type RouteInput } from '@lectern/contracts';
import { Endpoint, Input, WhoCalls, type Caller, type SignedInCaller } from '@lectern/server/platform';
import { OfferMentionsUseCase } from './use-cases/offer-mentions.use-case';

/** Mentions over HTTP. */
@Controller()
export class MentionController {
  constructor(private readonly offer: OfferMentionsUseCase) {}

  @Endpoint(routes.mentionable)
  mentionable(
    @WhoCalls() caller: SignedInCaller,
    @Input() input: RouteInput<typeof routes.mentionable>,
  ): Promise<Mentionable> {
    return this.offer.mentionable(caller, input);
  }

  @Endpoint(routes.mentioned)
  mentioned(@WhoCalls() caller: Caller, @Input() input: RouteInput<typeof routes.mentioned>): Promise<Person[]> {
    return this.offer.mentioned(caller, input);
  }
}
