import { randomUUID } from 'node:crypto';
import { routes, type EventPage } from '@lectern/contracts';
import { DatabaseError, type Client } from 'pg';
import { call } from '../client-doors';
import type { Fault } from '../fault';
import { withDatabase } from '../final-read';
import { Trial, type Reading } from '../trial';

/** A row as no server of this version writes it. */
type Poison = (client: Client, reading: Reading) => Promise<unknown>;

const poisons: Readonly<Record<string, Poison>> = {
  'an anchor on words that are nowhere': (client, { threadId }) =>
    client.query('UPDATE thread_anchors SET span_start = 5, span_end = 1, quote = NULL WHERE thread_id = $1', [
      threadId,
    ]),
  'a thread without a place': (client, { threadId }) =>
    client.query('DELETE FROM thread_anchors WHERE thread_id = $1', [threadId]),
  'a comment without an author': (client, { threadId }) =>
    client.query('UPDATE comments SET author_id = NULL WHERE thread_id = $1', [threadId]),
  'a comment of a megabyte': (client, { threadId }) =>
    client.query(`UPDATE comments SET body = repeat('long ', 200000) WHERE thread_id = $1`, [threadId]),
  'a comment with an empty body': (client, { threadId }) =>
    client.query(`UPDATE comments SET body = '' WHERE thread_id = $1`, [threadId]),
  'a comment that answers itself': (client, { threadId }) =>
    client.query('UPDATE comments SET parent_id = id WHERE thread_id = $1', [threadId]),
  'a comment from before the stream': (client, { threadId }) =>
    client.query(`UPDATE comments SET created_at = '0001-01-01', edited_at = '1970-01-01' WHERE thread_id = $1`, [
      threadId,
    ]),
  'an event of an unknown type': (client, reading) => append(client, reading, { type: 'from.the.future' }),
  'an event about a comment that is not there': (client, reading) =>
    append(client, reading, { type: 'comment.created', threadId: reading.threadId, commentId: randomUUID() }),
  'an event about nothing': (client, reading) => append(client, reading, { type: 'comment.edited' }),
  'a thread that counts wrong': (client, { threadId }) =>
    client.query('UPDATE threads SET comment_count = -3 WHERE id = $1', [threadId]),
};

/** Rows no server would write: the reading still opens for everyone, and everything after them still arrives. */
export const poisonRows: Fault = {
  id: 'D24',
  title: 'rows that no server would write',
  everyRounds: 12,
  async run(context) {
    const trial = new Trial(context);
    const node = await context.site.node();
    const url = context.site.postgres.directUrl;
    const refused: string[] = [];
    for (const [name, poison] of Object.entries(poisons)) {
      const reading = await trial.reading(2);
      const writer = trial.client(reading, 0, () => node.port, { name: `writer of ${name}` });
      await writer.write();
      trial.expect(await trial.moreAcknowledged(1, 5_000), 'nothing could be written before');
      if (!(await isTaken(() => withDatabase(url, (client) => poison(client, reading))))) refused.push(name);
      const cookie = reading.cookies[1] ?? null;
      const params = { readingId: reading.readingId };
      const doors = {
        reading: () => call(node.port, cookie, routes.reading, { params }),
        comments: () => call(node.port, cookie, routes.comments, { params, query: { threadId: reading.threadId } }),
        events: () => call<EventPage>(node.port, cookie, routes.readingEvents, { params, query: { since: '0' } }),
      };
      for (const [door, open] of Object.entries(doors)) {
        const fault = await open().then(
          () => null,
          (error: Error) => error.message,
        );
        trial.expect(fault === null, `with ${name}, ${door} did not open: ${fault}`);
      }
      await writer.write();
      trial.expect(await trial.moreAcknowledged(1, 5_000), `with ${name}, nothing can be written any more`);
    }
    await trial.allAtHead(15_000);
    const behind = trial.clients.filter((client) => client.seq < 2).map(({ options }) => options.name);
    trial.expect(behind.length === 0, `these did not get past the poison: ${behind.join(', ')}`);
    if (refused.length > 0) trial.notes.push(`the database itself refuses ${refused.join(', ')}`);
    // what is shown differs from what is stored here on purpose
    trial.readings.length = 0;
    trial.recorder.replicas.length = 0;
    trial.recorder.events.length = 0;
    return trial.end({ injected: Object.keys(poisons).length });
  },
};

/** Whether the database lets the row in: what a constraint (SQLSTATE 23) refuses can harm nobody. */
async function isTaken(work: () => Promise<unknown>): Promise<boolean> {
  try {
    await work();
    return true;
  } catch (error) {
    if (error instanceof DatabaseError && error.code?.startsWith('23')) return false;
    throw error;
  }
}

async function append(
  client: Client,
  { readingId }: Reading,
  event: { type: string; threadId?: string; commentId?: string },
): Promise<void> {
  await client.query(
    `WITH next AS (UPDATE streams SET head = head + 1 WHERE id = $1 RETURNING head)
     INSERT INTO stream_events (stream_id, seq, type, at, thread_id, comment_id)
     SELECT $1, head, $2, now(), $3, $4 FROM next`,
    [readingId, event.type, event.threadId ?? null, event.commentId ?? null],
  );
}
