import type { StoredStream } from '@lectern/delivery-check';
import { Client } from 'pg';
import type { HistoryRecorder } from './history-recorder';

/** Runs statements on a connection of its own. */
export async function withDatabase<T>(url: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end().catch(() => undefined);
  }
}

interface EventRow {
  seq: number;
  type: string;
  at: Date;
  actor_id: string | null;
  comment_id: string | null;
  command_id: string | null;
}

/** Reads streams from the database as the checks want them; `hasTrueClock` is false where the server's was tampered with. */
export function readStored(
  url: string,
  streams: readonly string[],
  recorder: HistoryRecorder,
  hasTrueClock = true,
): Promise<StoredStream[]> {
  return withDatabase(url, async (client) => {
    const read: StoredStream[] = [];
    for (const stream of streams) {
      const head = await client.query<{ head: number }>('SELECT head FROM streams WHERE id = $1', [stream]);
      const { rows } = await client.query<EventRow>(
        'SELECT seq, type, at, actor_id, comment_id, command_id FROM stream_events WHERE stream_id = $1 ORDER BY seq',
        [stream],
      );
      read.push({
        stream,
        head: head.rows[0]?.head ?? 0,
        rows: rows.map((row) => ({
          seq: row.seq,
          content: recorder.content(row.type, row.seq, row.comment_id),
          item: row.command_id === null ? null : recorder.nameOf(row.command_id),
          writer: row.actor_id,
          ...(hasTrueClock ? { storedAt: row.at.getTime() } : {}),
        })),
      });
    }
    return read;
  });
}
