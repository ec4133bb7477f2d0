import type { LiveArrangeActName, LiveSideActName, LiveSideKind, LiveState } from '@lectern/contracts';
import { isUnderWay, type LiveStanding, type LiveVerdict } from './live-policy';

const facilitators: readonly LiveStanding[] = ['host', 'co-host', 'deputy'];

/** Somebody towards a side of a session. */
export interface SideFacts {
  readonly kind: LiveSideKind;
  readonly standing: LiveStanding;
  /** asked to leave the session */
  readonly isRemoved: boolean;
  /** of notes: whether everybody sees them, and whether this one writes them */
  readonly isShown: boolean;
  readonly isWriter: boolean;
  /** of a small room: whether this one is in it, and whether the session is still split into it */
  readonly isMember: boolean;
  readonly isOpen: boolean;
}

/** Whether somebody leads a session, and so hears each of its sides. */
export function facilitates(standing: LiveStanding): boolean {
  return facilitators.includes(standing);
}

/** Whether somebody hears a side. Whoever may not is not even told that it is there. */
export function hearsSide({ kind, standing, isRemoved, isShown, isWriter, isMember }: SideFacts): boolean {
  if (isRemoved) return false;
  if (facilitates(standing)) return true;
  switch (kind) {
    case 'backstage':
      return false;
    case 'notes':
      return isShown || (isWriter && standing !== 'none');
    case 'room':
      return isMember;
  }
}

/** Which kinds of side an act belongs to. */
const sidesOfActs: Readonly<Record<LiveSideActName, readonly LiveSideKind[]>> = {
  'say-aside': ['backstage', 'room'],
  'withdraw-aside': ['backstage', 'room'],
  'add-note': ['notes'],
  'edit-note': ['notes'],
  'move-note': ['notes'],
  'withdraw-note': ['notes'],
};

/** Whether somebody who hears a side may do something there; `isOwn`: with what they wrote themselves. */
export function sideVerdict(facts: SideFacts, act: LiveSideActName, isOwn: boolean, state: LiveState): LiveVerdict {
  const { kind, standing } = facts;
  if (!sidesOfActs[act].includes(kind)) return 'forbid';
  const leads = facilitates(standing);
  const isWithdrawing = act === 'withdraw-aside' || act === 'withdraw-note';
  if (isWithdrawing && !isOwn && !leads) return 'forbid';
  if (standing === 'observer' && !isWithdrawing) return 'forbid';
  if (kind === 'notes' && !leads && !facts.isWriter && !isWithdrawing) return 'forbid';
  if (isWithdrawing) return state === 'cancelled' ? 'state' : 'allow';
  switch (kind) {
    case 'backstage':
      return state === 'archived' || state === 'cancelled' ? 'state' : 'allow';
    case 'notes':
      return isUnderWay(state) || state === 'ended' ? 'allow' : 'state';
    case 'room':
      return isUnderWay(state) && facts.isOpen ? 'allow' : 'state';
  }
}

/** Whether somebody may arrange something: those who lead, and who is in a small room what it notes. */
export function arrangeVerdict(
  standing: LiveStanding,
  act: LiveArrangeActName,
  isMember: boolean,
  state: LiveState,
): LiveVerdict {
  const mayNote = act === 'room-note' && isMember && standing !== 'observer';
  if (!facilitates(standing) && !mayNote) return 'forbid';
  const isAfter = state === 'ended' && (act === 'open-notes' || act === 'room-note');
  return isUnderWay(state) || isAfter ? 'allow' : 'state';
}
