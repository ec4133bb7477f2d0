import { Injectable } from '@nestjs/common';
import { Access } from '@lectern/server/access';
import { RateLimits, type SignedInCaller } from '@lectern/server/platform';
import { LiveSockets } from '@lectern/server/realtime';
import { requireJoining } from '../raid-mode/require-joining';
import { GroupRepository } from '../group.repository';

/** Joins a group that is open to everyone. */
@Injectable()
export class JoinGroupUseCase {
  constructor(
    private readonly access: Access,
    private readonly groups: GroupRepository,
    private readonly sockets: LiveSockets,
    private readonly rates: RateLimits,
  ) {}

  async execute(caller: SignedInCaller, groupId: string): Promise<void> {
    await this.rates.take('join', caller.personId);
    await this.groups.write(async (transaction) => {
      await this.groups.lock(groupId, transaction);
      const { actor } = await this.access.group(caller, groupId, 'see', transaction);
      if (actor.role !== null) return;
      await requireJoining(groupId, transaction);
      await this.access.group(caller, groupId, 'join', transaction);
      await this.groups.addMember(groupId, caller.personId, 'member', transaction);
    });
    this.sockets.roleChanged(caller.personId, groupId);
  }
}
