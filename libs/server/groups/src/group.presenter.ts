import {
  reactionSetSchema,
  type Group,
  type Invitation,
  type JoinRequest,
  type Member,
  type Person,
} from '@lectern/contracts';
import { groupAbilities, joinPolicyAt, memberVerdict, type Actor } from '@lectern/domain';
import type { StoredGroup, StoredMember } from './group.repository';
import { presentRaidMode, presentRaidSigns } from './raid-mode/raid-mode.repository';
import type { StoredInvitation } from './invitation.repository';

/** A group as one caller sees it, with what they may do. */
export function presentGroup(group: StoredGroup, personId: string | null, unreadCount: number): Group {
  const actor: Actor = { personId, role: group.memberships[0]?.role ?? null };
  const atMs = Date.now();
  const can = groupAbilities(actor, { visibility: group.visibility, joinPolicy: joinPolicyAt(group, atMs) });
  return {
    id: group.id,
    name: group.name,
    description: group.description,
    visibility: group.visibility,
    joinPolicy: group.joinPolicy,
    reactions: reactionSetSchema.parse(group.reactions),
    memberCount: group._count.memberships,
    readingCount: group._count.readings,
    unreadCount,
    createdAt: group.createdAt.toISOString(),
    role: actor.role,
    hasOpenRequest: group.joinRequests.length > 0,
    raid: presentRaidMode(group, atMs),
    raidSigns: can.moderate ? presentRaidSigns(group) : null,
    can,
  };
}

/** A member as another one sees them, with what that one may do. */
export function presentMember(member: StoredMember, actor: Actor): Member {
  const mayDo = (to: 'member' | null) => memberVerdict(actor, member.role, to) === 'allow';
  return {
    person: member.person,
    role: member.role,
    joinedAt: member.joinedAt.toISOString(),
    can: { changeRole: mayDo('member'), remove: mayDo(null) && member.person.id !== actor.personId },
  };
}

/** An invitation without its secret. */
export function presentInvitation(invitation: StoredInvitation): Invitation {
  return {
    id: invitation.id,
    role: invitation.role,
    usesMax: invitation.usesMax,
    uses: invitation.uses,
    expiresAt: invitation.expiresAt.toISOString(),
    createdAt: invitation.createdAt.toISOString(),
    createdBy: invitation.createdBy,
  };
}

/** A request to join. */
export function presentRequest(request: { id: string; person: Person; message: string; createdAt: Date }): JoinRequest {
  return { ...request, createdAt: request.createdAt.toISOString() };
}
