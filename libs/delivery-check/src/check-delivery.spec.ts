import { describe, expect, it } from 'vitest';
import { historyOf, simulate, streamName, type Parts } from '../testing/simulated-history';
import { checkDelivery } from './check-delivery';
import type { Invariant } from './violation';

const limits = { convergenceMs: 5_000 };
const clean = () =>
  simulate({
    writers: 2,
    listeners: 2,
    commands: [
      { writer: 0, fate: 'stored' },
      { writer: 1, fate: 'repeated' },
      { writer: 0, fate: 'refused' },
      { writer: 1, fate: 'open-stored' },
      { writer: 0, fate: 'open-lost' },
      { writer: 1, fate: 'stored' },
    ],
  });

/** What is found when a clean history is tampered with. */
function found(tamper: (parts: Parts) => void): Invariant[] {
  const parts = clean();
  tamper(parts);
  const { violations } = checkDelivery(historyOf(parts), limits);
  return [...new Set(violations.map(({ invariant }) => invariant))].sort();
}

function at<T>(items: readonly T[], index: number): T {
  const item = items.at(index);
  if (item === undefined) throw new Error(`Nothing at ${index}.`);
  return item;
}

describe('checkDelivery', () => {
  it('finds nothing in a history without faults, and counts it', () => {
    const verdict = checkDelivery(historyOf(clean()), limits);
    expect(verdict.violations).toEqual([]);
    expect(verdict).toMatchObject({ acknowledged: 3, refused: 1, leftOpen: 2 });
    expect(verdict.convergenceMs).toHaveLength(2);
  });

  it('I1: finds an acknowledged command that is not in the database', () => {
    expect(
      found((parts) => {
        const last = parts.rows.pop();
        parts.head -= 1;
        for (const replica of parts.replicas) replica.applied = replica.applied.filter(({ seq }) => seq !== last?.seq);
        for (const replica of parts.replicas) replica.arrived = replica.arrived.filter(({ seq }) => seq !== last?.seq);
      }),
    ).toEqual(['I1']);
  });

  it('I1: finds an acknowledgement with another number than the stored one', () => {
    expect(
      found((parts) => {
        const index = parts.events.findIndex((event) => event.kind === 'ok');
        parts.events[index] = { ...at(parts.events, index), kind: 'ok', seq: 2 } as Parts['events'][number];
      }),
    ).toContain('I1');
  });

  it('I2: finds a command stored twice', () => {
    expect(
      found((parts) => {
        parts.head += 1;
        parts.rows.push({ ...at(parts.rows, 0), seq: parts.head });
      }),
    ).toContain('I2');
  });

  it('I2: finds two answers to one command', () => {
    expect(
      found((parts) => {
        const ok = at(
          parts.events.filter((event) => event.kind === 'ok'),
          0,
        );
        parts.events.push({ ...ok, at: 9_000, seq: 3 });
      }),
    ).toContain('I2');
  });

  it('I2: finds a comment shown twice', () => {
    expect(
      found((parts) => at(parts.replicas, 0).applied.push({ ...at(at(parts.replicas, 0).applied, 0), at: 9_000 })),
    ).toContain('I2');
  });

  it('I3: finds a client that applies in another order', () => {
    expect(found((parts) => at(parts.replicas, 1).applied.reverse())).toContain('I3');
  });

  it('I3: finds a writer’s own order turned round', () => {
    expect(
      found((parts) => {
        const [first, last] = [at(parts.rows, 1), at(parts.rows, 3)];
        parts.rows[1] = { ...last, seq: first.seq };
        parts.rows[3] = { ...first, seq: last.seq };
        for (const event of parts.events) {
          if (event.kind !== 'ok') continue;
          const row = parts.rows.find(({ item }) => item === event.item);
          Object.assign(event, { seq: row?.seq });
        }
        for (const replica of parts.replicas) {
          replica.applied = replica.applied.map((shown) => ({
            ...shown,
            content: at(parts.rows, shown.seq - 1).content,
          }));
          replica.arrived = replica.applied;
        }
      }),
    ).toEqual(['I3']);
  });

  it('I4: finds a missing number and a head that is ahead', () => {
    expect(found((parts) => parts.rows.splice(1, 1))).toContain('I4');
    expect(found((parts) => (parts.head += 1))).toContain('I4');
  });

  it('I5: finds what nobody asked for', () => {
    expect(
      found((parts) => {
        parts.head += 1;
        parts.rows.push({ seq: parts.head, content: 'comment.created x', item: 'x', writer: 'writer 0' });
      }),
    ).toContain('I5');
  });

  it('I5: finds what was shown and is not stored, even if it was not applied', () => {
    expect(
      found((parts) => at(parts.replicas, 0).arrived.push({ at: 2_000, seq: 99, content: 'comment.created x' })),
    ).toEqual(['I5']);
  });

  it('I6: finds a refused command that is stored', () => {
    expect(
      found((parts) => {
        const index = parts.events.findLastIndex((event) => event.kind === 'ok');
        const ok = at(parts.events, index);
        parts.events[index] = { ...ok, kind: 'fail', code: 'E_INTERNAL' } as Parts['events'][number];
      }),
    ).toEqual(['I6']);
  });

  it('I6: finds a refusal that was not true when it was said, though the repeat succeeded', () => {
    expect(
      found((parts) => {
        const index = parts.events.findIndex((event) => event.kind === 'unknown');
        const open = at(parts.events, index);
        parts.events[index] = { ...open, kind: 'fail', code: 'E_INTERNAL' } as Parts['events'][number];
      }),
    ).toEqual(['I6']);
  });

  it('I7: finds a client that stopped, and one that took too long', () => {
    expect(found((parts) => at(parts.replicas, 0).applied.pop())).toEqual(['I7']);
    expect(
      found((parts) => {
        const { applied } = at(parts.replicas, 0);
        applied.push({ ...(applied.pop() ?? at(applied, 0)), at: 60_000 });
      }),
    ).toEqual(['I7']);
  });

  it('I8: finds what reached a client after its access ended, also when it was only received', () => {
    const revoked = {
      kind: 'revoked',
      at: 0,
      client: 'listener 0',
      stream: streamName,
      afterSeq: 2,
      graceMs: 0,
    } as const;
    expect(found((parts) => parts.events.unshift(revoked))).toEqual(['I8']);
    expect(
      found((parts) => {
        parts.events.unshift(revoked);
        at(parts.replicas, 0).applied.length = 2;
        at(parts.replicas, 0).arrived.length = 2;
      }),
    ).toEqual(['I7']);
  });
});
