import { Stopwatch } from './stopwatch';

/** Milliseconds since 1970 with fractions, never going back: the one clock of a history. */
export function now(): number {
  return performance.timeOrigin + performance.now();
}

export function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

/**
 * Waits until something is so, asking every few milliseconds; answers whether it came to be in time. Time in
 * which the machine is short of cores counts less.
 */
export async function until(isSo: () => boolean | Promise<boolean>, withinMs: number, everyMs = 20): Promise<boolean> {
  const watch = new Stopwatch();
  while (!(await isSo())) {
    if (watch.countedMs > withinMs) return false;
    await pause(everyMs);
  }
  return true;
}
