import type { HoldReason } from '@lectern/contracts';

/** What becomes of a comment that somebody wants to put up. */
export type PostingOutcome = 'publish' | 'hold' | 'warn' | 'refuse';

/** Who posts, as this rule sees them. */
export interface PostingActor {
  /** owners and moderators: what they write waits for nobody */
  readonly isLeader: boolean;
  /** has read the warning and gives the same again */
  readonly hasHeeded: boolean;
}

/**
 * The one place that decides on everything the checks found: all of them run, all their reasons are kept, and the
 * strictest counts. Nothing here ever takes a right from somebody; that is for people.
 */
export function postingOutcome(reasons: readonly HoldReason[], actor: PostingActor): PostingOutcome {
  const has = (action: 'refuse' | 'warn') =>
    reasons.some((reason) => reason.kind === 'words' && reason.action === action);
  if (has('refuse')) return 'refuse';
  if (has('warn') && !actor.hasHeeded) return 'warn';
  if (actor.isLeader) return 'publish';
  return reasons.some(holds) ? 'hold' : 'publish';
}

/** Whether a reason by itself keeps a comment back until a moderator has seen it. */
function holds(reason: HoldReason): boolean {
  return reason.kind !== 'words' || reason.action === 'hold';
}
