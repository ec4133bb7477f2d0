import { Injectable } from '@nestjs/common';
import type { BeginRaidMode } from '@lectern/contracts';
import { isRaidMode } from '@lectern/domain';
import { Access } from '@lectern/server/access';
import { conflict, RateLimits, type SignedInCaller } from '@lectern/server/platform';
import { GroupRepository } from '../group.repository';
import { RaidModeRepository } from '../raid-mode/raid-mode.repository';
import { RaidModes } from '../raid-mode/raid-modes';

/** Who leads a group puts it into raid mode, ends that early, or says that what looks like a raid is none. */
@Injectable()
export class ChangeRaidModeUseCase {
  constructor(
    private readonly access: Access,
    private readonly groups: GroupRepository,
    private readonly stored: RaidModeRepository,
    private readonly raids: RaidModes,
    private readonly rates: RateLimits,
  ) {}

  /** Begins it; begun again it holds from now on as said the last time. */
  async begin(caller: SignedInCaller, groupId: string, given: BeginRaidMode): Promise<void> {
    await this.rates.take('moderate', caller.personId);
    await this.groups.write(async (transaction) => {
      await this.groups.lock(groupId, transaction);
      await this.access.group(caller, groupId, 'moderate', transaction);
      await this.raids.begin(groupId, given, caller.personId, transaction);
    });
    await this.raids.tellAll(groupId);
  }

  async end(caller: SignedInCaller, groupId: string): Promise<void> {
    await this.rates.take('moderate', caller.personId);
    await this.groups.write(async (transaction) => {
      await this.groups.lock(groupId, transaction);
      await this.access.group(caller, groupId, 'moderate', transaction);
      if (!isRaidMode(await this.stored.of(groupId, transaction), Date.now()))
        throw conflict('The group is not in raid mode any more.');
      await this.raids.end(groupId, caller.personId, transaction);
    });
    await this.raids.tellAll(groupId);
  }

  async dismiss(caller: SignedInCaller, groupId: string): Promise<void> {
    await this.rates.take('moderate', caller.personId);
    await this.groups.write(async (transaction) => {
      await this.groups.lock(groupId, transaction);
      await this.access.group(caller, groupId, 'moderate', transaction);
      if ((await this.stored.of(groupId, transaction)).raidSigns === null)
        throw conflict('Somebody has looked at this meanwhile.');
      await this.raids.dismiss(groupId, caller.personId, transaction);
    });
    await this.raids.tellLeaders(groupId);
  }
}
