/** One measured figure. `baseline` is the same of what it is compared with in the same run; `target` is for the ratio where there is one, else for the value. */
export interface Row {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  readonly baseline: number | null;
  readonly ratio: number | null;
  readonly target: number | null;
}

/** A figure compared with a baseline measured in the same run. */
export function compared(name: string, value: number, unit: string, baseline: number, target: number | null): Row {
  return { name, value, unit, baseline, ratio: baseline === 0 ? null : value / baseline, target };
}

/** A figure that stands alone. */
export function alone(name: string, value: number, unit: string, target: number | null): Row {
  return { name, value, unit, baseline: null, ratio: null, target };
}

/** The value below which `share` of the values lie; 0 for none. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)] ?? 0;
}
