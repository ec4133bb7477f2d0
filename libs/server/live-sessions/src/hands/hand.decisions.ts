import {
  limits,
  type LiveAnswer,
  type LiveHand,
  type LiveHandAct,
  type LiveTurnRules,
  type LiveTurns,
} from '@lectern/contracts';
import {
  handsAfterGiving,
  handsAfterLowering,
  handUpOf,
  handVerdict,
  isUp,
  lastSpeaker,
  movedHand,
  raisedHand,
  speakingHand,
} from '@lectern/domain';
import { DomainError, invalid, notFound } from '@lectern/server/platform';
import type { Outcome } from '@lectern/server/realtime';
import { refuseAct } from '../live-refusals';
import type { LiveClock } from '../live-work';
import type { HandCommand } from './hand-command';
import type { HandWork } from './hand-work';

type HandOutcome = Outcome<LiveAnswer>;
type Of<W extends LiveHandAct['what']> = Extract<LiveHandAct, { what: W }>;

/** What one command changes of the stack. */
interface Changed {
  readonly hands: readonly LiveHand[];
  readonly turns?: LiveTurns;
}

/** Decides one command on the stack as the batch has left it so far. Pure but for the work it changes. */
export function decideHand(command: HandCommand, work: HandWork, clock: LiveClock): HandOutcome {
  try {
    if (command.type === 'live.hand-left') return left(command.leftId, work, clock);
    return decideAct(command, work, clock);
  } catch (error) {
    if (error instanceof DomainError) return { refused: error };
    throw error;
  }
}

function decideAct(
  command: Extract<HandCommand, { type: 'live.hand' }>,
  work: HandWork,
  clock: LiveClock,
): HandOutcome {
  const { act, personId, commandId } = command;
  const hand = 'handId' in act ? work.hand(act.handId) : undefined;
  // a hand that changes nothing any more is not even known here: whoever may lower their own is told that it is down
  const isOwn = hand === undefined || hand.personId === personId;
  const verdict = handVerdict(work.standing(personId), act.what, isOwn, work.record.state);
  if (verdict !== 'allow') throw refuseAct(verdict, work.record);
  if (work.isSplit && (act.what === 'raise-hand' || act.what === 'give-floor'))
    throw stale('The group is in small rooms. Hands are for when all are back.', 'ROOMS_SPLIT');
  switch (act.what) {
    case 'raise-hand':
      return raise(act, personId, commandId, work, clock);
    case 'lower-hand':
      return lower(act, isOwn, work, clock);
    case 'move-hand': {
      const hand = handThatIsUp(act.handId, work);
      const { index, reason } = act;
      return handsChanged(work, clock, (seq) => ({ hands: [movedHand(hand, { index, reason }, seq)] }));
    }
    case 'give-floor':
      return give(act, commandId, work, clock);
    case 'end-turn': {
      const hand = speakingHand(work.stack);
      if (hand?.id !== act.handId) throw stale('This turn is over.', 'FLOOR_CHANGED');
      return handsChanged(work, clock, (seq) => ({ hands: [{ ...hand, over: { how: 'spoke', reason: null }, seq }] }));
    }
    case 'turn-rules': {
      if (work.stack.rules.seq !== act.seenSeq)
        throw stale('Somebody changed meanwhile what the turns go by. Look at it again.', 'RULES_CHANGED');
      const { order, turnSeconds } = act;
      return rulesChanged(work, clock, (seq) => ({ order, turnSeconds, seq }));
    }
  }
}

function raise(
  { kind }: Of<'raise-hand'>,
  personId: string,
  id: string,
  work: HandWork,
  clock: LiveClock,
): HandOutcome {
  const { stack } = work;
  if (!work.isIn(personId)) throw stale('Come into the session first.', 'NOT_IN');
  if (handUpOf(stack, personId))
    throw stale('Your hand is up already. Lower it to raise it for something else.', 'HAND_UP');
  if ([...stack.hands.values()].filter(isUp).length >= limits.handsPerLiveSession)
    throw stale('Too many hands are up. Wait until somebody has spoken.', 'HANDS_FULL');
  const repliesToId = kind === 'direct-reply' ? lastSpeaker(stack) : null;
  if (kind === 'direct-reply' && repliesToId === null)
    throw invalid('Nobody has spoken yet to whom one could reply.', 'act.kind');
  const raised = (seq: number) => raisedHand({ id, personId, kind, repliesToId }, seq, clock.at.toISOString());
  return handsChanged(work, clock, (seq) => ({ hands: [raised(seq)] }));
}

function lower({ handId, reason }: Of<'lower-hand'>, isOwn: boolean, work: HandWork, clock: LiveClock): HandOutcome {
  const hand = handThatIsUp(handId, work);
  if (!isOwn && reason === null) throw invalid('Say why, so that they know.', 'act.reason');
  const over = isOwn ? ({ how: 'lowered', reason: null } as const) : ({ how: 'taken-down', reason } as const);
  return handsChanged(work, clock, (seq) => ({ hands: handsAfterLowering(work.stack, hand, over, seq) }));
}

function give({ to, seenFloorId }: Of<'give-floor'>, id: string, work: HandWork, clock: LiveClock): HandOutcome {
  if ((speakingHand(work.stack)?.id ?? null) !== seenFloorId)
    throw stale('Somebody else has got the floor meanwhile.', 'FLOOR_CHANGED');
  const at = clock.at.toISOString();
  const up = to.by === 'hand' ? handThatIsUp(to.handId, work) : handUpOf(work.stack, to.personId);
  const personId = to.by === 'person' ? to.personId : (up?.personId ?? '');
  if (!up && !work.isIn(personId)) throw notFound();
  const unasked = (seq: number) => raisedHand({ id, personId, kind: null, repliesToId: null }, seq, at);
  return handsChanged(work, clock, (seq) => handsAfterGiving(work.stack, up ?? unasked(seq), at, seq));
}

/** Who is gone does not wait for a turn, and does not have it. */
function left(personId: string, work: HandWork, clock: LiveClock): HandOutcome {
  const up = handUpOf(work.stack, personId);
  const speaking = speakingHand(work.stack);
  if (work.isIn(personId) || (!up && speaking?.personId !== personId))
    throw stale('There is no hand of theirs any more.', 'HAND_DOWN');
  return handsChanged(work, clock, (seq) => ({
    hands: [
      ...(speaking?.personId === personId ? [{ ...speaking, over: { how: 'spoke' as const, reason: null }, seq }] : []),
      ...(up ? handsAfterLowering(work.stack, up, { how: 'lowered', reason: null }, seq) : []),
    ],
  }));
}

function handThatIsUp(handId: string, work: HandWork): LiveHand {
  const hand = work.hand(handId);
  if (!hand || !isUp(hand)) throw handDown();
  return hand;
}

function handsChanged(work: HandWork, { at, nextSeq }: LiveClock, change: (seq: number) => Changed): HandOutcome {
  const seq = nextSeq();
  const { hands, turns } = change(seq);
  work.change(hands, turns);
  return {
    event: { type: 'live.hands-changed', targetIds: hands.map(({ id }) => id) },
    shown: {
      seq,
      at: at.toISOString(),
      type: 'live.hands-changed',
      hands: [...hands],
      turns: turns ? [turns] : [],
    },
    answer: { seq },
  };
}

function rulesChanged(
  work: HandWork,
  { at, nextSeq }: LiveClock,
  rulesAt: (seq: number) => LiveTurnRules,
): HandOutcome {
  const seq = nextSeq();
  const turnRules = rulesAt(seq);
  work.changeRules(turnRules);
  return {
    event: { type: 'live.turn-rules-changed' },
    shown: { seq, at: at.toISOString(), type: 'live.turn-rules-changed', turnRules },
    answer: { seq },
  };
}

function handDown(): DomainError {
  return stale('This hand is not up any more.', 'HAND_DOWN');
}

function stale(message: string, reason: string): DomainError {
  return new DomainError('E_CONFLICT', message, { reason });
}
