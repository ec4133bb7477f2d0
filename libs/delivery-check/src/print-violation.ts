import { invariants, type Violation } from './violation';

/** A violation for people to read: the promise, what happened, and only what is about it, in order. */
export function printViolation({ invariant, message, stream, evidence }: Violation): string {
  const start = evidence.find(({ at }) => at !== null)?.at ?? 0;
  const lines = evidence.map(({ at, text }) => {
    const when = at === null ? 'finally' : `+${((at - start) / 1_000).toFixed(3)} s`;
    return `    ${when.padStart(11)}  ${text}`;
  });
  return [`  ${invariant} ${invariants[invariant]}: ${message}  [stream ${stream}]`, ...lines].join('\n');
}
