import type { ThreadChange, ThreadKind } from '@lectern/contracts';
import type { Actor, Verdict } from './viewer';

/** The facts of a thread that rules look at. */
export interface ThreadFacts {
  readonly openedById: string | null;
}

/** Whether somebody may say where a thread stands, in a reading they can see: its author, and who leads the group. */
export function placeThreadVerdict(actor: Actor, thread: ThreadFacts): Verdict {
  if (actor.personId === null || actor.role === null || actor.role === 'observer') return 'forbid';
  if (actor.role === 'owner' || actor.role === 'moderator') return 'allow';
  return thread.openedById === actor.personId ? 'allow' : 'forbid';
}

/**
 * Whether somebody may say such a thing of a thread, in a reading they can see: who opened it and who leads the group
 * say what it is, what answers it and that it is settled; only who leads the group pins.
 */
export function changeThreadVerdict(actor: Actor, what: ThreadChange['what'], thread: ThreadFacts): Verdict {
  const isLeader = actor.role === 'owner' || actor.role === 'moderator';
  return what === 'pinned' && !isLeader ? 'forbid' : placeThreadVerdict(actor, thread);
}

/** Whether a question still waits for an answer. */
export function isOpenQuestion(thread: {
  readonly kind: ThreadKind;
  readonly answerId: string | null;
  readonly resolved: unknown;
}): boolean {
  return thread.kind === 'question' && thread.answerId === null && thread.resolved === null;
}
