import type { History, Replica } from '../history';
import { violation, type Violation } from '../violation';

/** How long each replica took to have everything, in milliseconds, since the last fault was healed and the last write. */
export interface Convergence {
  readonly violations: readonly Violation[];
  readonly tookMs: readonly number[];
}

/** I7: once a fault is healed and nobody writes, every replica has everything within a time. */
export function measureConvergence(history: History, limitMs: number): Convergence {
  const healedAt = Math.max(0, ...history.events.flatMap((event) => (event.kind === 'healed' ? event.at : [])));
  const violations: Violation[] = [];
  const tookMs: number[] = [];
  for (const replica of history.replicas) {
    if (!replica.mustConverge) continue;
    const head = history.stored.find(({ stream }) => stream === replica.stream)?.head ?? 0;
    const { client, stream } = replica;
    const wholeAt = momentWhole(replica, head);
    if (wholeAt === null) {
      const has = replica.applied.at(-1)?.seq ?? replica.since;
      const message = `${client} stopped at number ${has} of ${head}.`;
      violations.push(violation(history, 'I7', message, { stream, seqs: [has, has + 1], clients: [client] }));
      continue;
    }
    const took = Math.max(0, wholeAt - Math.max(healedAt, lastWriteAt(history, stream)));
    tookMs.push(took);
    if (took > limitMs) {
      const message = `${client} had everything ${Math.round(took)} ms after healing; ${limitMs} ms are allowed.`;
      violations.push(violation(history, 'I7', message, { stream, seqs: [head], clients: [client] }));
    }
  }
  return { violations, tookMs };
}

/** When the replica had applied the head; null if it never did. */
function momentWhole({ since, applied }: Replica, head: number): number | null {
  if (since >= head) return 0;
  return applied.find(({ seq }) => seq >= head)?.at ?? null;
}

function lastWriteAt(history: History, stream: string): number {
  return history.events.reduce(
    (last, event) => (event.kind === 'ok' && event.stream === stream ? Math.max(last, event.at) : last),
    0,
  );
}
