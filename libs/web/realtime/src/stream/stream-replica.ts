import type { EventPage, StreamEvent } from '@lectern/contracts';
import { placeOf } from '@lectern/domain';

/**
 * joining: asking for the first page; whole: has everything; behind: reading what it missed;
 * apart: no connection; closed: may no longer be read; unreadable: the server speaks a newer version.
 */
export type ReplicaPhase = 'joining' | 'whole' | 'behind' | 'apart' | 'closed' | 'unreadable';

/** What a failed reading of the stream means for what to do next. */
export type StreamFault = 'again' | 'closed' | 'unreadable';

/** How a replica reaches its stream and the state it keeps. */
export interface StreamPort {
  /** enters the room and answers the first page after `since` */
  join(since: number): Promise<EventPage>;
  read(since: number): Promise<EventPage>;
  faultOf(fault: unknown): StreamFault;
  wait(attempt: number): Promise<void>;
  /** applies events that follow one another without a gap; the last one's number is the new state's */
  apply(events: readonly StreamEvent[]): void;
  phaseChanged(phase: ReplicaPhase): void;
  /** the server has less than we do (restored from a copy): everything must be loaded anew */
  reset(): void;
}

const keptOutOfOrderMax = 1_000;

/**
 * A copy of a stream: applies only the event that follows, ignores what it has, and asks for the
 * missing ones when it sees a number further on. Whoever owns it tells it of the connection.
 */
export class StreamReplica {
  private readonly later = new Map<number, StreamEvent>();
  private head: number;
  private connection = 0;
  private isFollowing = false;

  constructor(
    private seq: number,
    private readonly port: StreamPort,
  ) {
    this.head = seq;
  }

  /** There is a connection (again). */
  connected(): void {
    this.connection += 1;
    this.port.phaseChanged('joining');
    void this.follow('join');
  }

  /** The connection is gone. */
  disconnected(): void {
    this.connection += 1;
    this.isFollowing = false;
    this.port.phaseChanged('apart');
  }

  /** Events that arrived. */
  offer(events: readonly StreamEvent[]): void {
    this.take(events);
    if (this.seq < this.head && !this.isFollowing) this.catchUp();
  }

  /** The stream's newest number, told in passing. */
  headSeen(head: number): void {
    this.head = Math.max(this.head, head);
    if (this.seq < this.head && !this.isFollowing) this.catchUp();
  }

  /** The stream may no longer be read. */
  close(): void {
    this.connection += 1;
    this.port.phaseChanged('closed');
  }

  /** Asks once without a connection; the phase stays `apart`. Answers whether the server answered. */
  async poll(): Promise<boolean> {
    const connection = this.connection;
    try {
      let page: EventPage;
      do {
        page = await this.port.read(this.seq);
        if (connection !== this.connection) return true;
        this.take(page.events);
      } while (page.events.length > 0 && this.seq < page.head);
      return true;
    } catch (fault) {
      if (connection === this.connection && this.port.faultOf(fault) === 'closed') this.close();
      return false;
    }
  }

  private catchUp(): void {
    this.port.phaseChanged('behind');
    void this.follow('read');
  }

  private async follow(first: 'join' | 'read'): Promise<void> {
    const connection = this.connection;
    let step = first;
    this.isFollowing = true;
    for (let attempt = 0; ; attempt += 1) {
      try {
        do {
          const since = this.seq;
          const page = await this.port[step](since);
          if (connection !== this.connection) return;
          step = 'read';
          // not less than we have by now: what was told while we asked may have brought us further
          if (page.head < since) return this.port.reset();
          this.head = Math.max(this.head, page.head);
          this.take(page.events);
          if (page.events.length === 0) break;
          if (this.seq < this.head) this.port.phaseChanged('behind');
        } while (this.seq < this.head);
        if (this.seq >= this.head) {
          this.isFollowing = false;
          return this.port.phaseChanged('whole');
        }
      } catch (fault) {
        if (connection !== this.connection) return;
        const kind = this.port.faultOf(fault);
        if (kind === 'closed') return this.close();
        if (kind === 'unreadable') return this.port.phaseChanged('unreadable');
      }
      await this.port.wait(attempt);
      if (connection !== this.connection) return;
    }
  }

  private take(events: readonly StreamEvent[]): void {
    const run: StreamEvent[] = [];
    for (const event of events) {
      this.head = Math.max(this.head, event.seq);
      const place = placeOf(this.seq, event);
      if (place === 'applied') this.seq = run[run.push(event) - 1]?.seq ?? this.seq;
      else if (place === 'hole' && this.later.size < keptOutOfOrderMax) this.later.set(event.seq, event);
    }
    for (let next = this.later.get(this.seq + 1); next; next = this.later.get(this.seq + 1)) {
      this.later.delete(next.seq);
      this.seq = next.seq;
      run.push(next);
    }
    for (const seq of this.later.keys()) if (seq <= this.seq) this.later.delete(seq);
    if (run.length > 0) this.port.apply(run);
  }
}
