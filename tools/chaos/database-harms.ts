import type { Recorder } from '@lectern/delivery-check';
import type { Client } from 'pg';
import { withDatabase } from './final-read';
import type { SmallDisk } from './small-disk';
import type { Reading, Trial } from './trial';
import { now, pause, until } from './wait';

/** Something a database does to those who write to it: harms, and mends. Answers how often it did. */
export type Harm = (trial: Trial, reading: Reading) => Promise<number>;

/** Somebody else holds the stream for longer than a server waits for it. */
export const heldLock: Harm = async (trial, { readingId }) => {
  await onItsOwn(trial, async (client) => {
    await client.query('BEGIN');
    await client.query('SELECT 1 FROM streams WHERE id = $1 FOR UPDATE', [readingId]);
    await pause(3_000);
    await client.query('ROLLBACK');
  });
  return 1;
};

/** Somebody else takes what a server takes, the other way round; PostgreSQL ends one of the two. */
export const deadlock: Harm = async (trial, { readingId, threadId }) => {
  for (let time = 0; time < 3; time += 1) {
    await onItsOwn(trial, async (client) => {
      await client.query('BEGIN');
      // the other side is to be the one that is ended
      await client.query(`SET LOCAL deadlock_timeout = '5s'`);
      await client.query('SELECT 1 FROM threads WHERE id = $1 FOR UPDATE', [threadId]);
      await pause(150);
      await client.query('SELECT 1 FROM streams WHERE id = $1 FOR UPDATE', [readingId]).catch(() => undefined);
      await client.query('ROLLBACK');
    });
  }
  return 3;
};

/** A statement takes longer than any may. */
export const slowStatement: Harm = async (trial) => {
  await onItsOwn(trial, async (client) => {
    await client.query(`
      CREATE OR REPLACE FUNCTION chaos_sleep() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN PERFORM pg_sleep(20); RETURN NEW; END $$;
      CREATE TRIGGER chaos_slow BEFORE INSERT ON stream_events FOR EACH STATEMENT EXECUTE FUNCTION chaos_sleep()`);
    await pause(5_500);
    await client.query('SELECT pg_cancel_backend(pid) FROM pg_stat_activity WHERE wait_event = $1', ['PgSleep']);
    await client.query('DROP TRIGGER chaos_slow ON stream_events');
  });
  return 1;
};

/** The disk with the growing tables on it is full for some seconds; nothing is acknowledged meanwhile. */
export const fullDisk =
  (disk: SmallDisk): Harm =>
  async (trial) => {
    await disk.fill();
    // the last page of a table has room for some more
    const isSilent = await until(() => silentForMs(trial.recorder) > 1_500, 20_000);
    trial.expect(isSilent, 'much was still acknowledged with a full disk');
    const before = trial.recorder.acknowledged;
    await pause(1_500);
    trial.expect(trial.recorder.acknowledged === before, 'something was acknowledged with a full disk');
    await disk.free();
    return 1;
  };

function silentForMs({ events }: Recorder): number {
  const last = events.findLast(({ kind }) => kind === 'ok');
  return last ? now() - last.at : 0;
}

function onItsOwn(trial: Trial, work: (client: Client) => Promise<void>): Promise<void> {
  return withDatabase(trial.context.site.postgres.directUrl, work);
}
