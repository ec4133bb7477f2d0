import { printViolation } from '@lectern/delivery-check';
import { percentile } from '../bench/row';
import type { Fault, Outcome } from './fault';

/** One turn of a fault that was taken, with what came of it. */
export interface FaultRun {
  readonly fault: Fault;
  /** from 1 */
  readonly round: number;
  readonly outcome: Outcome;
  readonly seconds: number;
}

const heading = [
  'fault',
  '',
  'turns',
  'acked',
  'injected',
  'crashes',
  'reconn.',
  'broken',
  'conv. p95',
  'took',
  'contended',
];

/** What one round came to, and the run so far. */
export function roundLine(round: number, rounds: number, runs: readonly FaultRun[], all: readonly FaultRun[]): string {
  const slowest = Math.max(0, ...runs.map(({ seconds }) => seconds));
  const ids = runs.map(({ fault }) => fault.id).sort();
  const so = [
    `${sum(all, ({ acknowledged }) => acknowledged)} acknowledged`,
    `${sum(all, ({ crashes }) => crashes)} crashes`,
    `${sum(all, brokenIn)} broken`,
  ];
  return `round ${round}/${rounds}: ${ids.join(' ')}, slowest ${slowest.toFixed(0)} s; so far ${so.join(', ')}`;
}

/** The table of a run: a line for each fault, and all added up. */
export function table(runs: readonly FaultRun[], seconds: number): string {
  const byFault = new Map<string, FaultRun[]>();
  for (const run of runs) byFault.set(run.fault.id, [...(byFault.get(run.fault.id) ?? []), run]);
  const lines = [...byFault]
    .sort(([a], [b]) => a.localeCompare(b))
    .map(([id, some]) => line(id, some[0]?.fault.title ?? '', some, took(some)));
  return [columns(heading), ...lines, line('all', '', runs, seconds)].join('\n');
}

/** What went wrong in a turn, with what is worth knowing of it. */
export function detailsOf({ outcome }: Pick<FaultRun, 'outcome'>): string {
  return [
    ...outcome.notes.map((note) => `       ${note}`),
    ...outcome.failures.map((failure) => `  FAILED: ${failure}`),
    ...outcome.violations.slice(0, 10).map(printViolation),
    ...(outcome.violations.length > 10 ? [`  … and ${outcome.violations.length - 10} more`] : []),
  ].join('\n');
}

/** The figures of all turns, by fault; more than a few of one fault say nothing new. */
export function notesOf(runs: readonly FaultRun[]): string {
  const notes = new Map<string, string[]>();
  for (const { fault, outcome } of runs) {
    if (outcome.notes.length > 0) notes.set(fault.id, [...(notes.get(fault.id) ?? []), outcome.notes.join('; ')]);
  }
  return [...notes]
    .sort(([a], [b]) => a.localeCompare(b))
    .flatMap(([id, some]) => some.slice(0, 3).map((note) => `${id}: ${note}`))
    .join('\n');
}

function line(id: string, title: string, runs: readonly FaultRun[], seconds: number): string {
  const convergence = runs.flatMap(({ outcome }) => outcome.convergenceMs);
  return columns([
    id,
    title,
    String(runs.length),
    String(sum(runs, ({ acknowledged }) => acknowledged)),
    String(sum(runs, ({ injected }) => injected)),
    String(sum(runs, ({ crashes }) => crashes)),
    String(sum(runs, ({ reconnects }) => reconnects)),
    String(sum(runs, brokenIn)),
    convergence.length > 0 ? `${Math.round(percentile(convergence, 0.95))} ms` : '–',
    `${seconds.toFixed(0)} s`,
    `${Math.round((100 * sum(runs, ({ contendedShare }) => contendedShare)) / Math.max(1, runs.length))} %`,
  ]);
}

function brokenIn({ violations, failures }: Outcome): number {
  return violations.length + failures.length;
}

function sum(runs: readonly FaultRun[], of: (outcome: Outcome) => number): number {
  return runs.reduce((total, { outcome }) => total + of(outcome), 0);
}

function took(runs: readonly FaultRun[]): number {
  return runs.reduce((total, { seconds }) => total + seconds, 0);
}

function columns(cells: readonly string[]): string {
  const [id = '', title = '', ...figures] = cells;
  return `${id.padEnd(5)} ${title.padEnd(50)} ${figures.map((figure) => figure.padStart(9)).join(' ')}`;
}
