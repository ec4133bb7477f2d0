import { Injectable } from '@nestjs/common';
import type { InvitationPreview } from '@lectern/contracts';
import { DomainError, RateLimits, type Caller, type SignedInCaller } from '@lectern/server/platform';
import { LiveSockets } from '@lectern/server/realtime';
import { GroupRepository } from '../group.repository';
import { requireJoining } from '../raid-mode/require-joining';
import { InvitationRepository, type StoredInvitation } from '../invitation.repository';

/** Looking at an invitation link and joining by it. Whoever holds the link may see what it leads to. */
@Injectable()
export class UseInvitationUseCase {
  constructor(
    private readonly groups: GroupRepository,
    private readonly invitations: InvitationRepository,
    private readonly sockets: LiveSockets,
    private readonly rates: RateLimits,
  ) {}

  async preview(caller: Caller, token: string): Promise<InvitationPreview> {
    await this.rates.take('join', caller.personId ?? caller.address);
    const invitation = await this.open(token);
    const group = await this.groups.find(invitation.groupId, caller.personId);
    if (!group) throw gone();
    return {
      group: { id: group.id, name: group.name, description: group.description, memberCount: group._count.memberships },
      role: invitation.role,
      isMember: group.memberships.length > 0,
    };
  }

  /** Joins and returns the group's id; somebody who is a member already uses nothing up. */
  async accept(caller: SignedInCaller, token: string): Promise<string> {
    await this.rates.take('join', caller.personId);
    const invitation = await this.invitations.findByToken(token);
    if (!invitation) throw gone();
    const { id, groupId, role } = invitation;
    await this.groups.write(async (transaction) => {
      // one at a time, or the same person in two tabs would use it up twice
      await this.groups.lock(groupId, transaction);
      if (await this.groups.member(groupId, caller.personId, transaction)) return;
      await requireJoining(groupId, transaction);
      if (!(await this.invitations.use(id, transaction))) throw gone();
      await this.groups.addMember(groupId, caller.personId, role, transaction);
    });
    this.sockets.roleChanged(caller.personId, groupId);
    return groupId;
  }

  private async open(token: string): Promise<StoredInvitation> {
    const invitation = await this.invitations.findByToken(token);
    const isOpen =
      invitation !== null &&
      invitation.revokedAt === null &&
      invitation.expiresAt > new Date() &&
      invitation.uses < invitation.usesMax;
    if (!isOpen) throw gone();
    return invitation;
  }
}

function gone(): DomainError {
  return new DomainError('E_GONE', 'This invitation can no longer be used. Ask for a new one.');
}
