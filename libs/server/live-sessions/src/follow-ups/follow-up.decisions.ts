import { limits, type LiveAnswer, type LiveFollowUpAct, type Person } from '@lectern/contracts';
import { followUpVerdict } from '@lectern/domain';
import { DomainError, forbidden, invalid, notFound } from '@lectern/server/platform';
import type { Outcome } from '@lectern/server/realtime';
import { refuseAct } from '../live-refusals';
import type { LiveClock } from '../live-work';
import type { FollowUpCommand } from './follow-up-command';
import type { FollowUpWork } from './follow-up-work';
import { presentFollowUp } from './follow-up.presenter';
import type { FollowUpRecord } from './follow-up.records';

type FollowUpOutcome = Outcome<LiveAnswer>;
type Of<W extends LiveFollowUpAct['what']> = Extract<LiveFollowUpAct, { what: W }>;

/** Decides one command on follow-ups as the batch has left them so far. Pure but for the work it changes. */
export function decideFollowUp(command: FollowUpCommand, work: FollowUpWork, clock: LiveClock): FollowUpOutcome {
  try {
    const followUp = decideAct(command, work, clock);
    return changed(followUp, clock);
  } catch (error) {
    if (error instanceof DomainError) return { refused: error };
    throw error;
  }
}

function decideAct(command: FollowUpCommand, work: FollowUpWork, clock: LiveClock): FollowUpRecord {
  const { act, personId } = command;
  switch (act.what) {
    case 'add-follow-up':
      return add(command, act, work, clock);
    case 'change-follow-up': {
      const followUp = allowed(personId, act, work);
      if (followUp.seq > act.seenSeq)
        throw stale('It was changed meanwhile. Look at it as it is now.', 'FOLLOW_UP_CHANGED');
      const { text, dueOn } = act;
      return change(followUp, { text, dueOn, takenBy: takerOf(act.takenById, followUp.takenBy, work) }, work, clock);
    }
    case 'take-follow-up':
      return take(personId, act, work, clock);
    case 'finish-follow-up': {
      const followUp = allowed(personId, act, work);
      if ((followUp.doneAt !== null) === act.isDone)
        throw stale(act.isDone ? 'It is done already.' : 'It is open already.', 'FOLLOW_UP_CHANGED');
      return change(followUp, { doneAt: act.isDone ? clock.at : null }, work, clock);
    }
    case 'withdraw-follow-up': {
      const followUp = allowed(personId, act, work);
      const nothing = { text: '', takenBy: null, writtenBy: null, dueOn: null, doneAt: null, withdrawnAt: clock.at };
      return change(followUp, nothing, work, clock);
    }
  }
}

function add(
  { personId, commandId }: FollowUpCommand,
  { text, takenById, dueOn, source }: Of<'add-follow-up'>,
  work: FollowUpWork,
  clock: LiveClock,
): FollowUpRecord {
  refuseUnlessAllowed(personId, 'add-follow-up', true, work);
  if (work.count >= limits.followUpsPerLiveSession)
    throw stale(`At most ${limits.followUpsPerLiveSession} follow-ups are kept of a session.`, 'FOLLOW_UPS_FULL');
  if (source && !work.sources.has(source.id)) throw stale('What it is made of was withdrawn.', 'WITHDRAWN');
  const takenBy = takerOf(takenById, null, work);
  const seq = clock.nextSeq();
  const followUp: FollowUpRecord = {
    id: commandId,
    text,
    takenBy,
    dueOn,
    doneAt: null,
    writtenBy: work.room.person(personId),
    sourceKind: source?.kind ?? null,
    sourceId: source?.id ?? null,
    createdSeq: seq,
    withdrawnAt: null,
    seq,
  };
  work.add(followUp);
  return followUp;
}

/** Takes what nobody has, gives one's own back: of two who take it at once the second is told who was first. */
function take(personId: string, act: Of<'take-follow-up'>, work: FollowUpWork, clock: LiveClock): FollowUpRecord {
  const followUp = allowed(personId, act, work);
  const { takenBy } = followUp;
  if (act.isMine) {
    if (takenBy !== null) throw stale(`${takenBy.displayName} has taken it.`, 'FOLLOW_UP_TAKEN');
    return change(followUp, { takenBy: takerOf(personId, null, work) }, work, clock);
  }
  if (takenBy?.id !== personId) throw forbidden('It is not yours to give back.');
  return change(followUp, { takenBy: null }, work, clock);
}

/** Who is to do it: a member of the group; who has it already may keep it. */
function takerOf(takenById: string | null, before: Person | null, { room }: FollowUpWork): Person | null {
  if (takenById === null) return null;
  if (before?.id === takenById) return before;
  const person = room.member(takenById);
  if (!person) throw invalid('Only members of the group take something on.', 'act.takenById');
  return person;
}

/** A follow-up somebody may do this with, as it is now. */
function allowed(
  personId: string,
  act: Exclude<LiveFollowUpAct, Of<'add-follow-up'>>,
  work: FollowUpWork,
): FollowUpRecord {
  const followUp = work.followUp(act.followUpId);
  if (!followUp) throw notFound();
  refuseUnlessAllowed(personId, act.what, followUp.takenBy?.id === personId, work);
  if (followUp.withdrawnAt) throw stale('It was withdrawn.', 'WITHDRAWN');
  return followUp;
}

function refuseUnlessAllowed(
  personId: string,
  act: LiveFollowUpAct['what'],
  isOwn: boolean,
  { room }: FollowUpWork,
): void {
  const verdict = followUpVerdict(room.standing(personId), act, isOwn, room.record.state);
  if (verdict !== 'allow') throw refuseAct(verdict, room.record);
}

function change(
  followUp: FollowUpRecord,
  to: Partial<FollowUpRecord>,
  work: FollowUpWork,
  clock: LiveClock,
): FollowUpRecord {
  work.change(followUp, to, clock.nextSeq());
  return followUp;
}

function changed(followUp: FollowUpRecord, { at }: LiveClock): FollowUpOutcome {
  const { seq, id } = followUp;
  const type = 'live.follow-up-changed';
  const shown = { seq, at: at.toISOString(), type, followUp: presentFollowUp(followUp) } as const;
  return { event: { type, targetIds: [id] }, shown, answer: { seq } };
}

function stale(message: string, reason: string): DomainError {
  return new DomainError('E_CONFLICT', message, { reason });
}
