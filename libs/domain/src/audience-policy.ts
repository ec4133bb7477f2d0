import type { ChosenAudience, ThreadAudience } from '@lectern/contracts';
import type { Actor, Verdict } from './viewer';

/** The facts of an audience, for one actor, in a reading that the actor sees. */
export interface AudienceFacts {
  readonly kind: ThreadAudience;
  /** of notes: whose */
  readonly ownerId: string | null;
  /** of a paragraph's: whether the actor has written there; of a circle: whether they are in it */
  readonly hasWritten: boolean;
}

/** The audience of everybody who sees a reading. */
export const wholeGroup: AudienceFacts = { kind: 'group', ownerId: null, hasWritten: false };

/**
 * The one rule of what of a reading's discussion somebody sees, besides seeing the reading: everything that shows a
 * thread, counts it, finds it or tells of it asks this. Who leads reads a paragraph under first thoughts like everybody.
 */
export function hearVerdict(actor: Actor, audience: AudienceFacts): Verdict {
  switch (audience.kind) {
    case 'group':
      return 'allow';
    case 'leaders':
      return isLeader(actor) ? 'allow' : 'hide';
    case 'notes':
      return actor.personId !== null && audience.ownerId === actor.personId ? 'allow' : 'hide';
    case 'circle':
      // who leads is in a circle like everybody, or in none; what is reported comes to them with its case
      return audience.hasWritten && actor.role !== null ? 'allow' : 'hide';
    case 'passage':
      return audience.hasWritten ? 'allow' : 'hide';
  }
}

/** Whether somebody who may write in a reading may open a thread for such an audience. */
export function openForVerdict(actor: Actor, audience: AudienceFacts): Verdict {
  // writing is how one comes to hear a paragraph
  return audience.kind === 'passage' ? 'allow' : hearVerdict(actor, audience) === 'allow' ? 'allow' : 'forbid';
}

/** Who hears what somebody writes for an audience: on a paragraph under first thoughts those who wrote there. */
export function audienceOf(chosen: ChosenAudience, isOnParagraph: boolean, asksFirst: boolean): ThreadAudience {
  return chosen === 'group' && isOnParagraph && asksFirst ? 'passage' : chosen;
}

const width: Readonly<Record<ThreadAudience, number>> = { notes: 0, circle: 1, leaders: 1, passage: 2, group: 3 };

/**
 * Whether somebody who hears a thread may show it to an audience: a note its author, what is for a circle whoever opened
 * it, what is for who leads any of them.
 */
export function widenVerdict(
  actor: Actor,
  { audience: from, openedById }: { readonly audience: ThreadAudience; readonly openedById: string | null },
  to: ChosenAudience,
): Verdict {
  // what is hidden on a paragraph is shown for all at once, by who leads
  if (actor.role === null || actor.role === 'observer' || from === 'passage' || from === 'group') return 'forbid';
  if (width[to] <= width[from]) return 'forbid';
  if (from === 'circle' && openedById !== actor.personId) return 'forbid';
  return to === 'leaders' && !isLeader(actor) ? 'forbid' : 'allow';
}

/** Whether somebody may ask for first thoughts in a reading they see, and show what was hidden. */
export function firstThoughtsVerdict(actor: Actor): Verdict {
  return isLeader(actor) ? 'allow' : 'forbid';
}

function isLeader(actor: Actor): boolean {
  return actor.role === 'owner' || actor.role === 'moderator';
}
