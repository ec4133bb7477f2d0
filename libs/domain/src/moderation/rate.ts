import type { Rate } from '@lectern/contracts';

/** The standard normal quantile of 95 of 100. */
const z = 1.959964;

/**
 * A share with the interval it lies in with 95 of 100, by Wilson's score (E. B. Wilson 1927, J. Am. Stat. Assoc. 22): of few
 * cases it is honest about how little they say, and never leaves 0 to 1.
 */
export function rateOf(count: number, of: number): Rate {
  if (of === 0) return { count, of, low: 0, high: 1 };
  const share = count / of;
  const spread = z * Math.sqrt((share * (1 - share)) / of + (z * z) / (4 * of * of));
  const middle = share + (z * z) / (2 * of);
  const scale = 1 + (z * z) / of;
  const within = (value: number) => Math.min(1, Math.max(0, Math.round((value / scale) * 1_000) / 1_000));
  return { count, of, low: within(middle - spread), high: within(middle + spread) };
}
