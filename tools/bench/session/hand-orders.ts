import { handKindSchema, type LiveHand, type LiveTurns } from '@lectern/contracts';
import {
  chanceFrom,
  emptyStack,
  handsAfterGiving,
  handsAfterLowering,
  handsInOrder,
  handUpOf,
  movedHand,
  raisedHand,
  stackAfter,
  stackOf,
  type SpeakerStack,
} from '@lectern/domain';
import { alone, type Row } from '../row';

const runs = 10_000;
const stepsPerRun = 16;
const people = ['a', 'b', 'c', 'd', 'e', 'f'];
const at = new Date(0).toISOString();

/** Hands go up, are lowered, moved and served by chance: how many runs end with clients that differ in their order. */
export function handOrders(): Row[] {
  const chance = chanceFrom(23);
  let differing = 0;
  for (let run = 0; run < runs; run += 1) if (!isOneOrder(chance)) differing += 1;
  return [alone('session.turns.order-differs', differing, 'runs', 0)];
}

/** One who was there all the time, one who reloads with each event and one who comes half-way: whether all have one order. */
function isOneOrder(chance: () => number): boolean {
  let always = emptyStack(chance() < 0.5 ? 'balanced' : 'first-come');
  let late: SpeakerStack | null = null;
  const joins = Math.floor(chance() * stepsPerRun);
  for (let seq = 1; seq <= stepsPerRun; seq += 1) {
    if (seq === joins) late = reloaded(always);
    const { hands, turns } = change(always, seq, chance);
    const event = { type: 'live.hands-changed', seq, at, hands, turns } as const;
    always = stackAfter(always, event);
    late = late && stackAfter(late, event);
    const drawn = [always, reloaded(always), late ?? always].map(orderOf);
    if (drawn.some((order) => order !== drawn[0])) return false;
  }
  return true;
}

/** The same from a snapshot, whose parts come in another order. */
function reloaded({ rules, hands, turns }: SpeakerStack): SpeakerStack {
  return stackOf({ turnRules: rules, hands: [...hands.values()].reverse(), turns: [...turns.values()].reverse() });
}

function orderOf(stack: SpeakerStack): string {
  return handsInOrder(stack)
    .map(({ hand, reason }) => `${hand.id} ${JSON.stringify(reason)}`)
    .join('\n');
}

function change(stack: SpeakerStack, seq: number, chance: () => number): { hands: LiveHand[]; turns: LiveTurns[] } {
  const personId = people[Math.floor(chance() * people.length)] ?? 'a';
  const up = handUpOf(stack, personId);
  if (!up) {
    const kind = handKindSchema.options[Math.floor(chance() * 4)] ?? 'new-point';
    return { hands: [raisedHand({ id: `${personId}-${seq}`, personId, kind, repliesToId: null }, seq, at)], turns: [] };
  }
  const what = chance();
  if (what < 0.2) return { hands: handsAfterLowering(stack, up, { how: 'lowered', reason: null }, seq), turns: [] };
  if (what < 0.4) return { hands: [movedHand(up, { index: Math.floor(chance() * 4), reason: 'r' }, seq)], turns: [] };
  const [first] = handsInOrder(stack);
  const given = handsAfterGiving(stack, first?.hand ?? up, at, seq);
  return { hands: given.hands, turns: [given.turns] };
}
