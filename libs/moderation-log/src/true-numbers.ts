import type { LogEntry, LogHead, Sha256 } from './log-entry';
import { sealOf } from './seal';

/** An entry as it stands, with the number it was sealed with; null: its seal fits no number, somebody altered it. */
export interface NumberedEntry {
  readonly entry: LogEntry;
  trueSeq: number | null;
}

/** How far entries may have been shifted where the one before them is gone as well. */
const shiftMax = 50;

/**
 * The numbers entries were sealed with. Where a seal does not fit the number an entry has, it may fit the one that
 * follows from the entry it names as the one before, or one close by: then it was only renumbered.
 */
export function trueNumbers(
  entries: readonly LogEntry[],
  start: LogHead,
  sha256: Sha256,
): readonly Readonly<NumberedEntry>[] {
  const fits = (entry: LogEntry, seq: number) => sealOf({ ...entry, seq }, sha256) === entry.hash;
  const found = entries.map((entry): NumberedEntry => ({ entry, trueSeq: fits(entry, entry.seq) ? entry.seq : null }));
  const following = Map.groupBy(
    found.filter(({ trueSeq }) => trueSeq === null),
    ({ entry }) => entry.previousHash,
  );
  // each one that is understood may explain those that name it
  const explain = (waiting: LogHead[]) => {
    for (let known = waiting.pop(); known; known = waiting.pop()) {
      for (const one of following.get(known.hash) ?? []) {
        if (one.trueSeq !== null || !fits(one.entry, known.seq + 1)) continue;
        one.trueSeq = known.seq + 1;
        waiting.push({ seq: one.trueSeq, hash: one.entry.hash });
      }
    }
  };
  explain([
    start,
    ...found.flatMap(({ entry, trueSeq }) => (trueSeq === null ? [] : { seq: trueSeq, hash: entry.hash })),
  ]);
  for (const one of found) {
    if (one.trueSeq !== null) continue;
    const shift = shifts.find((by) => fits(one.entry, one.entry.seq + by));
    if (shift === undefined) continue;
    one.trueSeq = one.entry.seq + shift;
    explain([{ seq: one.trueSeq, hash: one.entry.hash }]);
  }
  return found;
}

const shifts = Array.from({ length: shiftMax }, (_, index) => [index + 1, -index - 1]).flat();
