import { readdirSync, readFileSync } from 'node:fs';
import type { ApiNode } from './api-node';
import { buildWithCrashPoints } from './build';
import type { ChaosClient } from './chaos-client';
import type { Outcome } from './fault';
import { withDatabase } from './final-read';
import { seededRandom, type Random } from './random';
import { Site } from './site';
import { Trial } from './trial';
import { now, pause, until } from './wait';

/** A long steady load. */
export interface SoakPlan {
  readonly minutes: number;
  readonly seed: number;
  readonly print: (text: string) => void;
}

/** What the server's process takes at a moment. */
interface Sample {
  readonly hours: number;
  readonly megabytes: number;
  readonly descriptors: number;
}

const readers = 30;
const writers = 8;
const faultEveryMs = 10 * 60_000;
const sampleEveryMs = 15_000;
/** the first of it is warming up */
const warmUpShare = 1 / 3;
const megabytesAnHourMax = 5;
const descriptorsMax = 10;
/** a slope over less says nothing */
const judgedFromMinutes = 60;
const deadShareMax = 0.2;

/**
 * One server under an even load, now and then a fault that it survives; at the end everything written is
 * checked, and whether memory and descriptors grew. Slopes are judged from an hour on, and always printed.
 */
export async function soak({ minutes, seed, print }: SoakPlan): Promise<Outcome> {
  await buildWithCrashPoints();
  const random = seededRandom(seed);
  const site = await Site.start(random);
  try {
    const trial = new Trial({ site, random, turn: 0 });
    const node = await site.node();
    const pid = node.pid;
    const reading = await trial.reading(readers);
    for (let person = 0; person < readers; person += 1) trial.client(reading, person, () => node.port);
    await trial.allLive();
    const startedAt = now();
    const end = startedAt + minutes * 60_000;
    let isOn = true;
    const writing = trial.writeWhile(trial.clients.slice(0, writers), () => isOn, 800);
    const samples: Sample[] = [];
    let faults = 0;
    let nextFaultAt = startedAt + Math.min(faultEveryMs, (minutes * 60_000) / 3);
    while (now() < end) {
      await pause(Math.min(sampleEveryMs, Math.max(0, end - now())));
      const sample = { hours: (now() - startedAt) / 3_600_000, ...usageOf(node) };
      samples.push(sample);
      const { megabytes, descriptors } = sample;
      const since = `${(sample.hours * 60).toFixed(1)} min`;
      print(`${since}: ${trial.recorder.acknowledged} acknowledged, ${megabytes} MB, ${descriptors} descriptors`);
      if (now() < nextFaultAt) continue;
      nextFaultAt += faultEveryMs;
      faults += 1;
      print(`${since}: ${await harm(site, trial, random)}`);
    }
    isOn = false;
    await writing;
    judge(trial, samples, minutes);
    trial.expect(node.pid === pid && node.isRunning, 'the server did not stay up');
    await expectFewDeadRows(trial);
    return await trial.end({ injected: faults });
  } finally {
    await site.stop();
  }
}

/** Something a server gets over without being started again. Answers what it was. */
async function harm(site: Site, trial: Trial, random: Random): Promise<string> {
  const name = random.pick(['half of the connections dropped', 'all database connections ended'] as const);
  trial.recorder.broken(name);
  if (name === 'all database connections ended') await site.postgres.terminateBackends();
  else for (const client of trial.clients.filter((_, index) => index % 2 === 0)) client.drop();
  await until(() => trial.clients.every(({ isLive }: ChaosClient) => isLive), 30_000);
  trial.recorder.healed(name);
  return name;
}

function judge(trial: Trial, samples: readonly Sample[], minutes: number): void {
  const steady = samples.slice(Math.floor(samples.length * warmUpShare));
  const [first, last] = [steady[0], steady.at(-1)];
  if (!first || !last) return;
  const slope = slopeOf(steady.map(({ hours, megabytes }) => [hours, megabytes]));
  const grown = last.descriptors - first.descriptors;
  trial.notes.push(
    `${slope.toFixed(1)} MB an hour over the last ${((last.hours - first.hours) * 60).toFixed(0)} min, now ${last.megabytes} MB; ${grown} more descriptors, now ${last.descriptors}`,
  );
  trial.expect(grown <= descriptorsMax, `${grown} more descriptors are open than at the start`);
  if (minutes >= judgedFromMinutes)
    trial.expect(slope <= megabytesAnHourMax, `memory grows by ${slope.toFixed(1)} MB an hour`);
}

/** The slope of the line with the least squares through points. */
function slopeOf(points: readonly (readonly [number, number])[]): number {
  const mean = (of: (point: readonly [number, number]) => number) =>
    points.reduce((sum, point) => sum + of(point), 0) / Math.max(1, points.length);
  const [meanX, meanY] = [mean(([x]) => x), mean(([, y]) => y)];
  const spread = mean(([x]) => (x - meanX) ** 2);
  return spread === 0 ? 0 : mean(([x, y]) => (x - meanX) * (y - meanY)) / spread;
}

async function expectFewDeadRows(trial: Trial): Promise<void> {
  const { rows } = await withDatabase(trial.context.site.postgres.directUrl, (client) =>
    client.query<{ name: string; share: number }>(
      `SELECT relname AS name, n_dead_tup::float / (n_live_tup + n_dead_tup) AS share
       FROM pg_stat_user_tables WHERE n_live_tup + n_dead_tup > 10000 ORDER BY share DESC LIMIT 1`,
    ),
  );
  const worst = rows[0];
  trial.expect(!worst || worst.share <= deadShareMax, `${worst?.name} has ${worst?.share.toFixed(2)} dead rows a row`);
}

function usageOf({ pid }: ApiNode): { megabytes: number; descriptors: number } {
  const kilobytes = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
  return { megabytes: Math.round(Number(kilobytes ?? 0) / 1024), descriptors: readdirSync(`/proc/${pid}/fd`).length };
}
