import type { LiveState } from '@lectern/contracts';
import { comersOf, type Placed } from './places';

/** so long before it begins people are reminded of a session */
export const remindedBeforeMs = 60 * 60_000;
/** so long after its end what came of it is news to who was not there */
export const recapNewsMs = 24 * 60 * 60_000;

/** A letter about a session: it begins soon, you have a place now, what came of it without you. */
export type SessionLetterKind = 'live-reminder' | 'live-place' | 'live-recap';

/** What of a session says who is written to about it. */
export interface LetteredSession {
  readonly state: LiveState;
  readonly startsAt: Date;
  readonly endedAt: Date | null;
  readonly capacity: number | null;
}

/** Whether a session begins so soon that people are reminded of it. */
export function isReminderTime({ state, startsAt }: LetteredSession, now: Date): boolean {
  const leftMs = startsAt.getTime() - now.getTime();
  return isToCome(state) && leftMs > 0 && leftMs <= remindedBeforeMs;
}

/** Whether a letter still has something to say to somebody when it is written: things go on while letters wait. */
export function isLetterTrue<T extends Placed & { readonly firstInAt: Date | null }>(
  kind: SessionLetterKind,
  session: LetteredSession,
  people: readonly T[],
  personId: string,
  now: Date,
): boolean {
  const isOneOf = (some: readonly T[]) => some.some(({ id }) => id === personId);
  switch (kind) {
    case 'live-reminder':
      return isReminderTime(session, now) && isOneOf(comersOf(people, session.capacity).seated);
    case 'live-place':
      return isToCome(session.state) && isOneOf(comersOf(people, session.capacity).seated);
    case 'live-recap':
      return isRecapNews(session, now) && !people.some(({ id, firstInAt }) => id === personId && firstInAt !== null);
  }
}

function isToCome(state: LiveState): boolean {
  return state === 'scheduled' || state === 'lobby';
}

function isRecapNews({ state, endedAt }: LetteredSession, now: Date): boolean {
  const isOver = state === 'ended' || state === 'archived';
  return isOver && endedAt !== null && now.getTime() - endedAt.getTime() < recapNewsMs;
}
