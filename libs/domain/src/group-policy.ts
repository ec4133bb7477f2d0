import type { GroupAbilities, MemberRole } from '@lectern/contracts';
import type { Actor, GroupFacts, Verdict } from './viewer';

/** What can be done with a group as a whole. */
export type GroupAction =
  | 'see'
  | 'update'
  | 'invite'
  | 'decideRequests'
  | 'manageMembers'
  | 'seeMembers'
  | 'addReading'
  | 'comment'
  | 'join'
  | 'requestToJoin'
  | 'leave'
  | 'schedule'
  | 'report'
  | 'moderate'
  | 'writeRules';

const atLeast: Readonly<
  Record<Exclude<GroupAction, 'see' | 'join' | 'requestToJoin' | 'report'>, readonly MemberRole[]>
> = {
  update: ['owner'],
  invite: ['owner', 'moderator'],
  decideRequests: ['owner', 'moderator'],
  manageMembers: ['owner', 'moderator'],
  seeMembers: ['owner', 'moderator', 'member', 'observer'],
  addReading: ['owner', 'moderator', 'member'],
  comment: ['owner', 'moderator', 'member'],
  leave: ['owner', 'moderator', 'member', 'observer'],
  schedule: ['owner', 'moderator'],
  moderate: ['owner', 'moderator'],
  writeRules: ['owner'],
};

/** The one table of who may do what with a group and what is in it. A private group is hidden from others. */
export function groupVerdict(actor: Actor, action: GroupAction, group: GroupFacts): Verdict {
  const isMember = actor.role !== null;
  if (!isMember && group.visibility === 'private') return 'hide';
  switch (action) {
    case 'see':
      return 'allow';
    case 'report':
      return allowIf(actor.personId !== null);
    case 'join':
      return allowIf(!isMember && actor.personId !== null && group.joinPolicy === 'open');
    case 'requestToJoin':
      return allowIf(!isMember && actor.personId !== null && group.joinPolicy === 'request');
    default:
      return allowIf(actor.role !== null && atLeast[action].includes(actor.role));
  }
}

/** The same table as the answer a client gets. */
export function groupAbilities(actor: Actor, group: GroupFacts): GroupAbilities {
  const may = (action: GroupAction) => groupVerdict(actor, action, group) === 'allow';
  return {
    update: may('update'),
    invite: may('invite'),
    decideRequests: may('decideRequests'),
    manageMembers: may('manageMembers'),
    seeMembers: may('seeMembers'),
    addReading: may('addReading'),
    join: may('join'),
    requestToJoin: may('requestToJoin'),
    leave: may('leave'),
    report: may('report'),
    moderate: may('moderate'),
  };
}

function allowIf(condition: boolean): Verdict {
  return condition ? 'allow' : 'forbid';
}
