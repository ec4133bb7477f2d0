import type { Client } from 'pg';
import type { ChaosClient } from '../chaos-client';
import { scaled, type Fault } from '../fault';
import { withDatabase } from '../final-read';
import { Trial, type Reading } from '../trial';
import { now, pause } from '../wait';

/** asked again or refused within this time, whatever the database does */
const answeredWithinMs = 5_000 + 1_500;

/** The database answers, but not to this: a held lock, a deadlock, more work than connections. */
export const exhaustedDatabase: Fault = {
  id: 'D22',
  title: 'locks, deadlocks, two connections for all',
  ownsPostgres: true,
  async run({ site, random, rounds }) {
    const trial = new Trial({ site, random, rounds });
    // the fewest that are allowed: one for a transaction, one beside it
    const node = await site.node({ DATABASE_CONNECTIONS: '2' });
    const reading = await trial.reading(10);
    const clients = Array.from({ length: 10 }, (_, person) =>
      trial.client(reading, person, () => node.port, { acknowledgedWithinMs: 10_000 }),
    );
    await trial.allLive();
    let isOn = true;
    const writing = trial.writeWhile(clients, () => isOn, 20);
    const times = scaled(3, rounds);
    for (let time = 0; time < times; time += 1) {
      for (const harm of [holdLock, deadlock]) {
        await trial.moreAcknowledged(20, 10_000);
        trial.recorder.broken(harm.name);
        const brokenAt = now();
        await withDatabase(site.postgres.directUrl, (client) => harm(client, reading));
        trial.recorder.healed(harm.name);
        trial.expect(await trial.moreAcknowledged(5, 15_000), `nothing was written within 15 s of ${harm.name}`);
        const slowest = slowestAnswerMs(trial, clients, brokenAt);
        trial.expect(slowest < answeredWithinMs, `an answer took ${Math.round(slowest)} ms during ${harm.name}`);
      }
    }
    isOn = false;
    await writing;
    return trial.end({ injected: times * 2 });
  },
};

/** Somebody else holds the stream for longer than a server waits for it. */
async function holdLock(client: Client, { readingId }: Reading): Promise<void> {
  await client.query('BEGIN');
  await client.query('SELECT 1 FROM streams WHERE id = $1 FOR UPDATE', [readingId]);
  await pause(3_000);
  await client.query('ROLLBACK');
}

/** Somebody else takes what a server takes, the other way round; PostgreSQL ends one of the two. */
async function deadlock(client: Client, { readingId, threadId }: Reading): Promise<void> {
  await client.query('BEGIN');
  // the other side is to be the one that is ended
  await client.query(`SET LOCAL deadlock_timeout = '5s'`);
  await client.query('SELECT 1 FROM threads WHERE id = $1 FOR UPDATE', [threadId]);
  await pause(150);
  await client.query('SELECT 1 FROM streams WHERE id = $1 FOR UPDATE', [readingId]).catch(() => undefined);
  await client.query('ROLLBACK');
}

/** The longest time from an attempt to its answer, of whatever kind, since a moment. */
function slowestAnswerMs({ recorder }: Trial, clients: readonly ChaosClient[], since: number): number {
  const begun = new Map<string, number>();
  let slowest = 0;
  for (const event of recorder.events) {
    if (!('item' in event) || event.at < since) continue;
    if (event.kind === 'invoke') begun.set(event.item, event.at);
    else slowest = Math.max(slowest, event.at - (begun.get(event.item) ?? event.at));
  }
  return clients.length > 0 ? slowest : 0;
}
