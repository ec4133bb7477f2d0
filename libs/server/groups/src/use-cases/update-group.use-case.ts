import { Injectable } from '@nestjs/common';
import type { UpdateGroup } from '@lectern/contracts';
import { Access } from '@lectern/server/access';
import type { SignedInCaller } from '@lectern/server/platform';
import { LiveSockets } from '@lectern/server/realtime';
import { GroupRepository } from '../group.repository';

/** Changes a group's settings. Making it private ends the visits of those who are no members. */
@Injectable()
export class UpdateGroupUseCase {
  constructor(
    private readonly access: Access,
    private readonly groups: GroupRepository,
    private readonly sockets: LiveSockets,
  ) {}

  async execute(caller: SignedInCaller, groupId: string, settings: UpdateGroup): Promise<void> {
    const isAudienceSmaller = await this.groups.write(async (transaction) => {
      await this.groups.lock(groupId, transaction);
      const before = await this.access.group(caller, groupId, 'update', transaction);
      const isSmaller = settings.visibility === 'private' && before.visibility !== 'private';
      if (isSmaller) await this.groups.renewAudience(groupId, transaction);
      await this.groups.update(groupId, settings, transaction);
      return isSmaller;
    });
    if (isAudienceSmaller) await this.sockets.audienceChanged(groupId);
  }
}
