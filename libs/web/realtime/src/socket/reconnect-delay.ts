const firstDelayMaxMs = 1_000;
const delayMaxMs = 30_000;
const delayMinMs = 100;

/**
 * How long to wait before attempt `attempt` (from 0) to connect again: full jitter under a bound
 * that doubles from 1 s to 30 s, so a thousand clients of a restarted server do not come back at once.
 */
export function reconnectDelayMs(attempt: number, random: () => number = Math.random): number {
  const bound = Math.min(delayMaxMs, firstDelayMaxMs * 2 ** Math.min(attempt, 10));
  return Math.round(delayMinMs + random() * (bound - delayMinMs));
}
