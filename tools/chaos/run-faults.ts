import { buildWithCrashPoints } from './build';
import type { Fault, Outcome } from './fault';
import { planRounds, type Turn } from './plan';
import { seededRandom } from './random';
import { detailsOf, roundLine, type FaultRun } from './report';
import { Site } from './site';
import { now } from './wait';

/** What to run. */
export interface ChaosPlan {
  readonly faults: readonly Fault[];
  readonly rounds: number;
  readonly seed: number;
  /** only this round of them, from 1; all without it */
  readonly onlyRound?: number;
  readonly print: (text: string) => void;
}

/**
 * Runs the rounds of a plan on real processes, and prints a line when one is done. What mostly waits runs
 * beside the rest, each in its own order; so a round is done when both have done their part of it.
 * Answers every turn that was taken.
 */
export async function runFaults({ faults, rounds, seed, onlyRound, print }: ChaosPlan): Promise<FaultRun[]> {
  await buildWithCrashPoints();
  const plan = planRounds(faults, rounds, seed);
  const runs: FaultRun[] = [];
  const done = plan.map(() => ({ lanes: 0, runs: [] as FaultRun[] }));
  const lane = async (name: string, isOf: (fault: Fault) => boolean) => {
    const sites = new Sites(`${seed} ${name}`, seed);
    try {
      for (const [index, turns] of plan.entries()) {
        const round = done[index];
        if (!round || (onlyRound !== undefined && onlyRound !== index + 1)) continue;
        for (const turn of turns.filter(({ fault }) => isOf(fault))) {
          const run = await take(turn, index + 1, seed, sites);
          runs.push(run);
          round.runs.push(run);
          if (isBroken(run)) print(`Broken in round ${index + 1}, ${turn.fault.id}:\n${detailsOf(run)}`);
        }
        round.lanes += 1;
        if (round.lanes === 2) print(roundLine(index + 1, rounds, round.runs, runs));
      }
    } finally {
      await sites.stop();
    }
  };
  await Promise.all([
    lane('working', ({ isPatient }) => !isPatient),
    lane('waiting', ({ isPatient }) => Boolean(isPatient)),
  ]);
  return runs;
}

/** Whether anything that was promised was broken. */
export function isBroken({ outcome }: Pick<FaultRun, 'outcome'>): boolean {
  return outcome.violations.length + outcome.failures.length > 0;
}

/** The databases of one lane: one that is harmed and one that is not, each started when the first fault needs it. */
class Sites {
  private readonly started = new Map<boolean, Promise<Site>>();

  constructor(
    private readonly name: string,
    private readonly seed: number,
  ) {}

  for({ harmsPostgres }: Fault): Promise<Site> {
    const site =
      this.started.get(Boolean(harmsPostgres)) ??
      Site.start(seededRandom(this.seed).fork(`${this.name} ${harmsPostgres ? 'harmed' : 'unharmed'}`));
    this.started.set(Boolean(harmsPostgres), site);
    return site;
  }

  async stop(): Promise<void> {
    for (const site of this.started.values()) await (await site).stop();
  }
}

async function take({ fault, number }: Turn, round: number, seed: number, sites: Sites): Promise<FaultRun> {
  const startedAt = now();
  const random = seededRandom(seed).fork(`${fault.id} ${number}`);
  const site = await sites.for(fault);
  try {
    const outcome = await fault.run({ site, random, turn: number }).catch((error: unknown) => brokenOff(error, site));
    return { fault, round, outcome, seconds: (now() - startedAt) / 1_000 };
  } finally {
    await site.clear();
  }
}

/** A fault that could not be run to its end has shown nothing: that counts as broken. */
async function brokenOff(error: unknown, site: Site): Promise<Outcome> {
  const logs = await site.logs();
  await site.abandon();
  const reason = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return {
    acknowledged: 0,
    injected: 0,
    crashes: 0,
    reconnects: 0,
    violations: [],
    failures: [`broken off: ${reason}\n${logs}`],
    convergenceMs: [],
    notes: [],
    contendedShare: 0,
  };
}
