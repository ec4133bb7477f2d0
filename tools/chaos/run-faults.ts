import { buildWithCrashPoints } from './build';
import type { Fault, Outcome } from './fault';
import type { Random } from './random';
import { seededRandom } from './random';
import { detailsOf, headLine, lineOf, totalLine, type RunFault } from './report';
import { Site } from './site';
import { now } from './wait';

/** What to run. */
export interface ChaosPlan {
  readonly faults: readonly Fault[];
  readonly rounds: number;
  readonly seed: number;
  readonly print: (text: string) => void;
}

/**
 * Runs faults on real processes and prints a line for each. Those that mostly wait run beside the
 * others; those that harm the database have one of their own. Answers every run, in the plan's order.
 */
export async function runFaults({ faults, rounds, seed, print }: ChaosPlan): Promise<RunFault[]> {
  const startedAt = now();
  await buildWithCrashPoints();
  const random = seededRandom(seed);
  const runs: RunFault[] = [];
  print(headLine());
  const inTurn = async (some: readonly Fault[]) => {
    const shared = new SharedSite(random.fork('shared'));
    for (const fault of some) {
      const run = await runFault(fault, rounds, random.fork(fault.id), shared);
      runs.push(run);
      print([lineOf(run), detailsOf(run)].filter(Boolean).join('\n'));
    }
    await shared.stop();
  };
  await Promise.all([
    inTurn(faults.filter(({ isPatient }) => !isPatient)),
    inTurn(faults.filter(({ isPatient }) => isPatient)),
  ]);
  print(totalLine(runs, (now() - startedAt) / 1_000));
  return runs.sort((a, b) => a.fault.id.localeCompare(b.fault.id));
}

/** Whether anything that was promised was broken. */
export function isBroken({ outcome }: RunFault): boolean {
  return outcome.violations.length + outcome.failures.length > 0;
}

/** One database for all faults that do it no harm, started when the first of them needs it. */
class SharedSite {
  private site: Promise<Site> | null = null;

  constructor(private readonly random: Random) {}

  get(): Promise<Site> {
    return (this.site ??= Site.start(this.random));
  }

  async stop(): Promise<void> {
    await (await this.site)?.stop();
  }
}

async function runFault(fault: Fault, rounds: number, random: Random, shared: SharedSite): Promise<RunFault> {
  const startedAt = now();
  const site = fault.ownsPostgres ? await Site.start(random) : await shared.get();
  try {
    const outcome = await fault.run({ site, random, rounds }).catch(async (error: unknown) => brokenOff(error, site));
    return { fault, outcome, seconds: (now() - startedAt) / 1_000 };
  } finally {
    await (fault.ownsPostgres ? site.stop() : site.clear());
  }
}

/** A fault that could not be run to its end has shown nothing: that counts as broken. */
async function brokenOff(error: unknown, site: Site): Promise<Outcome> {
  const reason = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return {
    acknowledged: 0,
    injected: 0,
    crashes: 0,
    reconnects: 0,
    violations: [],
    failures: [`broken off: ${reason}\n${await site.logs()}`],
    convergenceMs: [],
    notes: [],
  };
}
