import { Injectable, type OnModuleInit } from '@nestjs/common';
import { heirOf, memberVerdict } from '@lectern/domain';
import { Access } from '@lectern/server/access';
import type { Transaction } from '@lectern/server/database';
import { ModerationLog } from '@lectern/server/moderation-log';
import { DomainError, ErasureSteps, forbidden, notFound, type SignedInCaller } from '@lectern/server/platform';
import { LiveSockets } from '@lectern/server/realtime';
import { GroupRepository } from '../group.repository';
import { OwnInvitations } from '../own-invitations';

/** Leaving a group, and being removed from it: from the commit on the person hears nothing of it any more. */
@Injectable()
export class EndMembershipUseCase implements OnModuleInit {
  constructor(
    private readonly access: Access,
    private readonly groups: GroupRepository,
    private readonly links: OwnInvitations,
    private readonly sockets: LiveSockets,
    private readonly log: ModerationLog,
    private readonly erasure: ErasureSteps,
  ) {}

  onModuleInit(): void {
    this.erasure.add('groups', (personId) => this.leaveAll(personId));
  }

  async leave(caller: SignedInCaller, groupId: string): Promise<void> {
    await this.groups.write(async (transaction) => {
      await this.groups.lock(groupId, transaction);
      const { actor } = await this.access.group(caller, groupId, 'leave', transaction);
      if (actor.role === 'owner' && (await this.groups.owners(groupId, transaction)) === 1) throw lastOwner();
      await this.end(groupId, caller.personId, transaction);
    });
    await this.tell(groupId, caller.personId);
  }

  async remove(caller: SignedInCaller, groupId: string, personId: string): Promise<void> {
    if (personId === caller.personId) throw new DomainError('E_CONFLICT', 'To go yourself, leave the group.');
    await this.groups.write(async (transaction) => {
      // roles are read once nobody else can change them
      await this.groups.lock(groupId, transaction);
      const { actor } = await this.access.group(caller, groupId, 'manageMembers', transaction);
      const member = await this.groups.member(groupId, personId, transaction);
      if (!member) throw notFound();
      if (memberVerdict(actor, member.role, null) !== 'allow') throw forbidden();
      if (member.role === 'owner' && (await this.groups.owners(groupId, transaction)) === 1) throw lastOwner();
      await this.end(groupId, personId, transaction);
      const facts = { from: member.role };
      const act = { groupId, act: 'member.removed', actorId: caller.personId, subjectId: personId, facts } as const;
      await this.log.append(act, transaction);
    });
    await this.tell(groupId, personId);
  }

  /** Leaves every group because the account goes; where nobody else owns it the next one does from now on. */
  async leaveAll(personId: string): Promise<void> {
    for (const groupId of await this.groups.groupsOf(personId)) {
      const heirId = await this.groups.write(async (transaction) => {
        await this.groups.lock(groupId, transaction);
        const member = await this.groups.member(groupId, personId, transaction);
        if (!member) return null;
        const heir = member.role === 'owner' ? await this.handOver(groupId, personId, transaction) : null;
        await this.end(groupId, personId, transaction);
        return heir;
      });
      await this.tell(groupId, personId);
      if (heirId !== null) this.sockets.roleChanged(heirId, groupId);
    }
  }

  /** Makes somebody else owner when there is no other; answers whom. */
  private async handOver(groupId: string, personId: string, transaction: Transaction): Promise<string | null> {
    if ((await this.groups.owners(groupId, transaction)) > 1) return null;
    const members = (await this.groups.members(groupId, transaction)).filter(({ person }) => person.id !== personId);
    const heir = heirOf(members.map(({ person, role, joinedAt }) => ({ personId: person.id, role, joinedAt })));
    if (!heir) return null;
    await this.groups.setRole(groupId, heir.personId, 'owner', transaction);
    const facts = { from: heir.role, to: 'owner', because: 'last-owner-left' };
    const act = 'member.role-changed';
    await this.log.append({ groupId, act, actorId: null, subjectId: heir.personId, facts }, transaction);
    return heir.personId;
  }

  private async end(groupId: string, personId: string, transaction: Transaction): Promise<void> {
    await this.groups.renewAudience(groupId, transaction);
    await this.groups.removeMember(groupId, personId, transaction);
    // or they could come back by their own link
    await this.links.keepOnlyFor(null, groupId, personId, transaction);
  }

  private async tell(groupId: string, personId: string): Promise<void> {
    await this.sockets.audienceChanged(groupId);
    this.sockets.roleChanged(personId, groupId);
  }
}

function lastOwner(): DomainError {
  return new DomainError('E_LAST_OWNER', 'A group needs an owner. Make somebody else owner first.');
}
