import { Injectable } from '@nestjs/common';
import type { Transaction } from '@lectern/server/database';
import { ModerationLog } from '@lectern/server/moderation-log';
import { LiveSockets } from '@lectern/server/realtime';
import { GroupRepository } from '../group.repository';
import { OwnInvitations } from '../own-invitations';
import { RestrictionRepository, type NewRestriction, type StoredRestriction } from './restriction.repository';

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
    private readonly log: ModerationLog,
    private readonly sockets: LiveSockets,
  ) {}

  async begin(given: NewRestriction, actorId: string, transaction: Transaction): Promise<StoredRestriction> {
    const { groupId, personId, kind, reason, until, role } = given;
    if (kind === 'mute') {
      // a comment that is being written is committed before, or decided after
      await this.groups.lockStreams(groupId, transaction);
      await this.groups.setRole(groupId, personId, 'observer', transaction);
      await this.links.keepOnlyFor('observer', groupId, personId, transaction);
    } else {
      await this.groups.renewAudience(groupId, transaction);
      await this.groups.removeMember(groupId, personId, transaction);
      await this.links.keepOnlyFor(null, groupId, personId, transaction);
    }
    const restriction = await this.stored.create(given, transaction);
    const facts = { kind, until: until.toISOString(), from: role };
    const act = { groupId, act: 'member.restricted', actorId, subjectId: personId } as const;
    await this.log.append({ ...act, words: reason, facts }, transaction);
    return restriction;
  }

  /** Gives back what was taken; who is banned stays out, and may ask to come in again. */
  async end(restriction: StoredRestriction, actorId: string | null, transaction: Transaction): Promise<void> {
    const { id, groupId, person, kind, role } = restriction;
    await this.stored.end(id, new Date(), transaction);
    const isMember = (await this.groups.member(groupId, person.id, transaction)) !== null;
    if (kind === 'mute' && isMember) await this.groups.setRole(groupId, person.id, role, transaction);
    if (kind === 'suspend' && !isMember) await this.groups.addMember(groupId, person.id, role, transaction);
    const act = actorId === null ? 'member.restriction-ended' : 'member.restriction-lifted';
    await this.log.append({ groupId, act, actorId, subjectId: person.id, facts: { kind } }, transaction);
  }

  /** After the commit: whoever listens is asked again who they are. */
  async tell(groupId: string, personId: string): Promise<void> {
    await this.sockets.audienceChanged(groupId);
    this.sockets.roleChanged(personId, groupId);
  }
}
