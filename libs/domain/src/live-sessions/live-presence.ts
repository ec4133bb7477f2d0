import type { LivePresenceState } from '@lectern/contracts';

/** Every tab says it is there this often. */
export const beatEveryMs = 15_000;
const awayAfterMs = 45_000;
const goneAfterMs = 75_000;
/** After so long without the host somebody stands in. */
export const hostMissedAfterMs = 30_000;

/** What was last heard of somebody, over all their tabs. */
export interface Heard {
  readonly beatAtMs: number;
  /** when they last did something there */
  readonly activeAtMs: number;
}

/** Whether somebody is here, by the server's clock alone. */
export function presenceOf({ beatAtMs, activeAtMs }: Heard, nowMs: number): LivePresenceState {
  if (nowMs - beatAtMs >= goneAfterMs) return 'gone';
  return nowMs - Math.max(activeAtMs, 0) >= awayAfterMs ? 'away' : 'here';
}

/** What was heard of one person, whichever of their tabs it was heard from. */
export function heardOf(tabs: Iterable<Heard>): Heard | null {
  const all = [...tabs];
  if (all.length === 0) return null;
  return {
    beatAtMs: Math.max(...all.map(({ beatAtMs }) => beatAtMs)),
    activeAtMs: Math.max(...all.map(({ activeAtMs }) => activeAtMs)),
  };
}

/**
 * Whose movements move somebody's view: whom they follow, or whom that one follows, and so on to somebody who goes by
 * themselves. Null for who follows nobody, and where it goes round in a circle: then each reads on their own.
 */
export function leaderOf(following: ReadonlyMap<string, string>, personId: string): string | null {
  const passed = new Set([personId]);
  let leader = following.get(personId) ?? null;
  for (let next = leader; next !== null; next = following.get(next) ?? null) {
    if (passed.has(next)) return null;
    passed.add(next);
    leader = next;
  }
  return leader;
}
