import type { Actor, Verdict } from './viewer';

/** Whether somebody may say where a thread stands, in a reading they can see: its author, and who leads the group. */
export function placeThreadVerdict(actor: Actor, thread: { readonly openedById: string | null }): Verdict {
  if (actor.personId === null || actor.role === null || actor.role === 'observer') return 'forbid';
  if (actor.role === 'owner' || actor.role === 'moderator') return 'allow';
  return thread.openedById === actor.personId ? 'allow' : 'forbid';
}
