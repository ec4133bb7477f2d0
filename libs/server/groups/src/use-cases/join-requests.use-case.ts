import { Injectable } from '@nestjs/common';
import type { JoinRequest } from '@lectern/contracts';
import { Access } from '@lectern/server/access';
import { notFound, RateLimits, type SignedInCaller } from '@lectern/server/platform';
import { LiveSockets } from '@lectern/server/realtime';
import { presentRequest } from '../group.presenter';
import { GroupRepository } from '../group.repository';
import { requireJoining } from '../raid-mode/require-joining';
import { InvitationRepository } from '../invitation.repository';

/** Asking to join, and deciding on those who asked. */
@Injectable()
export class JoinRequestsUseCase {
  constructor(
    private readonly access: Access,
    private readonly groups: GroupRepository,
    private readonly invitations: InvitationRepository,
    private readonly sockets: LiveSockets,
    private readonly rates: RateLimits,
  ) {}

  async request(caller: SignedInCaller, groupId: string, message: string): Promise<void> {
    await this.rates.take('join', caller.personId);
    const { actor } = await this.access.group(caller, groupId, 'see');
    if (actor.role === null) await this.groups.write((transaction) => requireJoining(groupId, transaction));
    await this.access.group(caller, groupId, 'requestToJoin');
    await this.invitations.request(groupId, caller.personId, message);
  }

  async list(caller: SignedInCaller, groupId: string): Promise<JoinRequest[]> {
    await this.access.group(caller, groupId, 'decideRequests');
    return (await this.invitations.requests(groupId)).map(presentRequest);
  }

  async decide(
    caller: SignedInCaller,
    groupId: string,
    requestId: string,
    decision: 'accept' | 'decline',
  ): Promise<void> {
    const personId = await this.groups.write(async (transaction) => {
      await this.groups.lock(groupId, transaction);
      await this.access.group(caller, groupId, 'decideRequests', transaction);
      const requester = await this.invitations.take(groupId, requestId, transaction);
      if (requester === null) throw notFound();
      if (decision === 'accept') await this.groups.addMember(groupId, requester, 'member', transaction);
      return requester;
    });
    this.sockets.roleChanged(personId, groupId);
  }
}
