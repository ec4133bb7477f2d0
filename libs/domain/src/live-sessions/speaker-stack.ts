import type { HandPlace, LiveContent, LiveHand, LiveTurnRules, LiveTurns, StreamEvent } from '@lectern/contracts';
import { withNewer } from '../reading-state';
import { speakingOrder, isUp, type PlacedHand } from './speaking-order';

/** Whose turn it is and who waits: the parts of it by id, each with the number that changed it last. */
export interface SpeakerStack {
  readonly rules: LiveTurnRules;
  readonly hands: ReadonlyMap<string, LiveHand>;
  readonly turns: ReadonlyMap<string, LiveTurns>;
}

type HandEvent = Extract<StreamEvent, { type: 'live.hands-changed' | 'live.turn-rules-changed' }>;

/** The stack of a snapshot. */
export function stackOf({ turnRules, hands, turns }: Pick<LiveContent, 'turnRules' | 'hands' | 'turns'>): SpeakerStack {
  return onlyNeeded({
    rules: turnRules,
    hands: new Map(hands.map((hand) => [hand.id, hand])),
    turns: new Map(turns.map((one) => [one.id, one])),
  });
}

/** The stack after an event: what is newer stays, and what changes nothing any more goes. */
export function stackAfter(stack: SpeakerStack, event: HandEvent): SpeakerStack {
  if (event.type === 'live.turn-rules-changed')
    return event.turnRules.seq > stack.rules.seq ? { ...stack, rules: event.turnRules } : stack;
  return onlyNeeded({
    ...stack,
    hands: withNewer(stack.hands, event.hands),
    turns: withNewer(stack.turns, event.turns),
  });
}

/** The hands that are up, in the order in which they will speak. */
export function handsInOrder({ rules, hands, turns }: SpeakerStack): PlacedHand[] {
  return speakingOrder({
    order: rules.order,
    hands: hands.values(),
    turnsOf: (personId) => turns.get(personId)?.count ?? 0,
  });
}

/** The hand that has the floor. */
export function speakingHand({ hands }: Pick<SpeakerStack, 'hands'>): LiveHand | undefined {
  return [...hands.values()].find(({ floor, over }) => floor !== null && over === null);
}

/** Somebody's hand that is up. */
export function handUpOf({ hands }: Pick<SpeakerStack, 'hands'>, personId: string): LiveHand | undefined {
  return [...hands.values()].find((hand) => hand.personId === personId && isUp(hand));
}

/** Whom a direct reply would be to: who has the floor, or else had it last. */
export function lastSpeaker({ hands }: Pick<SpeakerStack, 'hands'>): string | null {
  const spoken = [...hands.values()].filter(({ floor }) => floor !== null);
  return (
    spoken.reduce<LiveHand | null>((last, one) => (floorSeq(one) > floorSeq(last) ? one : last), null)?.personId ?? null
  );
}

/** A hand that was just raised. */
export function raisedHand(
  { id, personId, kind, repliesToId }: Pick<LiveHand, 'id' | 'personId' | 'kind' | 'repliesToId'>,
  seq: number,
  at: string,
): LiveHand {
  return { id, personId, kind, repliesToId, arrival: seq, raisedAt: at, placed: null, floor: null, over: null, seq };
}

/** The hands that are others when a facilitator puts one to a place. */
export function movedHand(hand: LiveHand, place: Omit<HandPlace, 'seq'>, seq: number): LiveHand {
  return { ...hand, placed: { ...place, seq }, seq };
}

/** The hands that are others when one that is up is over: those that were put behind it move up one place. */
export function handsAfterLowering(
  stack: SpeakerStack,
  hand: LiveHand,
  over: NonNullable<LiveHand['over']>,
  seq: number,
): LiveHand[] {
  return [{ ...hand, over, seq }, ...movedUp(stack, hand, seq)];
}

/** The hands that are others when one takes the floor, and how often whoever raised it has had it then. */
export function handsAfterGiving(
  stack: SpeakerStack,
  hand: LiveHand,
  at: string,
  seq: number,
): { hands: LiveHand[]; turns: LiveTurns } {
  const { turnSeconds } = stack.rules;
  const until = turnSeconds === null ? null : new Date(Date.parse(at) + turnSeconds * 1_000).toISOString();
  const speaking = speakingHand(stack);
  const before: LiveHand[] = speaking ? [{ ...speaking, over: { how: 'spoke', reason: null }, seq }] : [];
  const given: LiveHand = { ...hand, floor: { seq, since: at, until }, seq };
  const count = (stack.turns.get(hand.personId)?.count ?? 0) + 1;
  return { hands: [...before, given, ...movedUp(stack, hand, seq)], turns: { id: hand.personId, count, seq } };
}

/** The stack with other parts in their places. */
export function withParts(stack: SpeakerStack, hands: readonly LiveHand[], turns: readonly LiveTurns[]): SpeakerStack {
  return {
    ...stack,
    hands: new Map([...stack.hands, ...hands.map((hand) => [hand.id, hand] as const)]),
    turns: new Map([...stack.turns, ...turns.map((one) => [one.id, one] as const)]),
  };
}

/**
 * What of the hands is still needed: those that are up, who has the floor and who had it last, and those that overtook
 * one that is up. The others change nothing any more.
 */
export function neededHands(hands: Iterable<LiveHand>): LiveHand[] {
  const all = [...hands];
  const first = Math.min(...all.filter(isUp).map(({ arrival }) => arrival));
  const last = Math.max(...all.map(floorSeq));
  return all.filter(
    (hand) =>
      isUp(hand) || (hand.floor !== null && (hand.over === null || hand.floor.seq === last || hand.arrival > first)),
  );
}

/** The stack without hands that change nothing any more. */
export function onlyNeeded(stack: SpeakerStack): SpeakerStack {
  return { ...stack, hands: new Map(neededHands(stack.hands.values()).map((hand) => [hand.id, hand])) };
}

function movedUp(stack: SpeakerStack, gone: LiveHand, seq: number): LiveHand[] {
  const at = handsInOrder(stack).findIndex(({ hand }) => hand.id === gone.id);
  if (at < 0) return [];
  return [...stack.hands.values()].flatMap((hand) =>
    hand.id !== gone.id && isUp(hand) && hand.placed && hand.placed.index > at
      ? [{ ...hand, placed: { ...hand.placed, index: hand.placed.index - 1 }, seq }]
      : [],
  );
}

function floorSeq(hand: LiveHand | null): number {
  return hand?.floor?.seq ?? -1;
}
