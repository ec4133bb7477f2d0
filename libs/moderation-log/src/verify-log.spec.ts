import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { beginning, commitTo, nextEntry, sealOf, verifyLog, type LogEntry, type LogRoot } from '.';

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
const groupId = 'g';

function logOf(length: number): LogEntry[] {
  const entries: LogEntry[] = [];
  let head = beginning(groupId, sha256);
  for (let index = 0; index < length; index += 1) {
    const entry = nextEntry(
      head,
      {
        groupId,
        at: `2026-11-${String(1 + Math.floor(index / 10)).padStart(2, '0')}T10:00:00.000Z`,
        act: index % 3 === 0 ? 'member.removed' : 'member.role-changed',
        commitments: { actor: commitTo(`person ${index % 4}`, `salt ${index}`, sha256) },
        facts: { from: 'member', to: 'observer', index },
      },
      sha256,
    );
    entries.push(entry);
    head = entry;
  }
  return entries;
}

function rootsOf(entries: readonly LogEntry[]): LogRoot[] {
  const days = Map.groupBy(entries, ({ at }) => at.slice(0, 10));
  return [...days].flatMap(([day, ofDay]) => ofDay.slice(-1).map(({ seq, hash }) => ({ day, seq, hash })));
}

const resealed = (entry: LogEntry): LogEntry => ({ ...entry, hash: sealOf(entry, sha256) });

/** Seals everything from a position on anew, as who can write to the database could. */
function resealedFrom(entries: readonly LogEntry[], position: number): LogEntry[] {
  const out = entries.slice(0, position);
  for (const entry of entries.slice(position)) {
    const before = out.at(-1) ?? beginning(groupId, sha256);
    out.push(resealed({ ...entry, seq: before.seq + 1, previousHash: before.hash }));
  }
  return out;
}

const alterations: ((entry: LogEntry) => LogEntry)[] = [
  (entry) => ({ ...entry, at: '2026-11-30T00:00:00.000Z' }),
  (entry) => ({ ...entry, act: 'nothing' }),
  (entry) => ({ ...entry, facts: { ...entry.facts, to: 'owner' } }),
  (entry) => ({ ...entry, facts: {} }),
  (entry) => ({ ...entry, commitments: { actor: commitTo('somebody else', 'salt', sha256) } }),
  (entry) => ({ ...entry, previousHash: sha256('another') }),
  (entry) => ({ ...entry, hash: sha256('another') }),
];

/** What was done to a log, and at which numbers a checker that locates it may point first. */
interface Mutated {
  readonly name: string;
  readonly entries: readonly LogEntry[];
  readonly at: readonly number[];
  readonly kinds: readonly string[];
  readonly head?: { readonly seq: number; readonly hash: string };
}

function mutated(entries: readonly LogEntry[], kind: number, i: number, j: number, how: number): Mutated {
  const [row, other] = [entries[i] as LogEntry, entries[j] as LogEntry];
  const alter = alterations[how % alterations.length] as (entry: LogEntry) => LogEntry;
  const at = [i + 1];
  const extra = resealed({
    ...row,
    act: 'forged',
    previousHash: entries[i - 1]?.hash ?? beginning(groupId, sha256).hash,
  });
  switch (kind) {
    case 0:
      return { name: 'change', entries: entries.with(i, alter(row)), at, kinds: ['altered'] };
    case 1: {
      // a hash of its own choosing would be undone by sealing
      const changed = resealed((alterations[how % 6] as typeof alter)(row));
      return { name: 'change and seal', entries: entries.with(i, changed), at, kinds: ['altered'] };
    }
    case 2:
      return { name: 'drop', entries: entries.toSpliced(i, 1), at, kinds: ['missing'] };
    case 3: {
      const renumbered = entries.toSpliced(i, 1).map((entry, index) => ({ ...entry, seq: index + 1 }));
      return { name: 'drop and renumber', entries: renumbered, at, kinds: ['missing'] };
    }
    case 4: {
      const swapped = entries.with(i, other).with(j, row);
      return { name: 'swap places', entries: swapped, at: [i + 1, j + 1], kinds: ['moved'] };
    }
    case 5: {
      const swapped = entries.with(i, { ...other, seq: row.seq }).with(j, { ...row, seq: other.seq });
      return { name: 'swap numbers', entries: swapped, at: [i + 1, j + 1], kinds: ['moved'] };
    }
    case 6: {
      const to = entries.toSpliced(i, 1).toSpliced(j, 0, row);
      return { name: 'move', entries: to, at: [i + 1, j + 1], kinds: ['moved'] };
    }
    case 7:
      return {
        name: 'insert with a number that is taken',
        entries: entries.toSpliced(i, 0, extra),
        at,
        kinds: ['inserted'],
      };
    case 8: {
      const after = entries.slice(i).map((entry) => ({ ...entry, seq: entry.seq + 1 }));
      return {
        name: 'insert and renumber',
        entries: [...entries.slice(0, i), extra, ...after],
        at,
        kinds: ['inserted'],
      };
    }
    case 9:
      return { name: 'copy', entries: entries.toSpliced(j, 0, row), at, kinds: ['inserted'] };
    default: {
      const changed = resealedFrom(entries.with(i, { ...row, act: 'nothing' }), i);
      const head = changed.at(-1) as LogEntry;
      return { name: 'seal the whole end anew', entries: changed, at, kinds: ['rewritten'], head };
    }
  }
}

describe('a log', () => {
  it('as it was written has no fault, in every length', () => {
    for (const length of [0, 1, 2, 37]) {
      const entries = logOf(length);
      const head = entries.at(-1) ?? beginning(groupId, sha256);
      expect(verifyLog({ groupId, entries, head, roots: rootsOf(entries) }, sha256)).toEqual([]);
      expect(verifyLog({ groupId, entries, head: null, roots: [] }, sha256)).toEqual([]);
    }
  });

  it('shows each of 1,000 alterations, at the entry it was done to', () => {
    const seen = new Map<string, number>();
    const position = fc.nat({ max: 59 });
    fc.assert(
      fc.property(
        fc.nat({ max: 10 }),
        position,
        position,
        fc.nat(),
        fc.integer({ min: 2, max: 60 }),
        (kind, a, b, how, length) => {
          const i = a % length;
          const j = b % length === i ? (i + 1) % length : b % length;
          const entries = logOf(length);
          const { name, entries: found, at, kinds, head } = mutated(entries, kind, i, j, how);
          const faults = verifyLog(
            { groupId, entries: found, head: head ?? (entries.at(-1) as LogEntry), roots: rootsOf(entries) },
            sha256,
          );
          const first = faults[0];
          expect({ name, i, j, kind: first?.kind }).toEqual({ name, i, j, kind: kinds[0] });
          expect(at.some((seq) => seq >= (first?.from ?? 0) && seq <= (first?.to ?? 0))).toBe(true);
          // exactly there; only what was sealed anew as a whole is known no better than to the day
          if (first?.kind !== 'rewritten' && first?.kind !== 'moved')
            expect(first).toMatchObject({ from: at[0], to: at[0] });
          seen.set(name, (seen.get(name) ?? 0) + 1);
        },
      ),
      { numRuns: 1_000 },
    );
    expect(seen.size).toBe(11);
  });

  it('names every one of several alterations', () => {
    const entries = logOf(30);
    const found = entries
      .with(4, { ...(entries[4] as LogEntry), act: 'nothing' })
      .with(9, resealed({ ...(entries[9] as LogEntry), act: 'nothing' }))
      .toSpliced(20, 2);
    expect(verifyLog({ groupId, entries: found, head: entries[29] as LogEntry, roots: [] }, sha256)).toEqual([
      { kind: 'altered', from: 5, to: 5 },
      { kind: 'altered', from: 10, to: 10 },
      { kind: 'missing', from: 21, to: 22 },
    ]);
  });

  it('does not take the entries of another group, whatever their seals say', () => {
    const foreign = logOf(3).map((entry) => ({ ...entry, groupId: 'another' }));
    expect(verifyLog({ groupId, entries: foreign, head: null, roots: [] }, sha256)).not.toEqual([]);
  });

  it('that lost its end shows so by its head', () => {
    const entries = logOf(12);
    const head = entries[11] as LogEntry;
    expect(verifyLog({ groupId, entries: entries.slice(0, 10), head, roots: [] }, sha256)).toEqual([
      { kind: 'missing', from: 11, to: 12 },
    ]);
  });
});

describe('a commitment', () => {
  it('is known by who has value and salt, and differs for every salt', () => {
    expect(commitTo('Ada', 'one', sha256)).toBe(commitTo('Ada', 'one', sha256));
    expect(commitTo('Ada', 'one', sha256)).not.toBe(commitTo('Ada', 'two', sha256));
    // or a salt could borrow letters of the value
    expect(commitTo('da', 'oneA', sha256)).not.toBe(commitTo('Ada', 'one', sha256));
  });
});
