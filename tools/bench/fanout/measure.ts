import { setTimeout as sleep } from 'node:timers/promises';
import type { CrowdReport, Seat } from './crowd-orders';
import { CrowdProcess } from './crowd-process';
import { cpuSeconds, type Subject } from './subject';

const arrivedWithinMs = 20_000;

/** What a room came to in one measurement. */
export interface Measured {
  readonly ackedPerSecond: number;
  readonly deliveredPerSecond: number;
  readonly tookMs: readonly number[];
  /** by comment: from its sending until the last listener had it */
  readonly lastSeenMs: readonly number[];
  /** seconds of the server's processor for a thousand comments that reached somebody */
  readonly cpuPerThousandDeliveries: number;
  readonly acked: number;
}

/** Some write, others listen: each in a process of their own. Every comment has to reach everyone, with no number missing. */
export async function measureRoom(
  subject: Subject,
  people: { authors: number; listeners: number },
  writing: { do: 'burst'; ms: number } | { do: 'pace'; ms: number; perSecond: number },
): Promise<Measured> {
  const seats = subject.seats(people.authors + people.listeners);
  return measureSeats(subject, seats.slice(0, people.authors), seats.slice(people.authors), writing);
}

/** The same for people who sit where they are told. */
export async function measureSeats(
  subject: Subject,
  authorSeats: readonly Seat[],
  listenerSeats: readonly Seat[],
  writing: { do: 'burst'; ms: number } | { do: 'pace'; ms: number; perSecond: number },
): Promise<Measured> {
  const listeners = await CrowdProcess.seated(listenerSeats);
  const authors = await CrowdProcess.seated(authorSeats);
  try {
    // presence is told once a second after somebody came: that is not what is measured
    await sleep(1_500);
    await listeners.obey({ do: 'forget' });
    const [cpuBefore, started] = [await cpuSeconds(subject.pid()), performance.now()];
    const said = await authors.obey(writing);
    const heard = await allHeard(listeners, said.tookMs.length);
    const seconds = (performance.now() - started) / 1000;
    const cpu = (await cpuSeconds(subject.pid())) - cpuBefore;
    const acked = said.tookMs.length;
    const deliveries = acked * (listenerSeats.length + authorSeats.length);
    return {
      acked,
      ackedPerSecond: acked / (said.ranMs / 1000),
      deliveredPerSecond: (acked * listenerSeats.length) / seconds,
      tookMs: said.tookMs,
      lastSeenMs: heard.lastSeenMs,
      cpuPerThousandDeliveries: (cpu / deliveries) * 1000,
    };
  } finally {
    listeners.end();
    authors.end();
  }
}

async function allHeard(listeners: CrowdProcess, acked: number): Promise<CrowdReport> {
  const patience = performance.now() + arrivedWithinMs;
  for (;;) {
    const heard = await listeners.obey({ do: 'report' });
    if (heard.holes > 0) throw new Error(`${heard.holes} times a number was missing.`);
    const fewest = heard.comments.reduce((least, count) => Math.min(least, count), Number.POSITIVE_INFINITY);
    if (fewest >= acked) return heard;
    if (performance.now() > patience) throw new Error(`Only ${fewest} of ${acked} comments reached everybody.`);
    await sleep(20);
  }
}

/** The one in the middle. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  const [below = 0, above = 0] = [sorted[middle - 1], sorted[middle]];
  return sorted.length % 2 === 1 ? above : (below + above) / 2;
}
