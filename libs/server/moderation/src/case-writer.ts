import { Injectable } from '@nestjs/common';
import type { StreamEvent, ThreadAudience } from '@lectern/contracts';
import { Database, Prisma, type Transaction } from '@lectern/server/database';
import { conflict, notFound } from '@lectern/server/platform';
import {
  EventRepository,
  hashOfCommand,
  nameOf,
  StreamBroadcaster,
  type StoredEvent,
  type StreamCommand,
} from '@lectern/server/realtime';
import { AudienceStreams } from '@lectern/server/threads';
import { ModerationStream } from './moderation-stream';

/** Where a command to moderation happens. */
export interface CasePlace {
  readonly groupId: string;
  /** the stream the comment is heard in, which may change; null: it does not */
  readonly stream: { readonly id: string; readonly kind: ThreadAudience } | null;
}

/** The open transaction of a command, with its streams locked. */
export interface OpenCase {
  readonly transaction: Transaction;
  readonly at: Date;
  /** takes the reading's next number; at the most once */
  readonly readingSeq: () => number;
}

/** What a command did: the comment whose case changed, and what happened in the reading. */
export interface CaseChange {
  readonly commentId: string;
  readonly inReading: {
    readonly type: 'comment.withheld' | 'comment.restored' | 'comment.edited';
    readonly threadId: string;
  } | null;
}

/**
 * Writes what is done with cases: the case, the comment, the statement and the events of both streams in one transaction.
 * The reading's stream is locked first, then the group's moderation, by everybody who takes both; so all that happens to
 * a group's cases happens one after the other, and nobody decides what they have not seen.
 */
@Injectable()
export class CaseWriter {
  constructor(
    private readonly database: Database,
    private readonly events: EventRepository,
    private readonly broadcaster: StreamBroadcaster,
    private readonly moderation: ModerationStream,
    private readonly threads: AudienceStreams,
  ) {}

  /** Does it once: a repeat of the command does nothing. Tells both rooms when it is committed. */
  async write(command: StreamCommand, place: CasePlace, work: (open: OpenCase) => Promise<CaseChange>): Promise<void> {
    const written = await this.database.write((transaction) => this.inTransaction(command, place, work, transaction));
    if (!written) return;
    const { inModeration, inReading, audienceVersion } = written;
    if (inReading && place.stream) {
      const heardIn = this.threads.of(place.stream.kind);
      const told = await heardIn.present(inReading.streamId, [inReading]);
      this.broadcaster.events(heardIn.stream(inReading.streamId), audienceVersion, told);
    }
    const shown: StreamEvent[] = await this.moderation.present(place.groupId, [inModeration]);
    this.broadcaster.events(this.moderation.stream(place.groupId), audienceVersion, shown);
  }

  private async inTransaction(
    command: StreamCommand,
    { groupId, stream }: CasePlace,
    work: (open: OpenCase) => Promise<CaseChange>,
    transaction: Transaction,
  ) {
    const readingHead = stream === null ? null : await this.events.lock(stream.id, transaction);
    const head = await this.events.lock(groupId, transaction);
    if (head === null || (stream !== null && readingHead === null)) throw notFound();
    const commandHash = hashOfCommand(command);
    const known = (await this.events.ofCommands([command], transaction)).get(nameOf(command));
    if (known) {
      if (Buffer.compare(known.commandHash, commandHash) === 0) return null;
      throw conflict('This command was given before, with other words. Give the new one a new name.');
    }
    const at = new Date();
    const seq = (readingHead ?? 0) + 1;
    const change = await work({ transaction, at, readingSeq: () => seq });
    const base = { at, actorId: command.personId, commentId: change.commentId, revisionId: null, targetIds: [] };
    const inModeration = { ...base, streamId: groupId, seq: head + 1, type: 'case.changed', threadId: null };
    await this.events.append([{ ...inModeration, commandId: command.commandId, commandHash }], transaction);
    const inReading =
      stream === null || !change.inReading ? null : { ...base, streamId: stream.id, seq, ...change.inReading };
    if (stream !== null) await this.refuseMoved(change.commentId, stream.id, transaction);
    if (inReading) await this.appendTo(inReading, transaction);
    const group = await transaction.group.findUniqueOrThrow({
      where: { id: groupId },
      select: { audienceVersion: true },
    });
    return { inModeration, inReading, audienceVersion: group.audienceVersion };
  }

  /** A thread can become heard by more people between being looked up and being locked: then its numbers are others. */
  private async refuseMoved(commentId: string, streamId: string, transaction: Transaction): Promise<void> {
    const found = await transaction.comment.findUnique({
      where: { id: commentId },
      select: { thread: { select: { readingId: true, audienceId: true } } },
    });
    if (found && (found.thread.audienceId ?? found.thread.readingId) !== streamId)
      throw conflict('The thread is heard by others now. Look at it again.');
  }

  /** The reading's event has no command of its own: the one in the group's moderation caused it. */
  private async appendTo(event: StoredEvent, transaction: Transaction): Promise<void> {
    const { streamId, seq, type, at, actorId, threadId, commentId, revisionId } = event;
    await transaction.streamEvent.create({
      data: { streamId, seq, type, at, actorId, threadId, commentId, revisionId },
      select: { seq: true },
    });
    await transaction.$executeRaw(Prisma.sql`UPDATE streams SET head = ${seq}::int WHERE id = ${streamId}::uuid`);
  }
}
