import type { LogContent, LogEntry, LogHead, Sha256 } from './log-entry';

const version = 'lectern-moderation-log-1';

/** What stands before the first entry: another one for each group, so that no entry can move to another group. */
export function beginning(groupId: string, sha256: Sha256): LogHead {
  return { seq: 0, hash: sha256(JSON.stringify([version, groupId])) };
}

/** The seal of an entry: over everything it says, its number and the seal of the one before. */
export function sealOf(entry: Omit<LogEntry, 'hash'>, sha256: Sha256): string {
  const { groupId, seq, at, act, commitments, facts, previousHash } = entry;
  return sha256(JSON.stringify([version, groupId, seq, at, act, inOrder(commitments), inOrder(facts), previousHash]));
}

/** Puts an entry behind the newest one. */
export function nextEntry(head: LogHead, content: LogContent, sha256: Sha256): LogEntry {
  const { groupId, at, act, commitments, facts } = content;
  const entry = { groupId, seq: head.seq + 1, at, act, commitments, facts, previousHash: head.hash };
  return { ...entry, hash: sealOf(entry, sha256) };
}

/**
 * Stands in the log for something personal. With the salt and the value anybody can check it; without the salt,
 * which goes when the person is erased, it says nothing, and the chain is as valid as before.
 */
export function commitTo(value: string, salt: string, sha256: Sha256): string {
  return sha256(JSON.stringify([salt, value]));
}

function inOrder<T>(record: Readonly<Record<string, T>>): [string, T][] {
  return Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1));
}
