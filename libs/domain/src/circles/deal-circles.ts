import type { Meetings } from './meetings';

/** Who is to be dealt into circles of which size, who met whom before, and the number that chance begins with. */
export interface CircleDeal {
  readonly personIds: readonly string[];
  readonly size: number;
  readonly meetings: Meetings;
  /** a whole number from 0; the same deal with the same seed gives the same circles */
  readonly seed: number;
}

/** the method that is written down with a deal; another method gets another number */
export const circleMethod = 1;

const triesMax = 6;
const exchangesLookedAtMax = 1_500_000;

/**
 * Deals people into circles. Method 1: put the people in the order of their ids, shuffle them with the seed, deal them
 * round the circles like cards; then exchange two people of different circles wherever that makes the sum of what pairs
 * cost smaller (see `costOf`), until no exchange does or so many were looked at; do that from several shuffles and keep
 * the cheapest. Sizes differ by at most one, and nobody sits alone who need not.
 */
export function dealCircles({ personIds, size, meetings, seed }: CircleDeal): string[][] {
  const people = [...new Set(personIds)].sort();
  const count = circleCount(people.length, size);
  const costs = costsBetween(people, meetings);
  const chance = chanceFrom(seed);
  let best: number[][] = [];
  let bestCost = Number.POSITIVE_INFINITY;
  let looks = exchangesLookedAtMax;
  for (let tried = 0; tried < triesMax && bestCost > 0 && looks > 0; tried += 1) {
    const circles = dealt(shuffled(people.length, chance), count);
    if (meetings.size > 0) looks = improve(circles, costs, looks);
    const cost = circles.reduce(
      (sum, circle) => sum + circle.reduce((one, a, at) => one + costs.of(a, circle, at), 0),
      0,
    );
    if (cost < bestCost) [best, bestCost] = [circles, cost];
  }
  return best.map((circle) => circle.map((index) => people[index] ?? '').sort());
}

/** How many circles come nearest to a size: one at least, and none of one person where there are more. */
export function circleCount(people: number, size: number): number {
  return Math.max(1, Math.min(Math.round(people / size), Math.floor(people / 2)));
}

/** The place of the circle with the fewest people, the first of those; null where there is none. */
export function smallestCircle(sizes: readonly number[]): number | null {
  const least = sizes.indexOf(Math.min(...sizes));
  return least < 0 ? null : least;
}

function dealt(order: readonly number[], count: number): number[][] {
  const circles: number[][] = Array.from({ length: count }, () => []);
  for (const [index, person] of order.entries()) circles[index % count]?.push(person);
  return circles;
}

interface Costs {
  /** what somebody costs in a circle at a place, whoever sits there */
  of(person: number, circle: readonly number[], place: number): number;
}

/** What each pair costs, by the places of both: names of pairs would cost more than all the rest. */
function costsBetween(people: readonly string[], meetings: Meetings): Costs {
  const table = new Int32Array(people.length ** 2);
  const places = new Map(people.map((person, place) => [person, place]));
  for (const { between, cost } of meetings.values()) {
    const [a, b] = between.map((person) => places.get(person));
    if (a === undefined || b === undefined) continue;
    table[a * people.length + b] = cost;
    table[b * people.length + a] = cost;
  }
  return {
    of(person, circle, place) {
      let cost = 0;
      for (let at = 0; at < circle.length; at += 1)
        if (at !== place) cost += table[person * people.length + (circle[at] ?? 0)] ?? 0;
      return cost;
    },
  };
}

/** Exchanges people as long as that helps; answers how many more exchanges may be looked at. */
function improve(circles: readonly number[][], costs: Costs, looksLeft: number): number {
  let looks = looksLeft;
  let hasImproved = true;
  while (hasImproved) {
    hasImproved = false;
    for (const [index, here] of circles.entries())
      for (const there of circles.slice(index + 1))
        for (let a = 0; a < here.length; a += 1)
          for (let b = 0; b < there.length; b += 1) {
            looks -= 1;
            if (looks <= 0) return 0;
            if (gain(here, a, there, b, costs) <= 0) continue;
            [here[a], there[b]] = [there[b] ?? 0, here[a] ?? 0];
            hasImproved = true;
          }
  }
  return looks;
}

/** How much cheaper it gets when the person at `a` here and the one at `b` there change places. */
function gain(here: readonly number[], a: number, there: readonly number[], b: number, costs: Costs): number {
  const [one = 0, other = 0] = [here[a], there[b]];
  return costs.of(one, here, a) + costs.of(other, there, b) - costs.of(other, here, a) - costs.of(one, there, b);
}

function shuffled(count: number, chance: () => number): number[] {
  const order = Array.from({ length: count }, (_, index) => index);
  for (let last = count - 1; last > 0; last -= 1) {
    const other = Math.floor(chance() * (last + 1));
    [order[last], order[other]] = [order[other] ?? 0, order[last] ?? 0];
  }
  return order;
}

/** Numbers from 0 to 1 that follow from a seed (mulberry32): the same on every machine. */
function chanceFrom(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
