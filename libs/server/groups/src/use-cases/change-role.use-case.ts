import { Injectable } from '@nestjs/common';
import type { Member, MemberRole } from '@lectern/contracts';
import { memberVerdict } from '@lectern/domain';
import { Access } from '@lectern/server/access';
import { ModerationLog } from '@lectern/server/moderation-log';
import { DomainError, forbidden, notFound, type SignedInCaller } from '@lectern/server/platform';
import { LiveSockets } from '@lectern/server/realtime';
import { presentMember } from '../group.presenter';
import { GroupRepository } from '../group.repository';
import { OwnInvitations } from '../own-invitations';
import { RestrictionRepository } from '../restrictions/restriction.repository';

/** Gives a member another role; a group keeps at least one owner. */
@Injectable()
export class ChangeRoleUseCase {
  constructor(
    private readonly access: Access,
    private readonly groups: GroupRepository,
    private readonly links: OwnInvitations,
    private readonly sockets: LiveSockets,
    private readonly log: ModerationLog,
    private readonly restrictions: RestrictionRepository,
  ) {}

  async execute(caller: SignedInCaller, groupId: string, personId: string, role: MemberRole): Promise<Member> {
    const changed = await this.groups.write(async (transaction) => {
      // roles are read once nobody else can change them
      await this.groups.lock(groupId, transaction);
      const { actor } = await this.access.group(caller, groupId, 'manageMembers', transaction);
      const member = await this.groups.member(groupId, personId, transaction);
      if (!member) throw notFound();
      await this.restrictions.refuseIfRestricted(groupId, personId, transaction);
      if (memberVerdict(actor, member.role, role) !== 'allow') throw forbidden();
      if (member.role === 'owner' && role !== 'owner' && (await this.groups.owners(groupId, transaction)) === 1) {
        throw new DomainError('E_LAST_OWNER', 'A group needs an owner. Make somebody else owner first.');
      }
      // or what is decided by the old role could be committed after the new one is; who no longer leads hears no more
      if (leads(member.role) && !leads(role)) await this.groups.renewAudience(groupId, transaction);
      else await this.groups.lockStreams(groupId, transaction);
      await this.links.keepOnlyFor(role, groupId, personId, transaction);
      const stored = await this.groups.setRole(groupId, personId, role, transaction);
      const facts = { from: member.role, to: role };
      const act = {
        groupId,
        act: 'member.role-changed',
        actorId: caller.personId,
        subjectId: personId,
        facts,
      } as const;
      if (role !== member.role) await this.log.append(act, transaction);
      return { member: presentMember(stored, actor), before: member.role };
    });
    if (leads(changed.before) && !leads(role)) await this.sockets.audienceChanged(groupId);
    this.sockets.roleChanged(personId, groupId);
    return changed.member;
  }
}

function leads(role: MemberRole): boolean {
  return role === 'owner' || role === 'moderator';
}
