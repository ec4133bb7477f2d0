import type { ThreadChange, ThreadKind } from '@lectern/contracts';
import type { Actor, Verdict } from './viewer';

/** The facts of a thread that rules look at. */
export interface ThreadFacts {
  readonly openedById: string | null;
}

/** Whether somebody may say where a thread stands, in a reading they can see: its author, and who leads the group. */
export function placeThreadVerdict(actor: Actor, thread: ThreadFacts): Verdict {
  if (actor.personId === null || actor.role === null || actor.role === 'observer') return 'forbid';
  if (leads(actor)) return 'allow';
  return thread.openedById === actor.personId ? 'allow' : 'forbid';
}

/**
 * Whether somebody may say such a thing of a thread, in a reading they can see: who opened it and who leads the group
 * say what it is, what answers it and that it is settled; only who leads the group pins it and closes it.
 */
export function changeThreadVerdict(actor: Actor, what: ThreadChange['what'], thread: ThreadFacts): Verdict {
  const isForLeaders = what === 'pinned' || what === 'closed';
  return isForLeaders && !leads(actor) ? 'forbid' : placeThreadVerdict(actor, thread);
}

/** Whether a thread is closed at a moment, in ms since 1970: by its last moment to write in, or null. */
export function isClosed(closesAt: Date | string | null, atMs: number): boolean {
  return closesAt !== null && new Date(closesAt).getTime() <= atMs;
}

/** Whether somebody who may write in the reading may still say or react in this thread: once it is closed, who leads the group. */
export function mayGoOn(actor: Actor, closesAt: Date | string | null, atMs: number): boolean {
  return leads(actor) || !isClosed(closesAt, atMs);
}

function leads({ role }: Actor): boolean {
  return role === 'owner' || role === 'moderator';
}

/** Whether a question still waits for an answer. */
export function isOpenQuestion(thread: {
  readonly kind: ThreadKind;
  readonly answerId: string | null;
  readonly resolved: unknown;
}): boolean {
  return thread.kind === 'question' && thread.answerId === null && thread.resolved === null;
}
