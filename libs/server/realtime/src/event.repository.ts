import { Injectable } from '@nestjs/common';
import { Database, type Rows, type Transaction } from '@lectern/server/database';
import { appendEvents, eventsByName, eventsOfCommands, headOf, lockStream, type CommandName } from './event.statements';

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
  /** of a live session: the people, hands, polls or lines it is about */
  readonly targetIds: readonly string[];
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
  targetIds: true,
} as const;

/** Streams and their events. */
@Injectable()
export class EventRepository {
  constructor(private readonly database: Database) {}

  /** Locks a stream until the transaction ends and returns its newest number; null when there is no such stream. */
  async lock(streamId: string, transaction: Transaction): Promise<number | null> {
    return headOf(await transaction.$queryRaw<Rows>(lockStream(streamId)));
  }

  /** The events that commands of these names caused already, by `actorId commandId`. */
  async ofCommands(
    commands: readonly CommandName[],
    transaction: Transaction = this.database.client,
  ): Promise<Map<string, CommandEvent>> {
    return eventsByName(await transaction.$queryRaw<Rows>(eventsOfCommands(commands)));
  }

  /** Stores events and moves the stream's number. */
  async append(events: readonly CommandEvent[], transaction: Transaction): Promise<void> {
    if (events.length > 0) await transaction.$executeRaw(appendEvents(events));
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
