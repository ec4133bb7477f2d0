import { existsSync, readFileSync } from 'node:fs';

/** Limits of time are stretched by this much at the most, however busy the machine. */
const patienceMax = 4;
/** Linux counts there for how long something that could run waited for a core */
const pressureFile = '/proc/pressure/cpu';
const isCounted = existsSync(pressureFile);

/**
 * Measures time, and how much of it the machine was short of cores: other programs must not look like a
 * server that is late. Where the system does not count that, all time counts in full.
 */
export class Stopwatch {
  private readonly startedAt = performance.now();
  private readonly contendedBefore = contendedMs();

  /** milliseconds since the start */
  get elapsedMs(): number {
    return performance.now() - this.startedAt;
  }

  /** the share of the time, 0 to 1, in which something waited for a core */
  get contendedShare(): number {
    return Math.min(1, Math.max(0, contendedMs() - this.contendedBefore) / Math.max(1, this.elapsedMs));
  }

  /** by how much limits of time are stretched: 1 when the machine was free */
  get patience(): number {
    return Math.min(patienceMax, 1 / Math.max(1e-3, 1 - this.contendedShare));
  }

  /** milliseconds since the start as they count against a limit */
  get countedMs(): number {
    return this.elapsedMs / this.patience;
  }
}

function contendedMs(): number {
  if (!isCounted) return 0;
  return Number(/^some .*total=(\d+)/m.exec(readFileSync(pressureFile, 'utf8'))?.[1] ?? 0) / 1_000;
}
