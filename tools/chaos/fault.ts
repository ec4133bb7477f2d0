import type { Violation } from '@lectern/delivery-check';
import type { Random } from './random';
import type { Site } from './site';

/** What a fault is run with. */
export interface FaultContext {
  readonly site: Site;
  readonly random: Random;
  /** how often the fault is repeated, in units of its own: 3 is the small figure of the plan */
  readonly rounds: number;
}

/** What came of running one fault. */
export interface Outcome {
  readonly acknowledged: number;
  /** how often the fault was brought about */
  readonly injected: number;
  /** ends of a process or of the database without warning */
  readonly crashes: number;
  readonly reconnects: number;
  readonly violations: readonly Violation[];
  /** broken promises that are not about delivery: a status, a time, a limit */
  readonly failures: readonly string[];
  readonly convergenceMs: readonly number[];
  /** figures worth reading */
  readonly notes: readonly string[];
}

/** One fault of the plan. */
export interface Fault {
  readonly id: string;
  readonly title: string;
  /** several nodes need Redis */
  readonly needsRedis?: true;
  /** it waits more than it works: run beside the others */
  readonly isPatient?: true;
  /** it harms the database: it gets one of its own */
  readonly ownsPostgres?: true;
  run(context: FaultContext): Promise<Outcome>;
}

/** A small figure of the plan, which stands for three rounds, scaled: at least `least`. */
export function scaled(smallFigure: number, rounds: number, least = 1): number {
  return Math.max(least, Math.round((smallFigure * rounds) / 3));
}
