import { createHash } from 'node:crypto';
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
    const hash = commandHash(input);
    if (await this.isRepeat(caller, input.commandId, hash)) return input.commandId;
    if ((await this.groups.ownedBy(caller.personId)) >= limits.groupsOwnedPerPerson) {
      throw new DomainError('E_FORBIDDEN', `At most ${limits.groupsOwnedPerPerson} groups of one's own.`);
    }
    // somebody quicker, most likely the same command sent twice at once, is looked at again
    if (!(await this.groups.create(input, hash, caller.personId))) await this.isRepeat(caller, input.commandId, hash);
    return input.commandId;
  }

  /** Whether this command made a group before, whatever became of its settings; another group of that name is a conflict. */
  private async isRepeat(caller: SignedInCaller, commandId: string, hash: Uint8Array): Promise<boolean> {
    const existing = await this.groups.commandOf(commandId, caller.personId);
    if (!existing) return false;
    const isSame = existing.commandHash !== null && Buffer.compare(existing.commandHash, hash) === 0;
    if (existing.role !== 'owner' || !isSame)
      throw conflict('This command was given before, with other words. Give the new one a new name.');
    return true;
  }
}

/** SHA-256 of everything the command says besides its name, always in the same order. */
function commandHash({ name, description, visibility, joinPolicy }: CreateGroup): Uint8Array<ArrayBuffer> {
  const said = JSON.stringify([name, description, visibility, joinPolicy]);
  return new Uint8Array(createHash('sha256').update(said).digest());
}
