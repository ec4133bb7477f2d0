import { withDatabase } from './final-read';

/**
 * Lets the database itself note where a stream stood when its group's audience changed: inside the
 * revoking transaction, which holds the stream, so exact to the number. Only for tests, and in a schema of its own: a
 * backup of the site is not to have it.
 */
export function noteRevocations(databaseUrl: string): Promise<unknown> {
  return withDatabase(databaseUrl, (client) =>
    client.query(`
      CREATE SCHEMA IF NOT EXISTS chaos;
      CREATE TABLE IF NOT EXISTS chaos.revocations (audience_version int, stream_id uuid, head int);
      CREATE OR REPLACE FUNCTION chaos.note_revocation() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        INSERT INTO chaos.revocations
        SELECT NEW.audience_version, streams.id, streams.head
        FROM readings JOIN streams USING (id) WHERE readings.group_id = NEW.id;
        RETURN NEW;
      END $$;
      CREATE OR REPLACE TRIGGER chaos_note AFTER UPDATE OF audience_version ON groups
        FOR EACH ROW EXECUTE FUNCTION chaos.note_revocation()`),
  );
}

/** Where the stream stood at its latest revocation. */
export function headAtRevocation(databaseUrl: string, streamId: string): Promise<number> {
  return withDatabase(databaseUrl, async (client) => {
    const { rows } = await client.query<{ head: number }>(
      'SELECT head FROM chaos.revocations WHERE stream_id = $1 ORDER BY audience_version DESC LIMIT 1',
      [streamId],
    );
    const head = rows[0]?.head;
    if (head === undefined) throw new Error('No revocation was noted.');
    return head;
  });
}

/** The id of the person behind a cookie's session. */
export function personIdOf(databaseUrl: string, groupId: string, name: string): Promise<string> {
  return withDatabase(databaseUrl, async (client) => {
    const { rows } = await client.query<{ id: string }>(
      'SELECT people.id FROM people JOIN memberships ON person_id = people.id WHERE group_id = $1 AND display_name = $2',
      [groupId, name],
    );
    const id = rows[0]?.id;
    if (id === undefined) throw new Error(`There is no ${name}.`);
    return id;
  });
}
