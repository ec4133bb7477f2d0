import type { Violation } from '@lectern/delivery-check';
import type { Random } from './random';
import type { Site } from './site';

/** What a fault is run with. */
export interface FaultContext {
  readonly site: Site;
  readonly random: Random;
  /** how many turns of this fault came before: what has variants goes through them by it */
  readonly turn: number;
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
  /** the share of the time in which something waited for a core, 0 to 1 */
  readonly contendedShare: number;
}

/** One fault of the plan. */
export interface Fault {
  readonly id: string;
  readonly title: string;
  /** it has a turn in one of so many rounds: 1 in each, more for what takes long */
  readonly everyRounds: number;
  /** turns in a run, however few its rounds: as many as it has variants */
  readonly turnsMin?: number;
  /** several nodes need Redis */
  readonly needsRedis?: true;
  /** it waits more than it works: run beside the others */
  readonly isPatient?: true;
  /** it harms the database: it gets another one */
  readonly harmsPostgres?: true;
  /** one turn: a minute at the most */
  run(context: FaultContext): Promise<Outcome>;
}
