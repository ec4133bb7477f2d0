import type { HandKind, LiveHand } from '@lectern/contracts';
import { raisedHand, withParts, handsAfterGiving, handsInOrder, type SpeakerStack } from './speaker-stack';
import { emptyStack } from './simulated-discussion';

/** The moment at which everything happens in tests. */
export const sampleMoment = '2026-01-01T12:00:00.000Z';

/** The kinds of hand by a number, for runs of chance. */
export const handKinds: readonly HandKind[] = ['new-point', 'direct-reply', 'clarifying-question', 'point-of-order'];

/** A hand for tests, named after who raised it and when. */
export function sampleHand(personId: string, arrival: number, more: Partial<LiveHand> = {}): LiveHand {
  const kind = more.kind ?? 'new-point';
  return {
    ...raisedHand({ id: `${personId}-${arrival}`, personId, kind, repliesToId: null }, arrival, sampleMoment),
    ...more,
  };
}

/** A stack of hands, with how often some have spoken. */
export function sampleStack(
  hands: readonly LiveHand[],
  turns: Readonly<Record<string, number>> = {},
  order: SpeakerStack['rules']['order'] = 'balanced',
): SpeakerStack {
  const counts = Object.entries(turns).flatMap(([id, count]) => (count > 0 ? [{ id, count, seq: 0 }] : []));
  return withParts(emptyStack(order), hands, counts);
}

/** The stack after a hand had the floor: the first if none is named. */
export function served(stack: SpeakerStack, seq: number, hand = handsInOrder(stack)[0]?.hand): SpeakerStack {
  if (!hand) return stack;
  const given = handsAfterGiving(stack, hand, sampleMoment, seq);
  return withParts(stack, given.hands, [given.turns]);
}
