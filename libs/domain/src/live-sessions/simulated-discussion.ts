import type { HandOrder } from '@lectern/contracts';
import { gini } from './turn-balance';
import { handsAfterGiving, handsInOrder, onlyNeeded, raisedHand, withParts, type SpeakerStack } from './speaker-stack';

/** A discussion to play: how likely each person raises a hand while somebody speaks, and how many turns there are. */
export interface SimulatedDiscussion {
  readonly eagerness: readonly number[];
  readonly turns: number;
  readonly order: HandOrder;
  /** numbers from 0 to below 1, the same for the same discussion */
  readonly chance: () => number;
}

/** What came of it: turns by person, how uneven they are, and how often the most patient was overtaken. */
export interface DiscussionOutcome {
  readonly turns: readonly number[];
  readonly gini: number;
  readonly overtakenMost: number;
}

/** Thirty people of uneven eagerness: the first raises a hand whenever there is a chance, the last every thirtieth time. */
export const unevenEagerness: readonly number[] = Array.from({ length: 30 }, (_, index) => (30 - index) / 30);

const moment = new Date(0).toISOString();

/** A stack before anybody raised a hand. */
export function emptyStack(order: HandOrder = 'balanced'): SpeakerStack {
  return { rules: { order, turnSeconds: null, seq: 0 }, hands: new Map(), turns: new Map() };
}

/** Plays a discussion by the rules of the stack: whoever is first in the order speaks next. */
export function simulateDiscussion({ eagerness, turns, order, chance }: SimulatedDiscussion): DiscussionOutcome {
  let stack = emptyStack(order);
  let seq = 0;
  let overtakenMost = 0;
  for (let turn = 0; turn < turns;) {
    const up = new Set(handsInOrder(stack).map(({ hand }) => hand.personId));
    const raising = eagerness.map((_, index) => String(index)).filter((id) => !up.has(id));
    const raised = raising
      .filter((id) => chance() < (eagerness[Number(id)] ?? 0))
      .map((personId) => {
        seq += 1;
        return raisedHand({ id: `${personId}-${seq}`, personId, kind: 'new-point', repliesToId: null }, seq, moment);
      });
    stack = withParts(stack, raised, []);
    const [next, ...rest] = handsInOrder(stack);
    if (!next) continue;
    overtakenMost = Math.max(overtakenMost, next.overtaken, ...rest.map(({ overtaken }) => overtaken));
    seq += 1;
    const given = handsAfterGiving(stack, next.hand, moment, seq);
    stack = onlyNeeded(withParts(stack, given.hands, [given.turns]));
    turn += 1;
  }
  const counts = eagerness.map((_, index) => stack.turns.get(String(index))?.count ?? 0);
  return { turns: counts, gini: gini(counts), overtakenMost };
}

/** Numbers of chance that are the same for the same start (mulberry32, public domain). */
export function chanceFrom(start: number): () => number {
  let state = start | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
