import { Injectable } from '@nestjs/common';
import type { SignIn } from '@lectern/contracts';
import { DomainError, RateLimits } from '@lectern/server/platform';
import { Passwords } from '../passwords';
import { PersonRepository, type StoredPerson } from '../person.repository';

/**
 * Whether an address and a password belong together. Unknown address and wrong password are the same
 * answer in the same time. Failures are counted per account and place, so that nobody can lock
 * somebody else out from elsewhere.
 */
@Injectable()
export class CheckCredentialsUseCase {
  constructor(
    private readonly people: PersonRepository,
    private readonly passwords: Passwords,
    private readonly rates: RateLimits,
  ) {}

  async execute(address: string, input: SignIn): Promise<StoredPerson> {
    const failures = `${input.email} ${address}`;
    await this.rates.take('sign-in-address', address);
    await this.rates.check('sign-in', failures);
    const person = await this.people.findByEmail(input.email);
    const hash = person ? await this.people.passwordHash(person.id) : null;
    if (!(await this.passwords.matches(hash, input.password)) || !person) {
      await this.rates.take('sign-in', failures);
      throw new DomainError('E_CREDENTIALS', 'Address and password do not belong together.');
    }
    await this.rates.clear('sign-in', failures);
    return person;
  }
}
