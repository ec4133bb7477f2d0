import { Injectable } from '@nestjs/common';
import type { Setup } from '@lectern/contracts';
import { Database } from '@lectern/server/database';
import { RateLimits, type Caller } from '@lectern/server/platform';
import { refuseCommonPassword } from '../password-strength';
import { Passwords } from '../passwords';
import { PersonRepository, type StoredPerson } from '../person.repository';
import { SetupLink } from '../setup-link';

/** Makes the first owner of a fresh server, by the one-time link. */
@Injectable()
export class SetUpUseCase {
  constructor(
    private readonly database: Database,
    private readonly people: PersonRepository,
    private readonly passwords: Passwords,
    private readonly setupLink: SetupLink,
    private readonly rates: RateLimits,
  ) {}

  async execute(caller: Caller, input: Setup): Promise<StoredPerson> {
    await this.rates.take('register', caller.address);
    await refuseCommonPassword(input.password, input);
    const passwordHash = await this.passwords.hash(input.password);
    return this.database.write(async (transaction) => {
      await this.setupLink.redeem(input.token, transaction);
      return this.people.create({ ...input, passwordHash }, transaction);
    });
  }
}
