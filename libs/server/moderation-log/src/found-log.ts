import type { ClientBase } from 'pg';
import {
  verifyLog,
  type FoundLog,
  type LogEntry,
  type LogFault,
  type LogHead,
  type LogRoot,
} from '@lectern/moderation-log';
import { sha256 } from './sha256';

/** A line of a log in a file. */
export type LogLine =
  | ({ readonly kind: 'entry' } & LogEntry)
  | ({ readonly kind: 'head'; readonly groupId: string } & LogHead)
  | ({ readonly kind: 'root'; readonly groupId: string } & LogRoot);

/** Everything in the logs of a database, as of one moment, in the order of their numbers. */
export async function readLogLines(client: ClientBase): Promise<LogLine[]> {
  await client.query('BEGIN TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY');
  try {
    const entries = await client.query<Omit<LogEntry, 'at'> & { at: Date }>(`
      SELECT group_id AS "groupId", seq, at, act, commitments, facts, previous_hash AS "previousHash", hash
      FROM moderation_log_entries ORDER BY group_id, seq`);
    const heads = await client.query<LogHead & { groupId: string }>(
      'SELECT group_id AS "groupId", seq, hash FROM moderation_log_heads ORDER BY group_id',
    );
    const roots = await client.query<LogRoot & { groupId: string }>(`
      SELECT group_id AS "groupId", to_char(day, 'YYYY-MM-DD') AS day, seq, hash
      FROM moderation_log_roots ORDER BY group_id, day`);
    return [
      ...entries.rows.map((entry) => ({ kind: 'entry', ...entry, at: entry.at.toISOString() }) as const),
      ...heads.rows.map((head) => ({ kind: 'head', ...head }) as const),
      ...roots.rows.map((root) => ({ kind: 'root', ...root }) as const),
    ];
  } finally {
    await client.query('COMMIT');
  }
}

/** What one group's log was found to be. */
export interface VerifiedLog {
  readonly groupId: string;
  readonly entries: number;
  readonly faults: readonly LogFault[];
}

/** Checks the log of every group in these lines, in the order they stand in. */
export function verifyLogLines(lines: readonly LogLine[]): VerifiedLog[] {
  return [...Map.groupBy(lines, ({ groupId }) => groupId)].map(([groupId, ofGroup]) => {
    const found = foundLog(groupId, ofGroup);
    return { groupId, entries: found.entries.length, faults: verifyLog(found, sha256) };
  });
}

function foundLog(groupId: string, lines: readonly LogLine[]): FoundLog {
  const head = lines.find((line) => line.kind === 'head') ?? null;
  return {
    groupId,
    entries: lines.filter((line) => line.kind === 'entry'),
    head,
    roots: lines.filter((line) => line.kind === 'root'),
  };
}
