/** The middle value of numbers in any order; 0 of none. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}

/** The value most weight falls on, after rounding to steps; 0 of none. */
export function mostCommon(weighted: Iterable<readonly [value: number, weight: number]>, step: number): number {
  const weights = new Map<number, number>();
  for (const [value, weight] of weighted) {
    const rounded = Math.round(value / step) * step;
    weights.set(rounded, (weights.get(rounded) ?? 0) + weight);
  }
  let best = 0;
  let bestWeight = -1;
  for (const [value, weight] of weights) {
    if (weight > bestWeight) [best, bestWeight] = [value, weight];
  }
  return best;
}

/** Sorted values in groups whose neighbours lie within `distance` of one another. */
export function clusters(values: readonly number[], distance: number): number[][] {
  const groups: number[][] = [];
  let previous = Number.NEGATIVE_INFINITY;
  for (const value of [...values].sort((a, b) => a - b)) {
    if (value - previous > distance) groups.push([]);
    groups.at(-1)?.push(value);
    previous = value;
  }
  return groups;
}
