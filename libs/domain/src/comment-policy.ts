import type { Actor, CommentFacts, Verdict } from './viewer';

/** What can be done with a comment. */
export type CommentAction = 'edit' | 'delete' | 'answer' | 'react';

/**
 * Who may do what with a comment in a reading the actor can see. The server decides every command
 * with it; the client asks the same rule which buttons to show, so one broadcast serves a whole room.
 */
export function commentVerdict(actor: Actor, action: CommentAction, comment: CommentFacts): Verdict {
  if (actor.personId === null || actor.role === null || actor.role === 'observer') return 'forbid';
  if (action === 'answer') return 'allow';
  if (comment.isDeleted) return 'forbid';
  if (action === 'react') return 'allow';
  return comment.authorId === actor.personId ? 'allow' : 'forbid';
}
