/** What two people who met cost when they are put together again, by the key of the pair. */
export type Meetings = ReadonlyMap<string, Meeting>;

interface Meeting {
  readonly between: readonly [string, string];
  readonly cost: number;
}

/** How well a deal does what it is for, in pairs of people who sit in one circle. */
export interface DealMeasure {
  readonly pairs: number;
  /** those who sit together for the first time */
  readonly newPairs: number;
  /** no deal with as many pairs has more new ones */
  readonly mostNewPairs: number;
  /** how many new ones are to be expected when circles are drawn at random */
  readonly newPairsAtRandom: number;
}

/** The name of a pair, whichever is named first. */
function pairKey(one: string, other: string): string {
  return one < other ? `${one} ${other}` : `${other} ${one}`;
}

/** having met at all: more than anything that follows, so that new people come first */
const metAtAll = 1_000;

/** What a meeting costs besides that lies so many deals back, the last being 0: the last most, and each of them something. */
export function costOf(dealsBack: number): number {
  return 10 + Math.ceil(90 / (1 + dealsBack));
}

/** Who met whom: the circles of earlier deals, the latest deal first. */
export function meetingsIn(deals: readonly (readonly (readonly string[])[])[]): Meetings {
  const meetings = new Map<string, Meeting>();
  for (const [back, circles] of deals.entries())
    for (const circle of circles)
      for (const between of pairsOf(circle)) {
        const key = pairKey(...between);
        meetings.set(key, { between, cost: (meetings.get(key)?.cost ?? metAtAll) + costOf(back) });
      }
  return meetings;
}

/** Measures a deal against the most that could be new, and against what chance alone would give. */
export function measureDeal(circles: readonly (readonly string[])[], meetings: Meetings): DealMeasure {
  const all = pairsOf(circles.flat());
  const together = circles.flatMap(pairsOf);
  const countNew = (pairs: readonly (readonly [string, string])[]) =>
    pairs.filter((pair) => !meetings.has(pairKey(...pair))).length;
  const unmet = countNew(all);
  return {
    pairs: together.length,
    newPairs: countNew(together),
    mostNewPairs: Math.min(together.length, unmet),
    newPairsAtRandom: all.length === 0 ? 0 : Math.round((together.length * unmet * 10) / all.length) / 10,
  };
}

function pairsOf(circle: readonly string[]): (readonly [string, string])[] {
  return circle.flatMap((one, index) => circle.slice(index + 1).map((other) => [one, other] as const));
}
