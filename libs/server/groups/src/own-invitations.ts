import { Injectable } from '@nestjs/common';
import { memberRoleSchema, type MemberRole } from '@lectern/contracts';
import { mayInviteAs } from '@lectern/domain';
import type { Transaction } from '@lectern/server/database';
import { InvitationRepository } from './invitation.repository';

/** The open links of somebody whose role changes: those they could not make any more are revoked with it. */
@Injectable()
export class OwnInvitations {
  constructor(private readonly invitations: InvitationRepository) {}

  /** To be called in the transaction that gives the role; `null` is for no member any more. */
  async keepOnlyFor(
    role: MemberRole | null,
    groupId: string,
    personId: string,
    transaction: Transaction,
  ): Promise<void> {
    const lost = memberRoleSchema.options.filter((invited) => !mayInviteAs({ personId, role }, invited));
    await this.invitations.revokeMadeBy(groupId, personId, lost, transaction);
  }
}
