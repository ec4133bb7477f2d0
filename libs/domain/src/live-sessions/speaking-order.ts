import type { HandKind, HandOrder, LiveHand } from '@lectern/contracts';

/** Who was overtaken so often is not overtaken again, whatever the others raise their hands for. */
export const overtakenMax = 3;

/** How far before others a kind of hand stands: a point of order first, then a question, then a reply to what is said. */
const urgency: Readonly<Record<HandKind, number>> = {
  'point-of-order': 3,
  'clarifying-question': 2,
  'direct-reply': 1,
  'new-point': 0,
};

/** Why a hand stands where it stands, as a code with what a sentence about it needs. */
export type PlaceReason =
  /** a facilitator put it there, and said why */
  | { readonly code: 'moved'; readonly reason: string }
  /** it was overtaken so often that nobody overtakes it any more */
  | { readonly code: 'waited'; readonly overtaken: number }
  /** what it is for comes before what somebody before it in time raised theirs for */
  | { readonly code: 'kind'; readonly kind: HandKind }
  /** who raised it spoke less often than somebody who raised theirs before */
  | { readonly code: 'spoke-less'; readonly turns: number; readonly otherTurns: number }
  /** it was raised before those behind it */
  | { readonly code: 'arrived' };

/** A hand in its place. */
export interface PlacedHand {
  readonly hand: LiveHand;
  readonly reason: PlaceReason;
  /** how often those who raised theirs later have spoken before it so far */
  readonly overtaken: number;
}

/** What the order looks at: hands that are up, and those that had the floor since the first of them was raised. */
export interface OrderedHands {
  readonly order: HandOrder;
  readonly hands: Iterable<LiveHand>;
  /** how often each person had the floor */
  readonly turnsOf: (personId: string) => number;
}

/** A hand while the order is worked out: how often it will have been overtaken by then. */
interface Candidate {
  readonly hand: LiveHand;
  readonly kind: HandKind;
  readonly turns: number;
  readonly overtakenSoFar: number;
  overtaken: number;
}

/**
 * The order in which the hands will speak if nobody raises another: the same whatever order they are handed in. Each
 * place goes to the most urgent kind, in balanced order then to who spoke least, then to who arrived first; but who was
 * overtaken three times is not overtaken again. Where a facilitator put a hand it stays, and of two put to one place the
 * one put there last is first.
 */
export function speakingOrder({ order, hands, turnsOf }: OrderedHands): PlacedHand[] {
  const all = [...hands];
  const spoken = all.filter(({ floor }) => floor !== null);
  const candidates = all
    .filter(isUp)
    .sort((a, b) => a.arrival - b.arrival)
    .map((hand): Candidate => {
      const overtaken = spoken.filter(({ arrival }) => arrival > hand.arrival).length;
      const kind = hand.kind ?? 'new-point';
      return { hand, kind, turns: turnsOf(hand.personId), overtaken, overtakenSoFar: overtaken };
    });
  const waiting = candidates.filter(({ hand }) => hand.placed === null);
  const moved = candidates
    .filter(({ hand }) => hand.placed !== null)
    .sort((a, b) => (b.hand.placed?.seq ?? 0) - (a.hand.placed?.seq ?? 0));
  const placed: PlacedHand[] = [];
  while (waiting.length + moved.length > 0) {
    const { candidate, reason } = putHere(moved, placed.length, waiting.length === 0) ?? byRule(waiting, order);
    take(candidate, waiting, moved);
    placed.push({ hand: candidate.hand, reason, overtaken: candidate.overtakenSoFar });
  }
  return placed;
}

/** Whether a hand waits for its turn. */
export function isUp({ floor, over }: LiveHand): boolean {
  return floor === null && over === null;
}

interface Choice {
  readonly candidate: Candidate;
  readonly reason: PlaceReason;
}

/** The hand a facilitator put to this place, if there is one; behind everyone else the nearest to it. */
function putHere(moved: readonly Candidate[], index: number, isAllThatIsLeft: boolean): Choice | null {
  const placeOf = ({ hand }: Candidate) => hand.placed?.index ?? 0;
  const candidate =
    moved.find((one) => placeOf(one) <= index) ??
    (isAllThatIsLeft ? [...moved].sort((a, b) => placeOf(a) - placeOf(b))[0] : undefined);
  return candidate ? { candidate, reason: { code: 'moved', reason: candidate.hand.placed?.reason ?? '' } } : null;
}

/** Whom the rule chooses of those that wait, which are in order of arrival and not none. */
function byRule(waiting: readonly Candidate[], order: HandOrder): Choice {
  const first = waiting[0] as Candidate;
  const free = mostUrgent(waiting, order);
  // whoever overtakes somebody overtakes the first as well: so the first has been overtaken most
  if (first.overtaken < overtakenMax || free === first) return { candidate: free, reason: reasonBefore(free, first) };
  return { candidate: first, reason: { code: 'waited', overtaken: first.overtaken } };
}

function mostUrgent(waiting: readonly Candidate[], order: HandOrder): Candidate {
  const compared = (a: Candidate, b: Candidate) =>
    urgency[a.kind] - urgency[b.kind] || (order === 'balanced' ? b.turns - a.turns : 0);
  // of equals the earlier stays: they are in order of arrival
  return waiting.reduce((chosen, one) => (compared(chosen, one) < 0 ? one : chosen));
}

function reasonBefore({ hand, kind, turns }: Candidate, first: Candidate): PlaceReason {
  if (hand === first.hand) return { code: 'arrived' };
  if (kind !== first.kind) return { code: 'kind', kind };
  return { code: 'spoke-less', turns, otherTurns: first.turns };
}

/** Takes a hand out of those that wait, and counts it for everyone who raised theirs before. */
function take(taken: Candidate, ...lists: Candidate[][]): void {
  for (const list of lists) {
    const at = list.indexOf(taken);
    if (at >= 0) list.splice(at, 1);
    for (const one of list) if (one.hand.arrival < taken.hand.arrival) one.overtaken += 1;
  }
}
