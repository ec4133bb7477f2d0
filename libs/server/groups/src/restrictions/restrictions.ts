import { Injectable } from '@nestjs/common';
import type { Transaction } from '@lectern/server/database';
import { ModerationLog } from '@lectern/server/moderation-log';
import { LiveSockets } from '@lectern/server/realtime';
import { Statements } from '@lectern/server/statements';
import { GroupRepository } from '../group.repository';
import { OwnInvitations } from '../own-invitations';
import { restrictionStatement } from './restriction-statement';
import {
  RestrictionRepository,
  type NewRestriction,
  type RestrictionEnd,
  type StoredRestriction,
} from './restriction.repository';

/**
 * Puts restrictions into force and ends them, in the caller's transaction behind the group's lock. Every rule asks about
 * roles anyway: so there is no door that could forget to ask about restrictions.
 */
@Injectable()
export class Restrictions {
  constructor(
    private readonly groups: GroupRepository,
    private readonly stored: RestrictionRepository,
    private readonly links: OwnInvitations,
    private readonly statements: Statements,
    private readonly log: ModerationLog,
    private readonly sockets: LiveSockets,
  ) {}

  async begin(given: NewRestriction, at: Date, transaction: Transaction): Promise<StoredRestriction> {
    const { groupId, personId, kind, reason, until, role, rule, begunById } = given;
    if (kind === 'mute') {
      // a comment that is being written is committed before, or decided after
      await this.groups.lockStreams(groupId, transaction);
      if (await this.groups.member(groupId, personId, transaction))
        await this.groups.setRole(groupId, personId, 'observer', transaction);
      await this.links.keepOnlyFor('observer', groupId, personId, transaction);
    } else {
      await this.groups.renewAudience(groupId, transaction);
      await this.groups.removeMember(groupId, personId, transaction);
      await this.links.keepOnlyFor(null, groupId, personId, transaction);
    }
    const restriction = await this.stored.create(given, at, transaction);
    const content = restrictionStatement(given, await this.stored.reportsOf(groupId, personId, transaction), at);
    await this.statements.tell({ restrictionId: restriction.id, personId, content, at }, transaction);
    const facts = {
      kind,
      until: until.toISOString(),
      from: role,
      ruleVersion: rule.version,
      rule: rule.rule.number,
    };
    const act = { groupId, act: 'member.restricted', actorId: begunById, subjectId: personId } as const;
    await this.log.append({ ...act, words: reason, facts }, transaction);
    return restriction;
  }

  /** Gives back what was taken; who is banned stays out, and may ask to come in again, unless the ban was overturned. */
  async end(found: StoredRestriction, by: RestrictionEnd, at: Date, transaction: Transaction): Promise<void> {
    const { id, groupId, person, kind, role, joinedAt } = found;
    await this.stored.end(id, by, at, transaction);
    const isMember = (await this.groups.member(groupId, person.id, transaction)) !== null;
    if (kind === 'mute' && isMember) await this.groups.setRole(groupId, person.id, role, transaction);
    const comesBack = kind === 'suspend' || (kind === 'ban' && by === 'appeal');
    if (comesBack && !isMember) await this.groups.giveBack(groupId, person.id, { role, joinedAt }, transaction);
  }

  /** The end of a restriction in the group's log; comes last, as the log's end is locked from then on. */
  async putEnd(
    { groupId, person, kind }: StoredRestriction,
    actorId: string | null,
    transaction: Transaction,
  ): Promise<void> {
    const act = actorId === null ? 'member.restriction-ended' : 'member.restriction-lifted';
    await this.log.append({ groupId, act, actorId, subjectId: person.id, facts: { kind } }, transaction);
  }

  /** After the commit: whoever listens is asked again who they are, and whom it concerns hears what there is to read. */
  async tell(groupId: string, personId: string): Promise<void> {
    await this.sockets.audienceChanged(groupId);
    this.sockets.roleChanged(personId, groupId);
    await this.statements.announce(personId);
  }
}
