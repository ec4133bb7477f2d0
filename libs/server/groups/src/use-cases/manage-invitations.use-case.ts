import { Injectable } from '@nestjs/common';
import { limits, type CreatedInvitation, type CreateInvitation, type Invitation } from '@lectern/contracts';
import { mayInviteAs } from '@lectern/domain';
import { Access } from '@lectern/server/access';
import { conflict, forbidden, notFound, RateLimits, type SignedInCaller } from '@lectern/server/platform';
import { presentInvitation } from '../group.presenter';
import { GroupRepository } from '../group.repository';
import { InvitationRepository } from '../invitation.repository';

/** Making, listing and revoking invitation links. Nobody invites into a role they could not give. */
@Injectable()
export class ManageInvitationsUseCase {
  constructor(
    private readonly access: Access,
    private readonly groups: GroupRepository,
    private readonly invitations: InvitationRepository,
    private readonly rates: RateLimits,
  ) {}

  async create(caller: SignedInCaller, groupId: string, input: CreateInvitation): Promise<CreatedInvitation> {
    await this.rates.take('invite', caller.personId);
    const { token, invitation } = await this.groups.write(async (transaction) => {
      await this.groups.lock(groupId, transaction);
      const { actor } = await this.access.group(caller, groupId, 'invite', transaction);
      if (!mayInviteAs(actor, input.role)) throw forbidden();
      if ((await this.invitations.usable(groupId, transaction)).length >= limits.invitationsPerGroup)
        throw conflict(`A group has at most ${limits.invitationsPerGroup} open invitations. Revoke one first.`);
      return this.invitations.create(groupId, caller.personId, input, transaction);
    });
    return { ...presentInvitation(invitation), token };
  }

  async list(caller: SignedInCaller, groupId: string): Promise<Invitation[]> {
    await this.access.group(caller, groupId, 'invite');
    return (await this.invitations.usable(groupId)).map(presentInvitation);
  }

  async revoke(caller: SignedInCaller, groupId: string, invitationId: string): Promise<void> {
    await this.groups.write(async (transaction) => {
      await this.groups.lock(groupId, transaction);
      await this.access.group(caller, groupId, 'invite', transaction);
      if (!(await this.invitations.revoke(groupId, invitationId, transaction))) throw notFound();
    });
  }
}
