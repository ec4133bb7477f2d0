import type { Socket } from 'socket.io-client';
import { v7 as uuidv7 } from 'uuid';
import {
  routes,
  serverMessages,
  type Acknowledgement,
  type CreateComment,
  type EventPage,
  type StreamEvent,
  type StreamRef,
  type ThreadCommandAnswer,
} from '@lectern/contracts';
import type { Recorder, RecordedReplica, Shown } from '@lectern/delivery-check';
import { MemoryCommandStore } from '../../libs/web/realtime/src/outbox/memory-command-store';
import { sendLine } from '../../libs/web/realtime/src/outbox/send-line';
import type { WaitingCommand } from '../../libs/web/realtime/src/outbox/waiting-command';
import { reconnectDelayMs } from '../../libs/web/realtime/src/socket/reconnect-delay';
import { StreamReplica } from '../../libs/web/realtime/src/stream/stream-replica';
import { checkedStreams } from './checked-streams';
import { ask, call, newSocket, NoAnswerError, RefusedError } from './client-doors';
import type { Random } from './random';
import { now, pause } from './wait';

/** How a client is set up. */
export interface ClientOptions {
  readonly name: string;
  /** null: not signed in */
  readonly cookie: string | null;
  readonly readingId: string;
  readonly threadId: string;
  /** the stream it follows, where that is not the reading's */
  readonly stream?: StreamRef;
  /** the port to connect to, asked at every attempt */
  readonly port: () => number;
  readonly recorder: Recorder;
  readonly random: Random;
  /** how much of the product's own waits is waited: less than 1 packs more into a second */
  readonly pace?: number;
  readonly acknowledgedWithinMs?: number;
  /** what its clock says, in milliseconds since 1970 */
  readonly clock?: () => number;
}

const personId = 'self';

/**
 * A client as the product's: its replica, its outbox and its delays are the product's own code; only
 * signals, browser storage and the page are missing. What it does and sees is written down.
 */
export class ChaosClient {
  readonly replica: RecordedReplica;
  readonly ackMs: number[] = [];
  reconnects = 0;
  /** how often it was told of a stream shorter than its own; never, as nothing is restored here */
  resets = 0;
  disconnectedAt: number | null = null;
  /** messages besides events, by name */
  readonly heard = new Map<string, { at: number; payload: unknown }[]>();
  private readonly store = new MemoryCommandStore();
  private readonly copy: StreamReplica;
  readonly stream: StreamRef;
  private socket: Socket | null = null;
  private attempt = 0;
  private failures = 0;
  private written = 0;
  private isStopped = false;
  private isSending = false;
  private isClosed = false;
  private drainedForMs: number | null = null;

  constructor(readonly options: ClientOptions) {
    this.stream = options.stream ?? { kind: 'reading', id: options.readingId };
    this.replica = options.recorder.replica(options.name, this.stream.id, 0);
    this.copy = new StreamReplica(0, {
      join: (since) => this.page('stream.join', since),
      read: (since) => this.page('stream.read', since),
      faultOf: (fault) =>
        fault instanceof RefusedError && ['E_NOT_FOUND', 'E_FORBIDDEN', 'E_AUTH', 'E_GONE'].includes(fault.refusal.code)
          ? 'closed'
          : 'again',
      wait: (attempt) => pause(this.delayMs(attempt)),
      apply: (events) => {
        for (const event of events) this.replica.applied.push(this.shown(event));
      },
      phaseChanged: (phase) => {
        if (phase === 'closed') this.isClosed = true;
      },
      reset: () => {
        this.resets += 1;
      },
    });
    this.connect();
  }

  get seq(): number {
    return this.replica.applied.at(-1)?.seq ?? 0;
  }

  get isLive(): boolean {
    return this.socket?.connected ?? false;
  }

  /** whether the stream was closed to it */
  get isShutOut(): boolean {
    return this.isClosed;
  }

  get waitingCount(): Promise<number> {
    return this.store.all(personId).then((all) => all.filter(({ refusal }) => refusal === null).length);
  }

  /** Puts a comment into the outbox; it is sent, and sent again, until there is an answer. */
  async write(body?: string, parentId: string | null = null): Promise<string> {
    const { name, recorder, random, readingId, threadId, clock } = this.options;
    this.written += 1;
    const commandId = uuidv7({ random: random.bytes(16), msecs: (clock ?? Date.now)() });
    const item = recorder.label(commandId, `${name} #${this.written}`);
    const input: CreateComment = { commandId, threadId, parentId, body: body ?? `${item} ${random.next()}` };
    await this.store.put({
      name: 'comment.create',
      input,
      commandId,
      personId,
      readingId,
      writtenAt: new Date().toISOString(),
      attempts: 0,
      refusal: null,
    });
    void this.sendWaiting();
    return commandId;
  }

  /** Drops the connection as a closed lid would; it comes back by itself. */
  drop(): void {
    this.socket?.io.engine?.close();
  }

  /** Forgets what could not be sent, and goes. */
  stop(): void {
    this.isStopped = true;
    this.copy.disconnected();
    this.socket?.disconnect();
  }

  private connect(): void {
    if (this.isStopped) return;
    const { cookie, port } = this.options;
    const socket = newSocket(port(), cookie, this.options.acknowledgedWithinMs ?? 4_000);
    this.socket = socket;
    socket.on('connect', () => {
      this.attempt = 0;
      this.copy.connected();
      void this.sendWaiting();
    });
    socket.on('stream.events', (payload: unknown) => {
      const { stream, events } = serverMessages['stream.events'].parse(payload);
      if (stream.id === this.stream.id) this.arrived(events);
    });
    socket.on('stream.head', (payload: unknown) => {
      const { stream, head } = serverMessages['stream.head'].parse(payload);
      this.hear('stream.head', { head });
      if (stream.id === this.stream.id) this.copy.headSeen(head);
    });
    socket.on('stream.closed', () => this.copy.close());
    socket.on('server.draining', (payload: { retryInMs: number }) => {
      this.drainedForMs = payload.retryInMs;
      this.hear('server.draining', payload);
    });
    for (const name of ['presence.changed', 'access.changed', 'session.ended'] as const)
      socket.on(name, (payload: unknown) => this.hear(name, serverMessages[name].parse(payload)));
    const lost = () => {
      if (this.socket !== socket) return;
      this.socket = null;
      this.disconnectedAt = now();
      this.copy.disconnected();
      if (this.isStopped) return;
      this.reconnects += 1;
      const wait = this.drainedForMs === null ? this.delayMs(this.attempt) : this.drainedForMs * this.pace;
      this.drainedForMs = null;
      this.attempt += 1;
      setTimeout(() => this.connect(), wait);
    };
    socket.on('disconnect', lost);
    socket.on('connect_error', (error: Error & { data?: { code?: string } }) => {
      socket.disconnect();
      if (error.data?.code === 'E_AUTH') this.isStopped = true;
      lost();
    });
    socket.connect();
  }

  private get pace(): number {
    return this.options.pace ?? 0.15;
  }

  private delayMs(attempt: number): number {
    return reconnectDelayMs(attempt, () => this.options.random.next()) * this.pace;
  }

  private hear(name: string, payload: unknown): void {
    this.heard.set(name, [...(this.heard.get(name) ?? []), { at: now(), payload }]);
  }

  private shown(event: StreamEvent): Shown {
    return this.options.recorder.shown(event.seq, checkedStreams[this.stream.kind].ofEvent(event));
  }

  private arrived(events: readonly StreamEvent[]): void {
    for (const event of events) this.replica.arrived.push(this.shown(event));
    this.copy.offer(events);
  }

  private async page(name: 'stream.join' | 'stream.read', since: number): Promise<EventPage> {
    if (!this.socket) throw new NoAnswerError('not connected');
    const answer = await ask(this.socket, name, { stream: this.stream, since }, this.withinMs);
    if (!answer.ok) throw new RefusedError(answer.refusal, 0);
    for (const event of answer.answer.events) this.replica.arrived.push(this.shown(event));
    return answer.answer;
  }

  private get withinMs(): number {
    return this.options.acknowledgedWithinMs ?? 4_000;
  }

  private async sendWaiting(): Promise<void> {
    if (this.isSending || this.isStopped) return;
    this.isSending = true;
    const result = await sendLine({
      personId,
      readingId: this.options.readingId,
      store: this.store,
      send: (command) => this.send(command),
      done: () => undefined,
      changed: () => undefined,
    });
    this.isSending = false;
    if (result.isEmpty) {
      this.failures = 0;
      if ((await this.waitingCount) > 0) void this.sendWaiting();
      return;
    }
    const waitMs = Math.max(result.notBeforeMs * this.pace, this.delayMs(this.failures));
    this.failures += 1;
    setTimeout(() => void this.sendWaiting(), waitMs);
  }

  /** Sends by the door that is open, and writes down what came of it. */
  private async send(command: WaitingCommand): Promise<Acknowledgement<ThreadCommandAnswer>> {
    const { recorder, name: client, readingId: stream } = this.options;
    const operation = { client, stream, item: recorder.nameOf(command.commandId) };
    const begunAt = now();
    recorder.operation({ kind: 'invoke', ...operation });
    try {
      const answer = await this.overAnyDoor(command.input as CreateComment);
      if (this.isStopped) throw new NoAnswerError('the client is gone');
      if (answer.ok) {
        this.ackMs.push(now() - begunAt);
        recorder.operation({ kind: 'ok', ...operation, seq: answer.answer.seq });
      } else if (['E_BUSY', 'E_RATE'].includes(answer.refusal.code)) {
        recorder.operation({ kind: 'unknown', ...operation, reason: answer.refusal.code });
      } else {
        recorder.operation({ kind: 'fail', ...operation, code: answer.refusal.code });
      }
      return answer;
    } catch (error) {
      recorder.operation({
        kind: 'unknown',
        ...operation,
        reason: error instanceof Error ? error.message : 'no answer',
      });
      throw error;
    }
  }

  private async overAnyDoor(input: CreateComment): Promise<Acknowledgement<ThreadCommandAnswer>> {
    if (this.socket?.connected) return ask(this.socket, 'comment.create', input, this.withinMs);
    try {
      const { cookie, port } = this.options;
      const answer = await call<ThreadCommandAnswer>(
        port(),
        cookie,
        routes.createComment,
        { body: input },
        this.withinMs,
      );
      return { ok: true, answer };
    } catch (fault) {
      if (fault instanceof RefusedError) return { ok: false, refusal: fault.refusal };
      throw fault;
    }
  }
}
