import { Injectable } from '@nestjs/common';
import type { Account, UpdateAccount } from '@lectern/contracts';
import type { SignedInCaller } from '@lectern/server/platform';
import { presentAccount } from '../account.presenter';
import { PersonRepository } from '../person.repository';

/** Gives oneself another name to be shown by. */
@Injectable()
export class RenamePersonUseCase {
  constructor(private readonly people: PersonRepository) {}

  async execute(caller: SignedInCaller, { displayName }: UpdateAccount): Promise<Account> {
    return presentAccount(await this.people.rename(caller.personId, displayName));
  }
}
