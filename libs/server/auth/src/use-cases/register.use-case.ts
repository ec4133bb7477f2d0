import { Inject, Injectable } from '@nestjs/common';
import type { Register } from '@lectern/contracts';
import { CONFIG, DomainError, RateLimits, type Caller, type Config } from '@lectern/server/platform';
import { GuestListRepository } from '../guest-list.repository';
import { refuseCommonPassword } from '../password-strength';
import { Passwords } from '../passwords';
import { PersonRepository, type StoredPerson } from '../person.repository';
import { SetupLink } from '../setup-link';

/** Makes an account for somebody who comes by themselves or with an invitation. */
@Injectable()
export class RegisterUseCase {
  constructor(
    private readonly people: PersonRepository,
    private readonly passwords: Passwords,
    private readonly rates: RateLimits,
    private readonly setupLink: SetupLink,
    private readonly guests: GuestListRepository,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async execute(caller: Caller, input: Register): Promise<StoredPerson> {
    if (caller.personId !== null) throw new DomainError('E_CONFLICT', 'You are signed in already.');
    await this.rates.take('register', caller.address);
    if (await this.setupLink.isNeeded())
      throw new DomainError('E_SETUP', 'The first owner of this server has to be made by the link in its log.');
    if (this.config.registration === 'invited') await this.refuseUninvited(input.invitationToken);
    await refuseCommonPassword(input.password, input);
    return this.people.create({ ...input, passwordHash: await this.passwords.hash(input.password) });
  }

  private async refuseUninvited(token: string | undefined): Promise<void> {
    if (token === undefined || !(await this.guests.isInvited(token)))
      throw new DomainError('E_FORBIDDEN', 'This server takes new people by invitation only.');
  }
}
