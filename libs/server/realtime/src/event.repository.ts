import { Injectable } from '@nestjs/common';
import { Database, Prisma, type Transaction } from '@lectern/server/database';

/** An event as stored: it points at what it is about. */
export interface StoredEvent {
  readonly streamId: string;
  readonly seq: number;
  readonly type: string;
  readonly at: Date;
  readonly actorId: string | null;
  readonly threadId: string | null;
  readonly commentId: string | null;
  readonly revisionId: string | null;
}

/** An event of a command, with the client's name for it. */
export interface CommandEvent extends StoredEvent {
  readonly commandId: string;
  readonly commandHash: Uint8Array<ArrayBuffer>;
}

const shown = {
  streamId: true,
  seq: true,
  type: true,
  at: true,
  actorId: true,
  threadId: true,
  commentId: true,
  revisionId: true,
} as const;

/** Streams and their events. */
@Injectable()
export class EventRepository {
  constructor(private readonly database: Database) {}

  /** Locks a stream until the transaction ends and returns its newest number; null when there is no such stream. */
  async lock(streamId: string, transaction: Transaction): Promise<number | null> {
    const rows = await transaction.$queryRaw<{ head: number }[]>(
      Prisma.sql`SELECT head FROM streams WHERE id = ${streamId}::uuid FOR UPDATE`,
    );
    return rows[0]?.head ?? null;
  }

  /** The events that commands of these names caused already, by `actorId commandId`. */
  async ofCommands(
    commands: readonly { personId: string; commandId: string }[],
    transaction: Transaction = this.database.client,
  ): Promise<Map<string, CommandEvent>> {
    const found = await transaction.streamEvent.findMany({
      where: {
        actorId: { in: [...new Set(commands.map((c) => c.personId))] },
        commandId: { in: commands.map((c) => c.commandId) },
      },
      select: { ...shown, commandId: true, commandHash: true },
    });
    return new Map(found.map((event) => [`${event.actorId} ${event.commandId}`, event as CommandEvent]));
  }

  /** Stores events and moves the stream's number, in one statement. */
  async append(events: readonly CommandEvent[], transaction: Transaction): Promise<void> {
    const last = events.at(-1);
    if (!last) return;
    const rows = events.map((event) => ({ ...event, commandHash: Buffer.from(event.commandHash).toString('hex') }));
    await transaction.$executeRaw(Prisma.sql`
      WITH appended AS (
        INSERT INTO stream_events (stream_id, seq, type, at, actor_id, thread_id, comment_id, revision_id, command_id, command_hash)
        SELECT "streamId", seq, type, at, "actorId", "threadId", "commentId", "revisionId", "commandId", decode("commandHash", 'hex')
        FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS event ("streamId" uuid, seq int, type text,
          at timestamptz, "actorId" uuid, "threadId" uuid, "commentId" uuid, "revisionId" uuid,
          "commandId" uuid, "commandHash" text)
      )
      UPDATE streams SET head = ${last.seq}::int WHERE id = ${last.streamId}::uuid`);
  }

  after(streamId: string, since: number, most: number): Promise<StoredEvent[]> {
    return this.database.client.streamEvent.findMany({
      where: { streamId, seq: { gt: since } },
      orderBy: { seq: 'asc' },
      take: most,
      select: shown,
    });
  }

  async heads(streamIds: readonly string[]): Promise<Map<string, number>> {
    const rows = await this.database.client.stream.findMany({
      where: { id: { in: [...streamIds] } },
      select: { id: true, head: true },
    });
    return new Map(rows.map((row) => [row.id, row.head]));
  }
}
