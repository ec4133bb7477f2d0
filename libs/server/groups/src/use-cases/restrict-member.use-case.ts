import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import type { OwnRestriction, MemberRestriction, RestrictMember } from '@lectern/contracts';
import { memberVerdict } from '@lectern/domain';
import { Access } from '@lectern/server/access';
import { conflict, DomainError, forbidden, notFound, type SignedInCaller } from '@lectern/server/platform';
import { GroupRepository } from '../group.repository';
import { RestrictionRepository, type StoredRestriction } from '../restrictions/restriction.repository';
import { Restrictions } from '../restrictions/restrictions';

const dayMs = 86_400_000;

/** Mutes, suspends or bans a member until a moment, and lifts that before its time. */
@Injectable()
export class RestrictMemberUseCase {
  constructor(
    private readonly access: Access,
    private readonly groups: GroupRepository,
    private readonly stored: RestrictionRepository,
    private readonly restrictions: Restrictions,
  ) {}

  async begin(
    caller: SignedInCaller,
    groupId: string,
    personId: string,
    given: RestrictMember,
  ): Promise<MemberRestriction> {
    const { kind, days, reason } = given;
    const restriction = await this.groups.write(async (transaction) => {
      await this.groups.lock(groupId, transaction);
      const { actor } = await this.access.group(caller, groupId, 'manageMembers', transaction);
      const member = await this.groups.member(groupId, personId, transaction);
      if (!member) throw notFound();
      if (personId === caller.personId) throw conflict('To go yourself, leave the group.');
      if (memberVerdict(actor, member.role, null) !== 'allow') throw forbidden();
      if (member.role === 'owner' && (await this.groups.owners(groupId, transaction)) === 1)
        throw new DomainError('E_LAST_OWNER', 'A group needs an owner. Make somebody else owner first.');
      if (await this.stored.inForce(groupId, personId, transaction))
        throw conflict('This member is muted already. Lift that first.');
      const until = new Date(Date.now() + days * dayMs);
      const begun = { id: uuidv7(), groupId, personId, kind, role: member.role, reason, until };
      return this.restrictions.begin(begun, caller.personId, transaction);
    });
    await this.restrictions.tell(groupId, personId);
    return presentRestriction(restriction);
  }

  async lift(caller: SignedInCaller, groupId: string, restrictionId: string): Promise<void> {
    const lifted = await this.groups.write(async (transaction) => {
      await this.groups.lock(groupId, transaction);
      const { actor } = await this.access.group(caller, groupId, 'manageMembers', transaction);
      const found = await this.stored.find(groupId, restrictionId, transaction);
      if (!found) throw notFound();
      if (memberVerdict(actor, found.role, null) !== 'allow') throw forbidden();
      await this.restrictions.end(found, caller.personId, transaction);
      return found;
    });
    await this.restrictions.tell(groupId, lifted.person.id);
  }

  async list(caller: SignedInCaller, groupId: string): Promise<MemberRestriction[]> {
    await this.access.group(caller, groupId, 'manageMembers');
    return (await this.stored.ofGroup(groupId)).map(presentRestriction);
  }

  /** One's own, also in groups one does not see meanwhile. */
  async own(caller: SignedInCaller): Promise<OwnRestriction[]> {
    return (await this.stored.ofPerson(caller.personId)).map((restriction) => {
      const { person: _, ...shown } = presentRestriction(restriction);
      return { ...shown, group: restriction.group };
    });
  }
}

function presentRestriction({ id, kind, person, reason, createdAt, until }: StoredRestriction): MemberRestriction {
  return { id, kind, person, reason, createdAt: createdAt.toISOString(), until: until.toISOString() };
}
