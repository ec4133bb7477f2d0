import { Injectable } from '@nestjs/common';
import { limits, type CreateGroup } from '@lectern/contracts';
import { conflict, DomainError, RateLimits, type SignedInCaller } from '@lectern/server/platform';
import { GroupRepository } from '../group.repository';

/** Creates a group and makes the caller its owner. A repeat finds the group it made. */
@Injectable()
export class CreateGroupUseCase {
  constructor(
    private readonly groups: GroupRepository,
    private readonly rates: RateLimits,
  ) {}

  async execute(caller: SignedInCaller, input: CreateGroup): Promise<string> {
    await this.rates.take('create-group', caller.personId);
    if ((await this.groups.ownedBy(caller.personId)) >= limits.groupsOwnedPerPerson) {
      throw new DomainError('E_FORBIDDEN', `At most ${limits.groupsOwnedPerPerson} groups of one's own.`);
    }
    if (await this.groups.create(input, caller.personId)) return input.commandId;
    const existing = await this.groups.find(input.commandId, caller.personId);
    const isRepeat = existing?.memberships[0]?.role === 'owner' && existing.name === input.name;
    if (!isRepeat) throw conflict('This command was given before, with other words. Give the new one a new name.');
    return existing.id;
  }
}
