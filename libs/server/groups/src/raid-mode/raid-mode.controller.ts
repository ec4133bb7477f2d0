import { Controller } from '@nestjs/common';
import { routes, type Group, type RouteInput } from '@lectern/contracts';
import { Endpoint, Input, WhoCalls, type SignedInCaller } from '@lectern/server/platform';
import { ChangeRaidModeUseCase } from '../use-cases/change-raid-mode.use-case';
import { ReadGroupsUseCase } from '../use-cases/read-groups.use-case';

/** Raid mode over HTTP; each answer is the group as it is then. */
@Controller()
export class RaidModeController {
  constructor(
    private readonly raidMode: ChangeRaidModeUseCase,
    private readonly read: ReadGroupsUseCase,
  ) {}

  @Endpoint(routes.beginRaidMode)
  async begin(
    @WhoCalls() caller: SignedInCaller,
    @Input() { groupId, ...given }: RouteInput<typeof routes.beginRaidMode>,
  ): Promise<Group> {
    await this.raidMode.begin(caller, groupId, given);
    return this.read.one(caller, groupId);
  }

  @Endpoint(routes.endRaidMode)
  async end(
    @WhoCalls() caller: SignedInCaller,
    @Input() { groupId }: RouteInput<typeof routes.endRaidMode>,
  ): Promise<Group> {
    await this.raidMode.end(caller, groupId);
    return this.read.one(caller, groupId);
  }

  @Endpoint(routes.dismissRaidSigns)
  async dismiss(
    @WhoCalls() caller: SignedInCaller,
    @Input() { groupId }: RouteInput<typeof routes.dismissRaidSigns>,
  ): Promise<Group> {
    await this.raidMode.dismiss(caller, groupId);
    return this.read.one(caller, groupId);
  }
}
