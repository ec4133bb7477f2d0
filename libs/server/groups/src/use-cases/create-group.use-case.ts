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
    if (await this.isRepeat(caller, input)) return input.commandId;
    if ((await this.groups.ownedBy(caller.personId)) >= limits.groupsOwnedPerPerson) {
      throw new DomainError('E_FORBIDDEN', `At most ${limits.groupsOwnedPerPerson} groups of one's own.`);
    }
    // somebody quicker, most likely the same command sent twice at once, is looked at again
    if (!(await this.groups.create(input, caller.personId))) await this.isRepeat(caller, input);
    return input.commandId;
  }

  /** Whether this command made a group before; another group of that name is a conflict. */
  private async isRepeat(caller: SignedInCaller, input: CreateGroup): Promise<boolean> {
    const existing = await this.groups.find(input.commandId, caller.personId);
    if (!existing) return false;
    const isSame = (['name', 'description', 'visibility', 'joinPolicy'] as const).every(
      (field) => existing[field] === input[field],
    );
    if (existing.memberships[0]?.role !== 'owner' || !isSame)
      throw conflict('This command was given before, with other words. Give the new one a new name.');
    return true;
  }
}
