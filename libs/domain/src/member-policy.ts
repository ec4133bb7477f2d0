import type { MemberRole } from '@lectern/contracts';
import type { Actor, Verdict } from './viewer';

const rank: Readonly<Record<MemberRole, number>> = { owner: 3, moderator: 2, member: 1, observer: 0 };

/**
 * Whether a member may give `target` the role `to` (null: remove it from the group). Owners may do
 * everything; moderators only with those below them, and make nobody a moderator or owner.
 */
export function memberVerdict(actor: Actor, target: MemberRole, to: MemberRole | null): Verdict {
  if (actor.role === null) return 'hide';
  if (actor.role === 'owner') return 'allow';
  if (actor.role !== 'moderator') return 'forbid';
  return rank[target] < rank.moderator && (to === null || rank[to] < rank.moderator) ? 'allow' : 'forbid';
}

/** Whether somebody may make, and keep open, a link that invites into a role: only into one they could give themselves. */
export function mayInviteAs(actor: Actor, role: MemberRole): boolean {
  return memberVerdict(actor, 'observer', role) === 'allow';
}
