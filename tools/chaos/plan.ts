import type { Fault } from './fault';
import { seededRandom } from './random';

/** One turn of one fault. */
export interface Turn {
  readonly fault: Fault;
  /** 0 for its first turn in the run */
  readonly number: number;
}

/**
 * Which fault has its turn in which round. Each has one in every `everyRounds`, spread evenly over the
 * run from a start the seed decides, and at least `turnsMin`.
 */
export function planRounds(faults: readonly Fault[], rounds: number, seed: number): Turn[][] {
  const plan: Turn[][] = Array.from({ length: rounds }, () => []);
  for (const fault of faults) {
    const turns = turnsOf(fault, rounds);
    const shift = seededRandom(seed).fork(`plan of ${fault.id}`).next();
    for (let number = 0; number < turns; number += 1) {
      plan[Math.floor(((number + shift) * rounds) / turns)]?.push({ fault, number });
    }
  }
  return plan;
}

/** How many turns a fault has in a run. */
export function turnsOf({ everyRounds, turnsMin = 1 }: Fault, rounds: number): number {
  return Math.max(turnsMin, Math.ceil(rounds / everyRounds));
}
