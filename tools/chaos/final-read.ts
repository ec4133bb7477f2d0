import type { Recorder, StoredStream } from '@lectern/delivery-check';
import { systemId } from '@lectern/server/live-sessions';
import { Client } from 'pg';
import { checkedStreams, type EventRow } from './checked-streams';

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

/** Reads streams from the database as the checks want them; `hasTrueClock` is false where the server's was tampered with. */
export function readStored(
  url: string,
  streams: readonly string[],
  recorder: Recorder,
  hasTrueClock = true,
): Promise<StoredStream[]> {
  return withDatabase(url, async (client) => {
    const read: StoredStream[] = [];
    for (const stream of streams) {
      const { rows: streamRows } = await client.query<{ head: number; kind: string }>(
        'SELECT head, kind FROM streams WHERE id = $1',
        [stream],
      );
      const { head, kind } = streamRows[0] ?? { head: 0, kind: 'missing' };
      const checked = Object.entries(checkedStreams).find(([name]) => name === kind)?.[1];
      if (!checked) throw new Error(`Nothing says how the events of a stream of the kind “${kind}” are recognised.`);
      const { rows } = await client.query<EventRow>('SELECT * FROM stream_events WHERE stream_id = $1 ORDER BY seq', [
        stream,
      ]);
      read.push({
        stream,
        head,
        rows: rows.map((row) => ({
          seq: row.seq,
          content: recorder.content(row.seq, checked.ofRow(row)),
          // what the server does by itself, as when a time is over, has a name too, and no client asked for it
          item: row.command_id === null || row.actor_id === systemId ? null : recorder.nameOf(row.command_id),
          writer: row.actor_id,
          ...(hasTrueClock ? { storedAt: row.at.getTime() } : {}),
        })),
      });
    }
    return read;
  });
}
