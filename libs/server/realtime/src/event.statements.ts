import { Prisma, type Rows, type Statement } from '@lectern/server/database';
import type { CommandEvent } from './event.repository';

/** What a command is known by. */
export interface CommandName {
  readonly personId: string;
  readonly commandId: string;
}

/** Locks a stream until the transaction ends; `headOf` reads the answer. */
export function lockStream(streamId: string): Statement {
  return Prisma.sql`-- prepared: lock-stream
    SELECT head FROM streams WHERE id = ${streamId}::uuid FOR UPDATE`;
}

/** The newest number of a stream that was locked; null when there is no such stream. */
export function headOf(rows: Rows): number | null {
  return (rows as readonly { head: number }[])[0]?.head ?? null;
}

/** Asks for the events that commands of these names caused already; `eventsByName` reads the answer. */
export function eventsOfCommands(commands: readonly CommandName[]): Statement {
  const personIds = [...new Set(commands.map((command) => command.personId))];
  const commandIds = commands.map((command) => command.commandId);
  return Prisma.sql`-- prepared: events-of-commands
    SELECT stream_id AS "streamId", seq, type, at, actor_id AS "actorId", thread_id AS "threadId",
      comment_id AS "commentId", revision_id AS "revisionId", target_ids AS "targetIds", command_id AS "commandId", command_hash AS "commandHash"
    FROM stream_events WHERE actor_id = ANY(${personIds}::uuid[]) AND command_id = ANY(${commandIds}::uuid[])`;
}

/** Events by `actorId commandId`. */
export function eventsByName(rows: Rows): Map<string, CommandEvent> {
  return new Map((rows as readonly CommandEvent[]).map((event) => [`${event.actorId} ${event.commandId}`, event]));
}

/** Stores events, of which there is at least one, and moves the stream's number. */
export function appendEvents(events: readonly CommandEvent[]): Statement {
  const rows = events.map((event) => ({ ...event, commandHash: Buffer.from(event.commandHash).toString('hex') }));
  const last = events.at(-1);
  return Prisma.sql`-- prepared: append-events
    WITH appended AS (
      INSERT INTO stream_events (stream_id, seq, type, at, actor_id, thread_id, comment_id, revision_id, target_ids,
        command_id, command_hash)
      SELECT "streamId", seq, type, at, "actorId", "threadId", "commentId", "revisionId", "targetIds", "commandId",
        decode("commandHash", 'hex')
      FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS event ("streamId" uuid, seq int, type text,
        at timestamptz, "actorId" uuid, "threadId" uuid, "commentId" uuid, "revisionId" uuid, "targetIds" uuid[],
        "commandId" uuid, "commandHash" text)
    )
    UPDATE streams SET head = ${last?.seq ?? 0}::int WHERE id = ${last?.streamId ?? null}::uuid`;
}
