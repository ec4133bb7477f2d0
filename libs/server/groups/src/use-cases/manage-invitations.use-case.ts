import { Injectable } from '@nestjs/common';
import { limits, type CreatedInvitation, type CreateInvitation, type Invitation } from '@lectern/contracts';
import { memberVerdict } from '@lectern/domain';
import { Access } from '@lectern/server/access';
import { DomainError, forbidden, notFound, RateLimits, type SignedInCaller } from '@lectern/server/platform';
import { presentInvitation } from '../group.presenter';
import { InvitationRepository } from '../invitation.repository';

/** Making, listing and revoking invitation links. Nobody invites into a role they could not give. */
@Injectable()
export class ManageInvitationsUseCase {
  constructor(
    private readonly access: Access,
    private readonly invitations: InvitationRepository,
    private readonly rates: RateLimits,
  ) {}

  async create(caller: SignedInCaller, groupId: string, input: CreateInvitation): Promise<CreatedInvitation> {
    const { actor } = await this.access.group(caller, groupId, 'invite');
    if (memberVerdict(actor, 'observer', input.role) !== 'allow') throw forbidden();
    await this.rates.take('invite', caller.personId);
    if ((await this.invitations.usable(groupId)).length >= limits.invitationsPerGroup) {
      throw new DomainError(
        'E_CONFLICT',
        `A group has at most ${limits.invitationsPerGroup} open invitations. Revoke one first.`,
      );
    }
    const { token, invitation } = await this.invitations.create(groupId, caller.personId, input);
    return { ...presentInvitation(invitation), token };
  }

  async list(caller: SignedInCaller, groupId: string): Promise<Invitation[]> {
    await this.access.group(caller, groupId, 'invite');
    return (await this.invitations.usable(groupId)).map(presentInvitation);
  }

  async revoke(caller: SignedInCaller, groupId: string, invitationId: string): Promise<void> {
    await this.access.group(caller, groupId, 'invite');
    if (!(await this.invitations.revoke(groupId, invitationId))) throw notFound();
  }
}
