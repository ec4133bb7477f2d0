import type { LiveCourse, LiveState, Passage } from '@lectern/contracts';

/** A passage's time: when it ends, or what is left of it while it stands still. */
export type PassageTime = Pick<LiveCourse, 'endsAt' | 'leftMs'>;

const noTime: PassageTime = { endsAt: null, leftMs: null };

/** The time of a passage that begins now, running or waiting to run. */
export function beginPassage(passage: Pick<Passage, 'minutes'> | null, state: LiveState, nowMs: number): PassageTime {
  if (passage === null) return noTime;
  const leftMs = passage.minutes * 60_000;
  return runs(state) ? { endsAt: moment(nowMs + leftMs), leftMs: null } : { endsAt: null, leftMs };
}

/** The time after the session came to another state: it stands still while it is paused and goes on afterwards. */
export function turnTime(time: PassageTime, to: LiveState, nowMs: number): PassageTime {
  if (runs(to)) return time.leftMs === null ? time : { endsAt: moment(nowMs + time.leftMs), leftMs: null };
  if (to === 'paused') return time.endsAt === null ? time : { endsAt: null, leftMs: leftOf(time, nowMs) };
  return noTime;
}

/** More time: from the end that was set, or from now when that is over. */
export function extendTime(time: PassageTime, minutes: number, nowMs: number): PassageTime {
  const more = minutes * 60_000;
  if (time.leftMs !== null) return { endsAt: null, leftMs: time.leftMs + more };
  if (time.endsAt === null) return time;
  return { endsAt: moment(Math.max(nowMs, Date.parse(time.endsAt)) + more), leftMs: null };
}

/** What is left at a moment, never less than nothing; null without a time. */
export function leftOf({ endsAt, leftMs }: PassageTime, nowMs: number): number | null {
  if (leftMs !== null) return leftMs;
  return endsAt === null ? null : Math.max(0, Date.parse(endsAt) - nowMs);
}

/** The passage after one; null after the last. */
export function nextPassage<T extends { readonly id: string }>(
  agenda: readonly T[],
  passageId: string | null,
): T | null {
  return agenda[agenda.findIndex(({ id }) => id === passageId) + 1] ?? null;
}

function runs(state: LiveState): boolean {
  return state === 'live';
}

function moment(ms: number): string {
  return new Date(ms).toISOString();
}
