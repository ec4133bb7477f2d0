import { printViolation } from '@lectern/delivery-check';
import { percentile } from '../bench/row';
import type { Fault, Outcome } from './fault';

/** A fault that was run, with what came of it. */
export interface RunFault {
  readonly fault: Fault;
  readonly outcome: Outcome;
  readonly seconds: number;
}

const heading = ['fault', '', 'acked', 'injected', 'crashes', 'reconnects', 'violations', 'conv. p95', 'took'];

/** One line of the table for a fault. */
export function lineOf({ fault, outcome, seconds }: RunFault): string {
  const wrong = outcome.violations.length + outcome.failures.length;
  const p95 = outcome.convergenceMs.length > 0 ? `${Math.round(percentile(outcome.convergenceMs, 0.95))} ms` : '–';
  return columns([
    fault.id,
    fault.title,
    String(outcome.acknowledged),
    String(outcome.injected),
    String(outcome.crashes),
    String(outcome.reconnects),
    String(wrong),
    p95,
    `${seconds.toFixed(1)} s`,
  ]);
}

export function headLine(): string {
  return columns(heading);
}

/** What went wrong and what is worth knowing, below a fault's line. */
export function detailsOf({ outcome }: RunFault): string {
  return [
    ...outcome.notes.map((note) => `       ${note}`),
    ...outcome.failures.map((failure) => `  FAILED: ${failure}`),
    ...outcome.violations.slice(0, 10).map(printViolation),
    ...(outcome.violations.length > 10 ? [`  … and ${outcome.violations.length - 10} more`] : []),
  ].join('\n');
}

/** The line below the table: everything added up. */
export function totalLine(runs: readonly RunFault[], seconds: number): string {
  const sum = (of: (outcome: Outcome) => number) => runs.reduce((total, { outcome }) => total + of(outcome), 0);
  const convergence = runs.flatMap(({ outcome }) => outcome.convergenceMs);
  return columns([
    'all',
    '',
    String(sum((outcome) => outcome.acknowledged)),
    String(sum((outcome) => outcome.injected)),
    String(sum((outcome) => outcome.crashes)),
    String(sum((outcome) => outcome.reconnects)),
    String(sum((outcome) => outcome.violations.length + outcome.failures.length)),
    `${Math.round(percentile(convergence, 0.95))} ms`,
    `${seconds.toFixed(1)} s`,
  ]);
}

function columns(cells: readonly string[]): string {
  const [id = '', title = '', ...figures] = cells;
  return `${id.padEnd(5)} ${title.padEnd(46)} ${figures.map((figure) => figure.padStart(10)).join(' ')}`;
}
