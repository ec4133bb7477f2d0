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
 * say what it is, what answers it and that it is settled; only who leads the group pins it, closes it and slows it down.
 */
export function changeThreadVerdict(actor: Actor, what: ThreadChange['what'], thread: ThreadFacts): Verdict {
  const isForLeaders = what === 'pinned' || what === 'closed' || what === 'slowed';
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

/** Whether somebody may close a reading they can see, open it again, and slow it down: who leads the group. */
export function changeReadingVerdict(actor: Actor): Verdict {
  return leads(actor) ? 'allow' : 'forbid';
}

/** How many seconds lie between two comments of one person somewhere, and when somebody said their last there. */
export interface Pace {
  readonly slowSeconds: number | null;
  readonly saidAt: Date | string | null;
}

/** From when on somebody may say something more where all of these hold, in ms since 1970; 0: who leads, and where nothing is slow. */
export function writesAgainAtMs(actor: Actor, paces: readonly Pace[]): number {
  if (leads(actor)) return 0;
  return Math.max(
    0,
    ...paces.map(({ slowSeconds, saidAt }) =>
      slowSeconds === null || saidAt === null ? 0 : new Date(saidAt).getTime() + slowSeconds * 1_000,
    ),
  );
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
