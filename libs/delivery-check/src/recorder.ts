import { contentOf, type Subject } from './checked-kind';
import type { History, HistoryEvent, OperationEvent, Shown, StoredStream } from './history';

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

/** Writes a history down while it happens, with short names in place of UUIDs. `now` is its one clock, in milliseconds. */
export class Recorder {
  readonly events: HistoryEvent[] = [];
  readonly replicas: RecordedReplica[] = [];
  private readonly labels = new Map<string, string>();

  constructor(private readonly now: () => number) {}

  /** Gives a command (and what it makes, which has the same UUID) a name people can read. */
  label(commandId: string, name: string): string {
    this.labels.set(commandId, name);
    return name;
  }

  nameOf(id: string): string {
    return this.labels.get(id) ?? id;
  }

  record(event: WithoutMoment<HistoryEvent>, at = this.now()): void {
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

  /** An event as a client is shown it now. */
  shown(seq: number, subject: Subject): Shown {
    return { at: this.now(), seq, content: this.content(seq, subject) };
  }

  content(seq: number, subject: Subject): string {
    return contentOf(subject, seq, (id) => this.nameOf(id));
  }

  history(stored: readonly StoredStream[]): History {
    return { events: [...this.events].sort((a, b) => a.at - b.at), replicas: this.replicas, stored };
  }

  get acknowledged(): number {
    return this.events.reduce((count, { kind }) => count + (kind === 'ok' ? 1 : 0), 0);
  }
}
