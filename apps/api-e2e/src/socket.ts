import { io, type Socket } from 'socket.io-client';
import { inject, onTestFinished } from 'vitest';
import {
  serverMessages,
  type Acknowledgement,
  type ClientMessageAnswer,
  type ClientMessageInput,
  type ClientMessageName,
  type ErrorCode,
  type EventPage,
  type StreamEvent,
  type ServerMessageName,
  type ServerMessagePayload,
} from '@lectern/contracts';
import type { Signed } from './api';

/** One message the server sent, with when it came (`performance.now()`). */
export type Received = {
  [N in ServerMessageName]: { name: N; payload: ServerMessagePayload<N>; at: number };
}[ServerMessageName];

/** A socket as a browser would have it, recording everything it hears. */
export class LiveClient {
  readonly received: Received[] = [];
  private readonly watchers = new Set<() => void>();

  private constructor(readonly socket: Socket) {
    for (const name of Object.keys(serverMessages) as ServerMessageName[]) {
      socket.on(name, (payload: unknown) => {
        // strict contracts: a field too many is a leak
        const parsed = serverMessages[name].parse(payload);
        this.received.push({ name, payload: parsed, at: performance.now() } as Received);
        this.wake();
      });
    }
    socket.on('disconnect', () => this.wake());
  }

  /** Connects; rejects with the server's refusal as `data`. Closed when the test is over. */
  static async open(as: Signed, base = inject('serverBase'), origin = base): Promise<LiveClient> {
    const socket = io(base, {
      transports: ['websocket'],
      reconnection: false,
      forceNew: true,
      extraHeaders: { origin, ...(as ? { cookie: as.cookie } : {}) },
    });
    const client = new LiveClient(socket);
    await new Promise<void>((resolve, reject) => {
      socket.once('connect', resolve);
      socket.once('connect_error', reject);
    });
    try {
      onTestFinished(() => client.close());
    } catch {
      // opened in a hook: whoever opened it closes it
    }
    return client;
  }

  close(): void {
    this.socket.disconnect();
  }

  /** Sends a message and returns its acknowledgement. */
  tell<N extends ClientMessageName>(
    name: N,
    input: ClientMessageInput<N>,
  ): Promise<Acknowledgement<ClientMessageAnswer<N>>> {
    return this.socket.timeout(10_000).emitWithAck(name, input) as Promise<Acknowledgement<ClientMessageAnswer<N>>>;
  }

  /** Sends a message and returns its answer; throws when it is refused. */
  async done<N extends ClientMessageName>(name: N, input: ClientMessageInput<N>): Promise<ClientMessageAnswer<N>> {
    const acknowledged = await this.tell(name, input);
    if (!acknowledged.ok) throw new Error(`${name}: ${acknowledged.refusal.code} ${acknowledged.refusal.message}`);
    return acknowledged.answer;
  }

  /** The code a message is refused with; fails when it is not refused. */
  async refusal<N extends ClientMessageName>(name: N, input: ClientMessageInput<N>): Promise<ErrorCode> {
    const acknowledged = await this.tell(name, input);
    if (acknowledged.ok) throw new Error(`${name} was not refused.`);
    return acknowledged.refusal.code;
  }

  /** Joins a reading's stream. */
  join(readingId: string, since = 0): Promise<EventPage> {
    return this.done('stream.join', { stream: { kind: 'reading', id: readingId }, since });
  }

  /** Every event heard of a stream so far, in the order it came. */
  events(readingId: string): StreamEvent[] {
    return this.received.flatMap((message) =>
      message.name === 'stream.events' && message.payload.stream.id === readingId ? message.payload.events : [],
    );
  }

  /** Waits until what was heard satisfies a condition; rejects after `ms`. */
  async until<T>(look: () => T | undefined | false, ms = 5_000): Promise<T> {
    const deadline = performance.now() + ms;
    for (;;) {
      const found = look();
      if (found !== undefined && found !== false) return found;
      await new Promise<void>((resolve, reject) => {
        const timer = setTimeout(() => {
          this.watchers.delete(wake);
          reject(new Error(`Not seen within ${ms} ms; heard: ${this.received.map(({ name }) => name).join(', ')}`));
        }, deadline - performance.now());
        const wake = () => {
          clearTimeout(timer);
          this.watchers.delete(wake);
          resolve();
        };
        this.watchers.add(wake);
      });
    }
  }

  /** Waits for the event with this number. */
  event(readingId: string, seq: number): Promise<StreamEvent> {
    return this.until(() => this.events(readingId).find((event) => event.seq === seq));
  }

  /** Waits for the first message of a name that satisfies a condition. */
  message<N extends ServerMessageName>(
    name: N,
    fits: (payload: ServerMessagePayload<N>) => boolean = () => true,
    ms = 5_000,
  ): Promise<ServerMessagePayload<N>> {
    return this.until(() => {
      const found = this.received.find(
        (message) => message.name === name && fits(message.payload as ServerMessagePayload<N>),
      );
      return found && (found.payload as ServerMessagePayload<N>);
    }, ms);
  }

  /** Waits until the connection is gone. */
  async closed(ms = 5_000): Promise<void> {
    await this.until(() => this.socket.disconnected, ms);
  }

  private wake(): void {
    for (const watcher of [...this.watchers]) watcher();
  }
}
