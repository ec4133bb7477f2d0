import type { ThreadAudience } from '@lectern/contracts';
import { placeThreadVerdict, type ThreadFacts } from './thread-policy';
import type { Actor, Verdict } from './viewer';

/** Why a thread does not go to another reading. */
export type MoveRefusal = 'not-theirs' | 'hidden' | 'circle' | 'leaders' | 'others-words' | 'strangers';

/** What a thread is and where it would go, for somebody who hears it and may write there. */
export interface MoveFacts extends ThreadFacts {
  readonly audience: ThreadAudience;
  readonly isToOtherGroup: boolean;
  /** who wrote what stands in it; null: somebody whose account is gone */
  readonly authorIds: readonly (string | null)[];
  /** those of them who are in the group it would go to */
  readonly authorIdsThere: ReadonlySet<string>;
}

/** Whether moving or copying is offered for a thread at all, to somebody who hears it. */
export function moveThreadVerdict(actor: Actor, thread: ThreadFacts & Pick<MoveFacts, 'audience'>): Verdict {
  return thread.audience === 'passage' || thread.audience === 'circle' ? 'forbid' : placeThreadVerdict(actor, thread);
}

/**
 * Why somebody may not take a thread to a certain reading, or put a copy of it there; null: they may. Words never go
 * where their author cannot follow them, to change or to delete them; and others' only in the name of who leads.
 */
export function moveRefusal(actor: Actor, facts: MoveFacts): MoveRefusal | null {
  if (facts.audience === 'passage') return 'hidden';
  // another reading is discussed in other circles
  if (facts.audience === 'circle') return 'circle';
  if (moveThreadVerdict(actor, facts) !== 'allow') return 'not-theirs';
  if (!facts.isToOtherGroup) return null;
  // there it would be for other people, who lead another group
  if (facts.audience === 'leaders') return 'leaders';
  const isLeader = actor.role === 'owner' || actor.role === 'moderator';
  if (!isLeader && facts.authorIds.some((id) => id !== actor.personId)) return 'others-words';
  return facts.authorIds.some((id) => id !== null && !facts.authorIdsThere.has(id)) ? 'strangers' : null;
}
