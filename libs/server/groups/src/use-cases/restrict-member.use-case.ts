import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import type { OwnRestriction, MemberRestriction, RestrictMember } from '@lectern/contracts';
import { memberVerdict } from '@lectern/domain';
import { Access } from '@lectern/server/access';
import { conflict, DomainError, forbidden, notFound, type SignedInCaller } from '@lectern/server/platform';
import { RulesRepository } from '@lectern/server/statements';
import { GroupRepository } from '../group.repository';
import { presentOwnRestriction, presentRestriction } from '../restrictions/restriction.presenter';
import { RestrictionRepository } from '../restrictions/restriction.repository';
import { Restrictions } from '../restrictions/restrictions';

const dayMs = 86_400_000;

/** Mutes, suspends or bans a member until a moment, and lifts that before its time. */
@Injectable()
export class RestrictMemberUseCase {
  constructor(
    private readonly access: Access,
    private readonly groups: GroupRepository,
    private readonly rules: RulesRepository,
    private readonly stored: RestrictionRepository,
    private readonly restrictions: Restrictions,
  ) {}

  async begin(
    caller: SignedInCaller,
    groupId: string,
    personId: string,
    given: RestrictMember,
  ): Promise<MemberRestriction> {
    const { kind, days, facts, reason, ruleVersion, ruleNumber } = given;
    const begun = await this.groups.write(async (transaction) => {
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
      const named = { version: ruleVersion, number: ruleNumber, field: 'ruleNumber' };
      const rule = await this.rules.named(groupId, named, transaction);
      const at = new Date();
      const { role, joinedAt } = member;
      const until = new Date(at.getTime() + days * dayMs);
      const what = { groupId, personId, kind, role, joinedAt, facts, reason, until, rule };
      const begunBy = { id: uuidv7(), begunById: caller.personId, replacesId: null };
      return { actor, restriction: await this.restrictions.begin({ ...what, ...begunBy }, at, transaction) };
    });
    await this.restrictions.tell(groupId, personId);
    return presentRestriction(begun.restriction, begun.actor);
  }

  async lift(caller: SignedInCaller, groupId: string, restrictionId: string): Promise<void> {
    const lifted = await this.groups.write(async (transaction) => {
      await this.groups.lock(groupId, transaction);
      const { actor } = await this.access.group(caller, groupId, 'manageMembers', transaction);
      const found = await this.stored.find(groupId, restrictionId, transaction);
      if (!found) throw notFound();
      if (memberVerdict(actor, found.role, null) !== 'allow') throw forbidden();
      await this.restrictions.end(found, 'restore', new Date(), transaction);
      await this.restrictions.putEnd(found, caller.personId, transaction);
      return found;
    });
    await this.restrictions.tell(groupId, lifted.person.id);
  }

  async list(caller: SignedInCaller, groupId: string): Promise<MemberRestriction[]> {
    const { actor } = await this.access.group(caller, groupId, 'manageMembers');
    return (await this.stored.ofGroup(groupId)).map((found) => presentRestriction(found, actor));
  }

  /** One's own, also in groups one does not see meanwhile. */
  async own(caller: SignedInCaller): Promise<OwnRestriction[]> {
    return (await this.stored.ofPerson(caller.personId)).map(presentOwnRestriction);
  }
}
