import { Controller } from '@nestjs/common';
import { routes, type Contact, type RouteInput } from '@lectern/contracts';
import { Endpoint, Input, WhoCalls, type SignedInCaller } from '@lectern/server/platform';
import { ChooseContactsUseCase } from '../use-cases/choose-contacts.use-case';

/** Muting and blocking for oneself, over HTTP. */
@Controller()
export class ContactController {
  constructor(private readonly contacts: ChooseContactsUseCase) {}

  @Endpoint(routes.contacts)
  list(@WhoCalls() caller: SignedInCaller): Promise<Contact[]> {
    return this.contacts.list(caller);
  }

  @Endpoint(routes.chooseContact)
  choose(
    @WhoCalls() caller: SignedInCaller,
    @Input() { personId, choice }: RouteInput<typeof routes.chooseContact>,
  ): Promise<void> {
    return this.contacts.choose(caller, personId, choice);
  }

  @Endpoint(routes.forgetContact)
  forget(
    @WhoCalls() caller: SignedInCaller,
    @Input() { personId }: RouteInput<typeof routes.forgetContact>,
  ): Promise<void> {
    return this.contacts.forget(caller, personId);
  }
}
