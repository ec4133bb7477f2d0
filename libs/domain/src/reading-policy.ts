import { groupVerdict } from './group-policy';
import type { Actor, GroupFacts, Verdict } from './viewer';

/** The facts of a reading that rules look at. */
export interface ReadingOwnership {
  readonly addedById: string | null;
}

/** Whether somebody may make the next revision of a reading: who leads the group, and who added it while they may add any. */
export function reviseVerdict(actor: Actor, reading: ReadingOwnership, group: GroupFacts): Verdict {
  const verdict = groupVerdict(actor, 'addReading', group);
  if (verdict !== 'allow' || actor.role === 'owner' || actor.role === 'moderator') return verdict;
  return actor.personId !== null && reading.addedById === actor.personId ? 'allow' : 'forbid';
}
