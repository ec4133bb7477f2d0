import { DOCUMENT } from '@angular/common';
import { computed, DestroyRef, effect, inject, Injectable, signal, untracked } from '@angular/core';
import {
  type Acknowledgement,
  acknowledgementSchema,
  type ClientMessageAnswer,
  type ClientMessageInput,
  type ClientMessageName,
  clientMessages,
  type ClientToServerEvents,
  type ServerMessageName,
  type ServerMessagePayload,
  serverMessages,
  type ServerToClientEvents,
} from '@lectern/contracts';
import { SessionStore, UnexpectedAnswerError, UnreachableError } from '@lectern/web/core';
import { io, type Socket } from 'socket.io-client';
import { clientBuild } from './client-build';
import { isSessionRefused } from './handshake-refusal';
import { reconnectDelayMs } from './reconnect-delay';

/** connecting: the first attempt runs; live: connected; offline: not connected, tried again by itself. */
export type ConnectionStatus = 'connecting' | 'live' | 'offline';

interface UntypedEmitter {
  on(name: string, listener: (payload: unknown) => void): unknown;
  off(name: string, listener: (payload: unknown) => void): unknown;
}

const acknowledgedWithinMs = 10_000;
const connectedWithinMs = 10_000;
const keptAfterLastUseMs = 30_000;

/**
 * The one live connection of this tab. It is quick, not true: nothing is buffered, repeated or
 * recovered here; streams notice what they missed and the outbox keeps what was not acknowledged.
 */
@Injectable({ providedIn: 'root' })
export class LiveSocket {
  private readonly session = inject(SessionStore);
  private readonly connection = signal<ConnectionStatus>('connecting');
  readonly status = this.connection.asReadonly();
  private readonly ownBuild = clientBuild(inject(DOCUMENT));
  private readonly servedBuild = signal<string | null>(null);
  /** the server was renewed since this page was loaded, and has another client now */
  readonly isOutdated = computed(() => {
    const served = this.servedBuild();
    return this.ownBuild !== null && served !== null && served !== this.ownBuild;
  });

  private readonly socket: Socket<ServerToClientEvents, ClientToServerEvents> = io({
    autoConnect: false,
    reconnection: false,
    transports: ['websocket'],
    timeout: connectedWithinMs,
  });
  private readonly statusListeners = new Set<(isLive: boolean) => void>();
  private holders = 0;
  private attempt = 0;
  private drainedForMs: number | null = null;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    this.socket.on('connect', () => this.connected());
    this.socket.on('disconnect', () => this.lost());
    this.socket.on('connect_error', (fault) => this.refused(fault));
    this.on('server.draining', ({ retryInMs }) => (this.drainedForMs = retryInMs));
    this.on('server.client', ({ build }) => this.servedBuild.set(build));
    this.on('session.ended', () => this.session.signedOut());
    this.connectAnewWhenPersonChanges();
    this.tryWhenThereIsReasonTo();
  }

  /** Keeps the connection open until the answered function is called. */
  hold(): () => void {
    this.holders += 1;
    if (this.holders === 1) this.tryNow();
    let isHeld = true;
    return () => {
      if (!isHeld) return;
      isHeld = false;
      this.holders -= 1;
      // Going from one reading to the next should not cost a connection.
      if (this.holders === 0) setTimeout(() => this.holders === 0 && this.socket.disconnect(), keptAfterLastUseMs);
    };
  }

  /** Sends a message; throws `UnreachableError` when it was not acknowledged, in which case it may have been done. */
  async send<N extends ClientMessageName>(
    name: N,
    input: ClientMessageInput<N>,
  ): Promise<Acknowledgement<ClientMessageAnswer<N>>> {
    if (!this.socket.connected) throw new UnreachableError('Not connected.');
    const answer = await this.emit(name, input);
    const parsed = acknowledgementSchema(clientMessages[name].answer).safeParse(answer);
    if (!parsed.success) throw new UnexpectedAnswerError(name, { cause: parsed.error });
    return parsed.data as Acknowledgement<ClientMessageAnswer<N>>;
  }

  /** Hears a message of the server; one that does not keep the contract is dropped. Answers the way to stop. */
  on<N extends ServerMessageName>(name: N, listener: (payload: ServerMessagePayload<N>) => void): () => void {
    const parsing = (payload: unknown) => {
      const parsed = serverMessages[name].safeParse(payload);
      if (parsed.success) listener(parsed.data as ServerMessagePayload<N>);
    };
    // The event maps are keyed by literal names; a generic name needs the untyped face of the emitter.
    const emitter = this.socket as unknown as UntypedEmitter;
    emitter.on(name, parsing);
    return () => emitter.off(name, parsing);
  }

  /** Hears of each new connection and each loss; called at once if connected. */
  onStatus(listener: (isLive: boolean) => void): () => void {
    this.statusListeners.add(listener);
    if (this.socket.connected) listener(true);
    return () => this.statusListeners.delete(listener);
  }

  private async emit(name: ClientMessageName, input: object): Promise<unknown> {
    try {
      return await (this.socket as Socket).timeout(acknowledgedWithinMs).emitWithAck(name, input);
    } catch (fault) {
      throw new UnreachableError(`${name} was not acknowledged.`, { cause: fault });
    }
  }

  private connected(): void {
    this.attempt = 0;
    this.drainedForMs = null;
    this.connection.set('live');
    for (const listener of this.statusListeners) listener(true);
  }

  /** A session that does not hold is refused each time: who is signed in is asked before the next attempt. */
  private refused(fault: Error): void {
    if (!isSessionRefused(fault)) return this.lost();
    this.session.reload().then(
      () => this.lost(),
      () => this.lost(),
    );
  }

  private lost(): void {
    const wasLive = this.connection() === 'live';
    this.connection.set('offline');
    if (wasLive) for (const listener of this.statusListeners) listener(false);
    if (this.holders === 0) return;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.tryNow(), this.drainedForMs ?? reconnectDelayMs(this.attempt));
    this.drainedForMs = null;
    this.attempt += 1;
  }

  private tryNow(): void {
    clearTimeout(this.timer);
    if (this.holders > 0) this.socket.connect();
  }

  /** The handshake carries the session: another person (or nobody) needs another connection. */
  private connectAnewWhenPersonChanges(): void {
    let person: string | null | undefined;
    effect(() => {
      if (!this.session.isLoaded()) return;
      const next = this.session.account()?.id ?? null;
      untracked(() => {
        if (person !== undefined && person !== next && this.socket.connected) this.socket.disconnect();
        person = next;
      });
    });
  }

  private tryWhenThereIsReasonTo(): void {
    const tryAgain = () => {
      if (document.visibilityState === 'visible') this.tryNow();
    };
    // The browser knows sooner than the heartbeat; if it is wrong, as with a server on the same machine, we are back at once.
    const drop = () => this.socket.io.engine?.close();
    addEventListener('online', tryAgain);
    addEventListener('offline', drop);
    document.addEventListener('visibilitychange', tryAgain);
    inject(DestroyRef).onDestroy(() => {
      removeEventListener('online', tryAgain);
      removeEventListener('offline', drop);
      document.removeEventListener('visibilitychange', tryAgain);
      this.socket.disconnect();
    });
  }
}
