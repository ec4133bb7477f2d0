import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { historyOf, simulate, type Parts, type SimulatedCommand } from '../testing/simulated-history';
import { checkDelivery } from './check-delivery';
import type { Invariant } from './violation';

const fates = ['stored', 'repeated', 'refused', 'open-stored', 'open-lost'] as const;
const commandArb: fc.Arbitrary<SimulatedCommand> = fc.record({
  writer: fc.nat({ max: 4 }),
  fate: fc.constantFrom(...fates),
});
const simulationArb = fc.record({
  writers: fc.integer({ min: 1, max: 5 }),
  listeners: fc.integer({ min: 1, max: 4 }),
  // two acknowledged ones at the least, so that every fault has something to hit
  commands: fc
    .array(commandArb, { maxLength: 30 })
    .map((some): SimulatedCommand[] => [...some, { writer: 0, fate: 'stored' }, { writer: 0, fate: 'stored' }]),
});

/** A planted fault: what it does to a clean history, with a number to choose where. */
type Plant = (parts: Parts, choice: number) => void;

const plants: Record<string, { finds: Invariant; plant: Plant }> = {
  'an acknowledged row vanishes': {
    finds: 'I1',
    plant: (parts, choice) => {
      const item = chosen(
        parts.events.filter((event) => event.kind === 'ok'),
        choice,
      ).item;
      parts.rows.splice(
        parts.rows.findIndex((row) => row.item === item),
        1,
      );
    },
  },
  'a row is stored again': {
    finds: 'I2',
    plant: (parts, choice) => {
      const row = chosen(
        parts.rows.filter(({ item }) => item !== null),
        choice,
      );
      parts.rows.push({ ...row, seq: (parts.head += 1) });
    },
  },
  'two rows change places': {
    finds: 'I3',
    plant: (parts, choice) => {
      const index = choice % (parts.rows.length - 1);
      const [a, b] = [parts.rows[index], parts.rows[index + 1]];
      if (!a || !b) throw new Error('No two rows.');
      parts.rows[index] = { ...b, seq: a.seq };
      parts.rows[index + 1] = { ...a, seq: b.seq };
    },
  },
  'a client misses one in the middle': {
    finds: 'I3',
    plant: (parts, choice) => {
      const { applied } = chosen(parts.replicas, choice);
      applied.splice(choice % (applied.length - 1), 1);
    },
  },
  'a number is skipped': {
    finds: 'I4',
    plant: (parts, choice) => {
      const from = choice % parts.rows.length;
      parts.rows = parts.rows.map((row, index) => (index >= from ? { ...row, seq: row.seq + 1 } : row));
    },
  },
  'a client is shown what is not stored': {
    finds: 'I5',
    plant: (parts, choice) => {
      const { arrived } = chosen(parts.replicas, choice);
      arrived.splice(choice % arrived.length, 0, { at: 1_000, seq: 1 + (choice % parts.head), content: 'a ghost' });
    },
  },
  'a refused command is stored': {
    finds: 'I6',
    plant: (parts, choice) => {
      const oks = parts.events.filter((event) => event.kind === 'ok');
      const { item, client, stream } = chosen(oks, choice);
      parts.events = parts.events.filter((event) => !(event.kind === 'ok' && event.item === item));
      parts.events.push({ kind: 'fail', at: 90_000, item, client, stream, code: 'E_INTERNAL' });
    },
  },
  'a client never gets the last one': {
    finds: 'I7',
    plant: (parts, choice) => chosen(parts.replicas, choice).applied.pop(),
  },
  'a client hears on after its access ended': {
    finds: 'I8',
    plant: (parts, choice) => {
      const { client } = chosen(parts.replicas, choice);
      const afterSeq = choice % parts.head;
      parts.events.push({ kind: 'revoked', at: 99_000, client, stream: 'reading', afterSeq, graceMs: 0 });
    },
  },
};

function chosen<T>(items: readonly T[], choice: number): T {
  const item = items[choice % items.length];
  if (item === undefined) throw new Error('Nothing to choose from.');
  return item;
}

const found = (parts: Parts): Invariant[] =>
  checkDelivery(historyOf(parts), { convergenceMs: 5_000 }).violations.map(({ invariant }) => invariant);

describe('checkDelivery on any history', () => {
  it('finds nothing where there is nothing', () => {
    fc.assert(
      fc.property(simulationArb, (simulation) => {
        expect(found(simulate(simulation))).toEqual([]);
      }),
    );
  });

  it.each(Object.entries(plants))('finds that %s', (_name, { finds, plant }) => {
    fc.assert(
      fc.property(simulationArb, fc.nat(), (simulation, choice) => {
        const parts = simulate(simulation);
        plant(parts, choice);
        expect(found(parts)).toContain(finds);
      }),
    );
  });
});
