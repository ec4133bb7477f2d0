import type { StrikeKind, StrikeProposal } from '@lectern/contracts';

/**
 * How heavy what was decided counts against somebody, on the day it was. Asking for a change and holding leave nothing:
 * the one is an offer, the other comes before a decision.
 */
export const strikeWeights: Readonly<Record<StrikeKind, number>> = {
  warn: 1,
  edit: 1,
  hide: 2,
  remove: 3,
  mute: 3,
  suspend: 5,
  ban: 8,
};

/** In how many days a strike comes to count half. */
export const strikeHalfLifeDays = 90;
/** After how many days it is gone, and shown to nobody as a strike. */
export const strikeDays = 360;
/** From which sum on something is proposed, the heaviest first; a ban never is. */
export const strikeProposals: readonly { readonly from: number; readonly proposal: StrikeProposal }[] = [
  { from: 10, proposal: 'suspend' },
  { from: 5, proposal: 'mute' },
  { from: 2, proposal: 'talk' },
];

const dayMs = 86_400_000;

/** Something that was decided against somebody, as it stands today. */
export interface Decided {
  readonly action: string;
  readonly at: Date;
  /** how it ended; null: it has not */
  readonly endedBy: string | null;
}

/**
 * As which strike something decided counts; null: as none. What was undone, overturned, lifted or replaced counts no more;
 * what ended by its time, or because the author found other words, was right when it was decided.
 */
export function strikeOf({ action, endedBy }: Decided): StrikeKind | null {
  if (!(action in strikeWeights)) return null;
  return endedBy === null || endedBy === 'revision' || endedBy === 'lapse' ? (action as StrikeKind) : null;
}

/** How heavy a strike is at a moment: half after each half-life, nothing once it is gone. */
export function strikeWeight(kind: StrikeKind, since: Date, at: Date): number {
  const days = Math.max(0, at.getTime() - since.getTime()) / dayMs;
  return days >= strikeDays ? 0 : strikeWeights[kind] * 2 ** (-days / strikeHalfLifeDays);
}

/** When a strike is gone. */
export function strikeGoneAt(since: Date): Date {
  return new Date(since.getTime() + strikeDays * dayMs);
}

/** What a sum of strikes proposes to whoever moderates; it restricts nobody by itself. */
export function strikeProposal(sum: number): StrikeProposal {
  return strikeProposals.find(({ from }) => sum >= from)?.proposal ?? 'nothing';
}
