import type { JoinPolicy, RaidSign, RaidSignKind } from '@lectern/contracts';

/** Raid mode as rules see it. */
export interface RaidFacts {
  readonly raidUntil: Date | null;
  readonly raidClosesJoining: boolean;
}

/** Whether raid mode holds at a moment, in ms since 1970. It is over when its time is, whether or not anybody has looked. */
export function isRaidMode({ raidUntil }: Pick<RaidFacts, 'raidUntil'>, atMs: number): boolean {
  return raidUntil !== null && raidUntil.getTime() > atMs;
}

/** Whether nobody comes in by themselves: not freely, not by asking, not by a link. */
export function isJoiningClosed(group: RaidFacts, atMs: number): boolean {
  return group.raidClosesJoining && isRaidMode(group, atMs);
}

/** How one joins a group at a moment: while joining is closed, as if by invitation alone. */
export function joinPolicyAt(group: RaidFacts & { readonly joinPolicy: JoinPolicy }, atMs: number): JoinPolicy {
  return isJoiningClosed(group, atMs) ? 'invitation' : group.joinPolicy;
}

/** How many people did something within the last ten minutes, and within the seven days before. */
export interface Burst {
  readonly kind: RaidSignKind;
  readonly count: number;
  readonly before: number;
}

/** How many people it takes before anything looks like a raid: less is a lively evening. */
const fewest: Readonly<Record<RaidSignKind, number>> = { members: 8, reports: 5, holds: 5 };
/** So many times as many as usual. */
const timesUsual = 8;
const windowsInSevenDays = 7 * 24 * 6;

/**
 * What looks like a raid: far more people than usual join, report, or write what has to wait. It is only ever said to
 * who leads the group; what becomes of it they decide.
 */
export function raidSigns(bursts: readonly Burst[]): RaidSign[] {
  return bursts.flatMap(({ kind, count, before }) => {
    const usual = before / windowsInSevenDays;
    if (count < fewest[kind] || count < timesUsual * usual) return [];
    return [{ kind, count, usual: Math.round(usual * 100) / 100 }];
  });
}
