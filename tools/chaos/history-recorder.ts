import type { History, HistoryEvent, OperationEvent, Shown, StoredStream } from '@lectern/delivery-check';
import type { StreamEvent } from '@lectern/contracts';
import { now } from './wait';

/** What a client's copy of a stream came to, as it grows. */
export interface RecordedReplica {
  readonly client: string;
  readonly stream: string;
  readonly since: number;
  readonly applied: Shown[];
  readonly arrived: Shown[];
  mustConverge: boolean;
}

type WithoutMoment<E> = E extends unknown ? Omit<E, 'at'> : never;

/** Writes down what happens, with short names in place of UUIDs. */
export class HistoryRecorder {
  readonly events: HistoryEvent[] = [];
  readonly replicas: RecordedReplica[] = [];
  private readonly labels = new Map<string, string>();

  /** Gives a command (and the comment it makes, which has the same UUID) a name people can read. */
  label(commandId: string, name: string): string {
    this.labels.set(commandId, name);
    return name;
  }

  nameOf(id: string | null): string {
    return id === null ? 'nothing' : (this.labels.get(id) ?? id);
  }

  record(event: WithoutMoment<HistoryEvent>, at = now()): void {
    this.events.push({ ...event, at } as HistoryEvent);
  }

  operation(event: WithoutMoment<OperationEvent>): void {
    this.record(event);
  }

  broken(what: string): void {
    this.record({ kind: 'broken', what });
  }

  healed(what: string): void {
    this.record({ kind: 'healed', what });
  }

  replica(client: string, stream: string, since: number): RecordedReplica {
    const replica = { client, stream, since, applied: [], arrived: [], mustConverge: true };
    this.replicas.push(replica);
    return replica;
  }

  shown(event: StreamEvent): Shown {
    return {
      at: now(),
      seq: event.seq,
      content: this.content(event.type, event.seq, 'comment' in event ? event.comment.id : null),
    };
  }

  /** What an event is about: a creation by what it made, anything that can happen twice by its number too. */
  content(type: string, seq: number, commentId: string | null): string {
    const isCreation = type === 'comment.created' || type === 'thread.opened';
    return [type, commentId === null ? '' : this.nameOf(commentId), isCreation ? '' : `at ${seq}`]
      .filter(Boolean)
      .join(' ');
  }

  history(stored: readonly StoredStream[]): History {
    return { events: [...this.events].sort((a, b) => a.at - b.at), replicas: this.replicas, stored };
  }

  get acknowledged(): number {
    return this.events.reduce((count, { kind }) => count + (kind === 'ok' ? 1 : 0), 0);
  }
}
