import type { LogEntry, LogHead, LogRoot, Sha256 } from './log-entry';
import { outOfOrder } from './out-of-order';
import { beginning } from './seal';
import { trueNumbers, type NumberedEntry } from './true-numbers';

/**
 * What is wrong at entries `from` to `to`: altered (also sealed anew), missing, inserted, moved to another place or
 * number, or rewritten since the day's root was kept (somewhere in this range, the whole end sealed anew).
 */
export interface LogFault {
  readonly kind: 'altered' | 'missing' | 'inserted' | 'moved' | 'rewritten';
  readonly from: number;
  readonly to: number;
}

/** The log of one group as it was found, in the order it was found in. */
export interface FoundLog {
  readonly groupId: string;
  readonly entries: readonly LogEntry[];
  /** null where nobody kept it: then a log that lost its end looks whole */
  readonly head: LogHead | null;
  /** kept elsewhere, the only thing that shows an end sealed anew */
  readonly roots: readonly LogRoot[];
}

/** Holds a group's log against its seals, its head and its daily roots; empty when all is as it was written. */
export function verifyLog({ groupId, entries, head, roots }: FoundLog, sha256: Sha256): LogFault[] {
  const start = beginning(groupId, sha256);
  const found = trueNumbers(entries, start, sha256);
  const one = (kind: LogFault['kind'], seq: number): LogFault => ({ kind, from: seq, to: seq });
  const foreign = found.filter(({ entry }) => entry.groupId !== groupId);
  const altered = found.filter(({ trueSeq }) => trueSeq === null);
  const { chain, inserted } = chosen(found, head);
  const faults = [
    ...[...foreign, ...inserted].map(({ entry }) => one('inserted', entry.seq)),
    ...altered.map(({ entry }) => one('altered', entry.seq)),
    ...brokenLinks(chain, start, head).map((seq) => one('altered', seq)),
    ...missing(found, chain, head),
    ...moved(found),
  ];
  return faults.length > 0 ? inOrder(faults) : rewritten(chain, roots);
}

type Chain = ReadonlyMap<number, LogEntry>;

/** One entry for each number: of several the one that the next names, or the head. The others were inserted. */
function chosen(found: readonly NumberedEntry[], head: LogHead | null): { chain: Chain; inserted: NumberedEntry[] } {
  const named = new Set(found.filter(({ trueSeq }) => trueSeq !== null).map(({ entry }) => entry.previousHash));
  if (head) named.add(head.hash);
  const chain = new Map<number, LogEntry>();
  const inserted: NumberedEntry[] = [];
  const [first, second] = [
    found.filter(({ entry }) => named.has(entry.hash)),
    found.filter(({ entry }) => !named.has(entry.hash)),
  ];
  for (const one of [...first, ...second]) {
    if (one.trueSeq === null) continue;
    const isBeyond = one.trueSeq < 1 || (head !== null && one.trueSeq > head.seq);
    if (isBeyond || chain.has(one.trueSeq)) inserted.push(one);
    else chain.set(one.trueSeq, one.entry);
  }
  return { chain, inserted };
}

/** Entries whose seal fits them, but not what the next one or the head names: altered and sealed anew. */
function brokenLinks(chain: Chain, start: LogHead, head: LogHead | null): number[] {
  const broken: number[] = [];
  const isLinked = (seq: number): boolean | null => {
    const [before, after] = [seq === 1 ? start : chain.get(seq - 1), chain.get(seq)];
    if (head && seq === head.seq + 1) return before ? before.hash === head.hash : null;
    return before && after ? after.previousHash === before.hash : null;
  };
  for (const seq of [...chain.keys(), head ? head.seq + 1 : 0].sort((a, b) => a - b)) {
    if (isLinked(seq) !== false) continue;
    // an entry between two broken links is the altered one; else the one that is not named by the next
    const isOwnFault = seq === 1 || (isLinked(seq + 1) === false && seq <= (head?.seq ?? Infinity));
    const fault = isOwnFault ? seq : seq - 1;
    if (!broken.includes(fault)) broken.push(fault);
  }
  return broken;
}

function missing(found: readonly NumberedEntry[], chain: Chain, head: LogHead | null): LogFault[] {
  const altered = new Set(found.filter(({ trueSeq }) => trueSeq === null).map(({ entry }) => entry.seq));
  const last = head?.seq ?? Math.max(0, ...chain.keys());
  const gaps: LogFault[] = [];
  for (let seq = 1; seq <= last; seq += 1) {
    if (!chain.has(seq) && !altered.has(seq)) gaps.push({ kind: 'missing', from: seq, to: seq });
  }
  return joined(gaps);
}

/** Renumbered entries, and those that stand in another place than their number says. */
function moved(found: readonly NumberedEntry[]): LogFault[] {
  const numbered = found.filter(({ trueSeq }) => trueSeq !== null);
  const displaced = outOfOrder(numbered.map(({ trueSeq }) => trueSeq ?? 0));
  const faults = numbered.flatMap(({ entry, trueSeq }, position): LogFault[] =>
    displaced.has(position) || trueSeq !== entry.seq ? [{ kind: 'moved', from: trueSeq ?? 0, to: trueSeq ?? 0 }] : [],
  );
  return joined(faults.sort((a, b) => a.from - b.from));
}

/** A chain that fits in itself, but not a root that was kept: everything behind the last root that fits is in doubt. */
function rewritten(chain: Chain, roots: readonly LogRoot[]): LogFault[] {
  let sure = 0;
  for (const { seq, hash } of [...roots].sort((a, b) => a.seq - b.seq)) {
    if (chain.get(seq)?.hash !== hash) return [{ kind: 'rewritten', from: sure + 1, to: seq }];
    sure = seq;
  }
  return [];
}

function joined(faults: readonly LogFault[]): LogFault[] {
  const ranges: LogFault[] = [];
  for (const fault of faults) {
    const last = ranges.at(-1);
    if (last?.to === fault.from - 1) ranges[ranges.length - 1] = { ...last, to: fault.to };
    else ranges.push(fault);
  }
  return ranges;
}

const weight: Readonly<Record<LogFault['kind'], number>> = {
  altered: 0,
  missing: 0,
  inserted: 0,
  moved: 1,
  rewritten: 2,
};

/** What was done before what follows from it. */
function inOrder(faults: readonly LogFault[]): LogFault[] {
  return [...faults].sort((a, b) => weight[a.kind] - weight[b.kind] || a.from - b.from);
}
